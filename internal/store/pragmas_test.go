package store_test

import (
	"database/sql"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/store"
	"postern/internal/testdb"
)

func TestEveryConnectionIsDurableAndChecksForeignKeys(t *testing.T) {
	t.Parallel()
	s := open(t, testdb.File(t), store.Open)
	for name, pool := range map[string]struct {
		db        *sql.DB
		size      int
		queryOnly int
		mapped    int
	}{
		"writer":  {s.Writer(), 1, 0, 0},
		"readers": {s.Readers(), s.Readers().Stats().MaxOpenConnections, 1, 2147418112},
	} {
		t.Run(name, func(t *testing.T) {
			for range pool.size { // each connection of the pool, not the same one again
				conn, err := pool.db.Conn(t.Context())
				require.NoError(t, err)
				defer conn.Close()
				for pragma, want := range map[string]any{
					"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1,
					"busy_timeout": 5000, "query_only": pool.queryOnly, "mmap_size": pool.mapped,
				} {
					var got any
					require.NoError(t, conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
					require.EqualValues(t, want, got, pragma)
				}
			}
		})
	}
}

func TestThereIsOneWriterAndSeveralReaders(t *testing.T) {
	t.Parallel()
	s := open(t, testdb.File(t), store.Open)
	require.Equal(t, 1, s.Writer().Stats().MaxOpenConnections)
	require.GreaterOrEqual(t, s.Readers().Stats().MaxOpenConnections, 4)
}

func TestTheReadingClientCannotWrite(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	sys := access.System(t.Context(), "a test")
	err := s.Read().Installation.Update().AddLastAccountNumber(1).Exec(sys)
	require.Regexp(t, "readonly|read-only", err.Error())
	row, err := s.Read().Installation.Query().Only(sys)
	require.NoError(t, err)
	require.Zero(t, row.LastAccountNumber)
}

func TestARowWithoutTheRowItBelongsToIsRefused(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	_, err := s.Writer().ExecContext(t.Context(),
		`INSERT INTO sessions (id, token_hash, created_at, seen_at, user_id) VALUES ('ses_1', 'x', '2026-01-31', '2026-01-31', 'usr_none')`)
	require.Regexp(t, "(?i)foreign key", err.Error())
}
