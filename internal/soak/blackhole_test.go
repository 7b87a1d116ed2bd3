package soak

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// slack is what a busy machine needs for an answer.
const slack = 3 * time.Second

func TestADatabaseThatSaysNothingEndsEveryRequestInTime(t *testing.T) {
	t.Parallel()
	between := new(way)
	l := newLossy(t, between.through(t), "--limit-execution=2s", briefLease)
	underWay, release := l.heldUp(t)
	between.goes(t, held)
	release()               // the change is made, or not: its answer is lost
	time.Sleep(time.Second) // until what is in memory isn't believed any more

	var all sync.WaitGroup
	wanted := func(what string, most time.Duration, ask func() answer) {
		all.Go(func() {
			got := ask()
			if got.status != http.StatusServiceUnavailable || got.took > most+slack {
				t.Errorf("%s: %d %s after %s", what, got.status, got.reason(), got.took)
			}
		})
	}
	wanted("a change under way", 2*time.Second, func() answer { return <-underWay })
	for range 30 { // more than there are connections
		wanted("/readyz", time.Second, func() answer { return l.get(t.Context(), "/readyz", nil) })
		wanted("/verify", 5*time.Second, func() answer { return l.get(t.Context(), "/verify", l.key) })
		wanted("/v2/account-info", 5*time.Second, func() answer { return l.get(t.Context(), "/v2/account-info", l.key) })
		wanted("a change", 5*time.Second, l.disable)
	}
	all.Wait()

	between.right()
	l.recovers(t)
	require.Empty(t, l.disable().reason())
	require.Equal(t, http.StatusUnauthorized, l.get(t.Context(), "/verify", l.key).status)
	testdb.Explained(t, testdb.Beside(t, l.database))
}
