package soak

import (
	"math/rand/v2"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"
)

// fault is what goes wrong, again and again, in one cell of the soak.
type fault struct {
	name string
	do   func(t *testing.T, f *fleet)
}

var faults = []fault{
	{"none", func(*testing.T, *fleet) { time.Sleep(time.Second) }},
	{"feeds' connections ended", func(t *testing.T, f *fleet) {
		time.Sleep(rand.N(time.Second))
		_, _ = f.db.ExecContext(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'UPDATE instances SET applied%'`)
	}},
	{"way to one instance cut, no word", func(_ *testing.T, f *fleet) {
		f.between.gate.Lock()
		time.Sleep(3 * time.Second)
		f.between.gate.Unlock()
		time.Sleep(3 * time.Second)
	}},
	{"way to one instance slow", func(_ *testing.T, f *fleet) {
		for range 20 {
			f.between.gate.Lock()
			time.Sleep(rand.N(400 * time.Millisecond))
			f.between.gate.Unlock()
			time.Sleep(5 * time.Millisecond)
		}
	}},
	{"one instance killed, started", func(t *testing.T, f *fleet) {
		p := f.all[2]
		_ = p.command.Process.Kill()
		_ = p.command.Wait()
		time.Sleep(rand.N(time.Second))
		p.start(t)
		time.Sleep(3 * time.Second)
	}},
	{"one instance stopped past its lease", func(t *testing.T, f *fleet) {
		p := f.all[2].command.Process
		require.NoError(t, p.Signal(syscall.SIGSTOP))
		time.Sleep(3 * time.Second)
		require.NoError(t, p.Signal(syscall.SIGCONT))
		time.Sleep(2 * time.Second)
	}},
	{"PostgreSQL killed, restarted", func(t *testing.T, f *fleet) {
		f.server.Kill()
		time.Sleep(200 * time.Millisecond)
		require.NoError(t, f.server.Restart(t.Context()))
		time.Sleep(4 * time.Second)
	}},
}

// TestAcknowledgedMeansDeadWhateverGoesWrong is the soak's table of faults.
func TestAcknowledgedMeansDeadWhateverGoesWrong(t *testing.T) {
	if os.Getenv("POSTERN_SOAK") == "" {
		t.Skip("minutes long: only with POSTERN_SOAK=1")
	}
	f := newFleet(t)
	t.Logf("%-36s %8s %8s %10s %8s %10s %10s", "fault", "calls", "changes", "violations", "late", "p50", "p99")
	for _, c := range faults {
		h := NewHistory(f.settle(t))
		f.took = nil
		f.suffer(t, h, c)
		calls, late := h.Calls()
		violations := 0
		if h.Explained() != porcupine.Ok {
			violations = 1
		}
		slices.Sort(f.took)
		t.Logf("%-36s %8d %8d %10d %8s %10s %10s", c.name, calls, len(f.took), violations, late,
			f.took[len(f.took)/2].Round(100*time.Microsecond), f.took[len(f.took)*99/100].Round(100*time.Microsecond))
		require.Zero(t, violations+int(late), c.name)
	}
}
