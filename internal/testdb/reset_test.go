package testdb_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/testdb"
)

func onlyPostgres(t *testing.T) {
	t.Helper()
	if !testdb.Postgres() {
		t.Skip("SQLite's files are copied for each test")
	}
}

// used has a test use a filled database, and returns its address and all that
// is in it at first.
func used(t *testing.T, use func(*testing.T, *testdb.House, testdb.Cast)) (url, found string) {
	t.Helper()
	require.True(t, t.Run("uses it", func(t *testing.T) {
		h, cast := testdb.NewFilledHouse(t)
		url, found = h.URL, h.Rows(t)
		use(t, h, cast)
	}))
	return url, found
}

func nothing(*testing.T, *testdb.House, testdb.Cast) {}

func TestAUsedDatabaseIsAsItWas(t *testing.T) {
	onlyPostgres(t)
	url, fresh := used(t, func(t *testing.T, h *testdb.House, cast testdb.Cast) {
		h.NewChild(t, cast.Owner.AccountID, "Initech")
		_, _, err := h.NewAPIUser(access.With(t.Context(), testdb.As(cast.Owner)), "Another")
		require.NoError(t, err)
		h.Exec(t, `UPDATE users SET name = 'somebody'`)
		h.Exec(t, `DELETE FROM sessions`)
	})
	again, found := used(t, nothing)
	require.Equal(t, url, again, "it isn't used again")
	require.Equal(t, fresh, found)
}

func TestADatabaseWhoseSchemaATestChangedIsNotUsedAgain(t *testing.T) {
	onlyPostgres(t)
	for _, change := range []string{
		`ALTER TABLE users RENAME TO gone`, `ALTER TABLE audit_events DISABLE TRIGGER ALL`, `DROP INDEX ` + anIndex,
	} {
		url, _ := used(t, func(t *testing.T, h *testdb.House, _ testdb.Cast) { h.Exec(t, change) })
		again, _ := used(t, nothing)
		require.NotEqual(t, url, again, change)
	}
}

// anIndex may go without anything else going.
const anIndex = `change_at`
