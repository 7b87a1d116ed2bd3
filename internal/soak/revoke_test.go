package soak

import (
	"math/rand/v2"
	"slices"
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
	{"none", func(_ *testing.T, f *fleet) { time.Sleep(f.lease) }},
	{"feeds' connections ended", func(t *testing.T, f *fleet) {
		time.Sleep(rand.N(f.lease / 2))
		_, _ = f.db.ExecContext(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'UPDATE instances SET applied%'`)
	}},
	{"way to one instance cut, no word", between(cut)},
	{"way to one instance held up", between(held)},
	{"way to one instance slow", func(t *testing.T, f *fleet) { between(slow(f.lease/20))(t, f) }},
	{"way to one instance narrow", between(narrow)},
	{"way to one instance reset", between(reset)},
	{"one instance killed, started", func(t *testing.T, f *fleet) {
		p := f.all[2]
		_ = p.command.Process.Kill()
		_ = p.command.Wait()
		time.Sleep(rand.N(f.lease / 2))
		p.start(t)
		time.Sleep(f.past())
	}},
	{"one instance stopped past its lease", stopped(2)},
	{"one that makes changes stopped", stopped(0)},
	{"PostgreSQL killed, restarted", func(t *testing.T, f *fleet) {
		f.server.Kill()
		time.Sleep(200 * time.Millisecond)
		require.NoError(t, f.server.Restart(t.Context()))
		time.Sleep(f.past())
	}},
}

// between has something go wrong between one instance and the database, past
// its lease.
func between(what wrong) func(*testing.T, *fleet) {
	return func(t *testing.T, f *fleet) {
		time.Sleep(f.past()) // until it remembers
		f.between.goes(t, what)
		time.Sleep(f.past())
		f.between.right()
	}
}

// stopped has one instance be stopped past its lease. Calls that it is sent
// meanwhile are answered when it goes on, and count.
func stopped(one int) func(*testing.T, *fleet) {
	return func(t *testing.T, f *fleet) {
		time.Sleep(f.past()) // until it remembers
		f.all[one].stop(t)
		time.Sleep(f.past())
		f.all[one].goOn(t)
	}
}

// The soak's table of faults; without POSTERN_SOAK each happens once, for a
// short lease.
func TestAcknowledgedMeansDeadWhateverGoesWrong(t *testing.T) {
	cell, lease := 20*time.Second, 2*time.Second
	if !long() {
		cell, lease = 500*time.Millisecond, 200*time.Millisecond
	}
	f := newFleet(t, lease)
	t.Logf("%-36s %8s %8s %10s %8s %10s %10s", "fault", "calls", "changes", "violations", "late", "p50", "p99")
	for _, c := range faults {
		h := NewHistory(f.settle(t))
		f.took = nil
		f.suffer(t, h, c, cell)
		calls, late := h.Calls()
		violations := 0
		if h.Explained() != porcupine.Ok {
			violations = 1
		}
		slices.Sort(f.took)
		t.Logf("%-36s %8d %8d %10d %8s %10s %10s", c.name, calls, len(f.took), violations, late,
			f.took[len(f.took)/2].Round(100*time.Microsecond), f.took[len(f.took)*99/100].Round(100*time.Microsecond))
		require.Greater(t, calls, enough, "too few to mean anything: %s", c.name)
		require.Zero(t, violations+int(late), c.name)
	}
}
