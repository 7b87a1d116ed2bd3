package testdb

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/store"
)

// Start is the time that a test's clock shows at first.
var Start = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// filled is a database that holds the cast: copying it is quicker than hashing
// everybody's password anew.
var filled = sync.OnceValues(func() (ready struct {
	file []byte
	cast Cast
}, err error,
) {
	dir, err := os.MkdirTemp("", "postern-filled")
	if err != nil {
		return ready, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "filled.db")
	s, err := store.Open(context.Background(), "sqlite:"+path)
	if err != nil {
		return ready, err
	}
	ready.cast, err = Wire(s, &Clock{at: Start}).fill(context.Background())
	if err != nil {
		return ready, fmt.Errorf("%w (%v)", err, s.Close())
	}
	if err = s.Close(); err != nil {
		return ready, err
	}
	ready.file, err = os.ReadFile(path)
	return ready, err
})

// fill makes the people and an API user of Acme.
func (h *House) fill(ctx context.Context) (Cast, error) {
	c, err := h.NewPeople(ctx)
	if err != nil {
		return c, err
	}
	c.APIUser, c.APIUserPassword, err = h.NewAPIUser(access.With(ctx, As(c.Owner)), "Nightly import")
	return c, err
}

// NewFilledHouse wires the services over a database that holds the cast
// already. Nobody in it is signed in but the owner, from set-up.
func NewFilledHouse(t testing.TB) (*House, Cast) {
	t.Helper()
	ready, err := filled()
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "postern.db")
	require.NoError(t, os.WriteFile(path, ready.file, 0o600))
	return open(t, path), ready.cast
}

// open wires the services over the file at path, closed at the end of the test.
func open(t testing.TB, path string) *House {
	t.Helper()
	s, err := store.Open(context.Background(), "sqlite:"+path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	h := Wire(s, &Clock{at: Start})
	h.File = path
	return h
}

// Exec runs SQL beside the services, on a connection of its own: for what no
// service would do.
func (h *House) Exec(t testing.TB, statement string, args ...any) {
	t.Helper()
	db := beside(t, h.File)
	_, err := db.ExecContext(context.Background(), statement, args...)
	require.NoError(t, err)
}

// RefuseAudit makes the database refuse every new entry of the history, so
// that a test sees whether the change goes with it.
func (h *House) RefuseAudit(t testing.TB) {
	t.Helper()
	h.Exec(t, `CREATE TRIGGER refuse_audit BEFORE INSERT ON audit_events
		BEGIN SELECT RAISE(ABORT, 'the history is closed'); END`)
}

// Rows is every row of every table as text, one a line: to see that nothing
// has changed, or that something is nowhere.
func (h *House) Rows(t testing.TB) string {
	t.Helper()
	db, ctx := beside(t, h.File), context.Background()
	names, err := db.QueryContext(ctx, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
	require.NoError(t, err)
	defer names.Close()
	var all strings.Builder
	for names.Next() {
		var name string
		require.NoError(t, names.Scan(&name))
		writeRows(t, &all, db, name)
	}
	require.NoError(t, names.Err())
	return all.String()
}
