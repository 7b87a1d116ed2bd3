package revision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/revision"
	"postern/internal/testdb"
	"postern/internal/verify"
)

// With SQLite there is one instance, and nobody else to hear from: memory may
// always be believed.
func TestTheOnlyInstanceAlwaysBelievesItsMemory(t *testing.T) {
	t.Parallel()
	if testdb.Postgres() {
		t.Skip("with PostgreSQL an instance is never the only one")
	}
	s := testdb.Open(t)
	lease := revision.Open(t.Context(), s, verify.NewMemory(1<<20), time.Second, time.Now).Lease()
	require.True(t, lease.Holds(time.Now()))
	require.True(t, lease.Holds(time.Now().AddDate(100, 0, 0)))
}
