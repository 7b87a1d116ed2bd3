package edge

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
)

// rows is how many people and API users the account has: more than a page, so
// that a list costs what it can cost.
const rows = 150

// filledDatabase makes a database with the cast and rows for full pages.
func filledDatabase(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "postern.db")
	s, err := store.Open(t.Context(), "sqlite:"+path)
	require.NoError(t, err)
	_, err = testdb.Wire(s, nil).NewPeople(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.Close())
	inSQL(t, path, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ?1)
		INSERT INTO users (id, name, email, email_key, role, password_hash, created_at, updated_at, account_id)
		SELECT printf('usr_%026d', i), 'Person '||i, i||email, i||email_key, role,
			password_hash, created_at, updated_at, account_id FROM users, n WHERE email = 'sam@example.com'`, rows)
	inSQL(t, path, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ?1)
		INSERT INTO api_users (id, email, description, created_at, updated_at, account_id, created_by_id, updated_by_id)
		SELECT printf('api_%026d', i), printf('apiuser-%012d@api.localhost', i), 'Nightly import '||i,
			created_at, updated_at, account_id, id, id FROM users, n WHERE email = 'ada@example.com'`, rows)
	return path
}

// inSQL runs a statement beside whoever has the database open.
func inSQL(t *testing.T, path, statement string, args ...any) {
	t.Helper()
	db := openBeside(t, path)
	_, err := db.ExecContext(context.Background(), statement, args...)
	require.NoError(t, err)
}

// count asks the database for a number.
func count(t *testing.T, path, question string) (n int) {
	t.Helper()
	require.NoError(t, openBeside(t, path).QueryRowContext(context.Background(), question).Scan(&n))
	return n
}

func openBeside(t *testing.T, path string) *sql.DB {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(5000)")
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}
