package soak

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// Each of three instances is stopped in turn, as another makes a change. Calls
// sent after the acknowledgement wait in the stopped process's queue, and are the
// first that it reads: before its feed has noticed anything.
func TestAnInstanceThatWasStoppedPastItsLeaseDoesNotAnswerFromBefore(t *testing.T) {
	t.Parallel()
	f := newFleet(t, 200*time.Millisecond)
	is, n, calls := f.settle(t), rounds(300, 10), 0
	for round := range n {
		h, to := NewHistory(is), State{Enabled: !is.Enabled}
		f.stopOne(t, h, round%3, to)
		some, late := h.Calls()
		require.Zero(t, late, "round %d: accepted so long after the acknowledgement", round)
		require.Equal(t, porcupine.Ok, h.Explained(), "round %d", round)
		is, calls = to, calls+some
	}
	t.Logf("%d rounds, %d calls, %d of them sent to a stopped instance after the acknowledgement", n, calls, n*queued)
	testdb.Explained(t, testdb.Beside(t, f.database))
}

// queued is how many calls wait until the stopped instance goes on.
const queued = 20

// stopOne stops one instance, before a change that another makes or in the
// midst of it, and lets it go on when its lease is over and calls wait for it.
func (f *fleet) stopOne(t *testing.T, h *History, one int, to State) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var callers, changer, waiting sync.WaitGroup
	f.call(ctx, h, &callers)
	answers := f.queue(h, f.all[one], &waiting)
	waiting.Wait()
	require.EqualValues(t, queued, answers.Load(), "it doesn't remember, or has no open connections")

	changer.Go(func() {
		time.Sleep(rand.N(5 * time.Millisecond))
		f.change(h, to, []*postern{f.all[(one+1)%3], f.all[(one+2)%3]})
	})
	time.Sleep(rand.N(5 * time.Millisecond))
	over := time.Now().Add(f.past())
	f.all[one].stop(t)
	changer.Wait()
	answers = f.queue(h, f.all[one], &waiting)
	time.Sleep(max(time.Until(over), 20*time.Millisecond)) // 20 ms: until they are there
	require.Zero(t, answers.Load(), "it wasn't stopped")
	f.all[one].goOn(t)
	waiting.Wait()
	require.EqualValues(t, queued, answers.Load(), "the database is there: it can be known")
	stop()
	callers.Wait()
}

// stop returns when every thread stands still: on a busy machine some go on for
// a while.
func (p *postern) stop(t *testing.T) {
	t.Helper()
	var status syscall.WaitStatus
	require.NoError(t, p.command.Process.Signal(syscall.SIGSTOP))
	_, err := syscall.Wait4(p.command.Process.Pid, &status, syscall.WUNTRACED, nil)
	require.NoError(t, err)
	require.True(t, status.Stopped(), "it has ended")
}

func (p *postern) goOn(t *testing.T) {
	t.Helper()
	require.NoError(t, p.command.Process.Signal(syscall.SIGCONT))
}

// queue sends many calls at once, and counts those that were told yes or no.
func (f *fleet) queue(h *History, p *postern, all *sync.WaitGroup) *atomic.Int32 {
	answers := new(atomic.Int32)
	for caller := range queued {
		all.Go(func() {
			if f.callOnce(h, 6+caller, p) {
				answers.Add(1)
			}
		})
	}
	return answers
}
