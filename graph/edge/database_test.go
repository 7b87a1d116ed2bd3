package edge

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
)

// rows is how many people and API users the account has: more than a page, so
// that a list costs what it can cost.
const rows = 150

// filledDatabase makes a database with the cast and rows for full pages.
func filledDatabase(t *testing.T) string {
	t.Helper()
	url := testdb.URL(t)
	s, err := store.Open(t.Context(), url)
	require.NoError(t, err)
	_, err = testdb.Wire(s, nil).NewPeople(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.Close())
	inSQL(t, url, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ?)
		INSERT INTO users (id, name, email, email_key, role, password_hash, created_at, updated_at, account_id)
		SELECT 'usr_' || CAST(100000 + i AS TEXT), 'Person '||i, i||email, i||email_key, role,
			password_hash, created_at, updated_at, account_id FROM users, n WHERE email = 'sam@example.com'`, rows)
	inSQL(t, url, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ?)
		INSERT INTO api_users (id, email, description, created_at, updated_at, account_id, created_by_id, updated_by_id)
		SELECT 'api_' || CAST(100000 + i AS TEXT), 'apiuser-' || CAST(100000000000 + i AS TEXT) || '@api.localhost', 'Nightly import '||i,
			created_at, updated_at, account_id, id, id FROM users, n WHERE email = 'ada@example.com'`, rows)
	return url
}

// inSQL runs a statement beside whoever has the database open.
func inSQL(t *testing.T, url, statement string, args ...any) {
	t.Helper()
	db := testdb.Beside(t, url)
	defer db.Close()
	testdb.Exec(t, db, statement, args...)
}

// count asks the database for a number.
func count(t *testing.T, url, question string) (n int) {
	t.Helper()
	db := testdb.Beside(t, url)
	defer db.Close()
	require.NoError(t, db.QueryRowContext(context.Background(), question).Scan(&n))
	return n
}
