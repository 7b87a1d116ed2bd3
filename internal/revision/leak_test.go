package revision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"postern/internal/revision"
	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/verify"
)

func TestClosingAStoreEndsItsFeedAndTakesItsRowAway(t *testing.T) {
	h := testdb.NewHouse(t)
	require.NoError(t, h.Store.Close())
	before := goleak.IgnoreCurrent()
	for range 5 {
		s, err := store.Open(t.Context(), h.URL)
		require.NoError(t, err)
		ledger := revision.Open(t.Context(), s, verify.NewMemory(1<<20), testdb.Lease, time.Now)
		require.Eventually(t, func() bool { return ledger.Lease().Holds(time.Now()) }, 10*time.Second, time.Millisecond)
		require.NoError(t, s.Close())
		require.False(t, ledger.Lease().Holds(time.Now()))
	}
	goleak.VerifyNone(t, before)
	var left int
	require.NoError(t, testdb.Beside(t, h.URL).QueryRowContext(t.Context(), `SELECT count(*) FROM instances`).Scan(&left))
	require.Zero(t, left)
}
