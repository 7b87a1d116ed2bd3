package soak

import (
	"context"
	"net/http"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// The call waits in the stopped process's queue, and is the first that it
// reads: before its feed has noticed anything.
func TestAnInstanceThatWasStoppedPastItsLeaseDoesNotAnswerFromBefore(t *testing.T) {
	l := newLossy(t, direct, "--verify-lease=1s")
	other := &postern{database: l.database, addr: freeAddr(t), cookie: l.cookie, settings: l.settings, log: l.log}
	other.start(t)
	for range rounds(10, 1) {
		f := &fleet{lossy: l}
		require.Equal(t, acknowledged, f.enable(l.postern, true).outcome())
		for range 50 { // on connections that stay open
			require.Equal(t, http.StatusOK, other.get(t.Context(), "/verify", l.key).status)
		}
		process := other.command.Process
		require.NoError(t, process.Signal(syscall.SIGSTOP))
		require.Equal(t, acknowledged, f.enable(l.postern, false).outcome())
		answers := make(chan answer, 20)
		for range cap(answers) {
			go func() { answers <- other.get(context.Background(), "/verify", l.key) }()
		}
		time.Sleep(50 * time.Millisecond)
		require.NoError(t, process.Signal(syscall.SIGCONT))
		for range cap(answers) {
			require.Equal(t, http.StatusUnauthorized, (<-answers).status)
		}
	}
	testdb.Explained(t, testdb.Beside(t, l.database))
}
