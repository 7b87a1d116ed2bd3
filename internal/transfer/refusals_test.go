package transfer_test

import (
	"path/filepath"
	"strings"
	"testing"

	"entgo.io/ent/dialect/sql/schema"
	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/transfer"
)

func wantRefused(t *testing.T, from, to, text string) {
	t.Helper()
	_, err := transfer.Copy(t.Context(), from, to, quiet)
	require.Error(t, err)
	require.Regexp(t, `^`+text+`$`, err.Error(), "one sentence")
}

func change(t *testing.T, url, statement string) {
	t.Helper()
	db := testdb.Beside(t, url)
	exec(t, db, statement)
	require.NoError(t, db.Close())
}

func TestATargetThatHoldsAnythingIsRefused(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		s, err := store.Open(t.Context(), to)
		require.NoError(t, err)
		require.NoError(t, s.Close())
		change(t, to, `INSERT INTO sign_in_attempts (id, count, since) VALUES ('x', 1, '2026-01-31 12:00:00+00:00')`)
		fill(t, from)
		wantRefused(t, from, to, `--to already holds rows \(sign_in_attempts: 1\); name an empty database`)
		require.Len(t, read(t, to)["sign_in_attempts"], 1)
	})
}

func TestASourceOfAnotherVersionIsRefused(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		change(t, from, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99990101000000, true)`)
		wantRefused(t, from, to, `--from \S+: the database was written by a newer Postern \(schema 99990101000000, this one knows \d+\); use that version`)
		change(t, from, `DELETE FROM goose_db_version WHERE id IN (SELECT id FROM goose_db_version ORDER BY version_id DESC LIMIT 2)`)
		wantRefused(t, from, to, `--from \S+: the database has schema \d+ and this Postern wants \d+; run postern migrate on it first`)
	})
}

func TestWhatCannotBeCopiedIsOneSentence(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		missing := filepath.Join(t.TempDir(), "none.db")
		wantRefused(t, from, from, `--from and --to are the same database; name another one to fill`)
		wantRefused(t, "sqlite:"+missing, to, `--from \S+: there is no database at \S+; start the server once, or name the right file`)
		require.NoFileExists(t, missing)
		wantRefused(t, "mysql://x", to, `--from mysql://x: this is not a database address; use .*`)
		wantRefused(t, from, "sqlite:"+missing+"/x.db", `--to \S+: the folder \S+ does not exist; make it, or name another file`)
		wantRefused(t, from, "postgres://postern:secret@127.0.0.1:1/postern", `--to postgres://postern:xxxxx@127\.0\.0\.1:1/postern: the server can't be reached .*`)
	})
}

func TestADatabaseThatAServerWritesToIsRefused(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		for flag, url := range map[string]string{"--from": from, "--to": to} {
			s, err := store.Open(t.Context(), url)
			require.NoError(t, err)
			if strings.HasPrefix(url, "sqlite:") {
				wantRefused(t, from, to, flag+` \S+: another Postern is using it; stop that one first, or name another file`)
			}
			require.NoError(t, s.Close())
		}
	})
}

// swallow makes a table lose what is inserted, until the returned function is
// called.
func swallow(t *testing.T, url, table string) (allow func()) {
	t.Helper()
	if strings.HasPrefix(url, "sqlite:") {
		change(t, url, `CREATE TRIGGER swallow BEFORE INSERT ON `+table+` BEGIN SELECT RAISE(IGNORE); END`)
		return func() { change(t, url, `DROP TRIGGER swallow`) }
	}
	change(t, url, `CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`)
	change(t, url, `CREATE TRIGGER swallow BEFORE INSERT ON `+table+` FOR EACH ROW EXECUTE FUNCTION swallow()`)
	return func() { change(t, url, `DROP TRIGGER swallow ON `+table) }
}

func columnNames(table *schema.Table) (names []string) {
	for _, c := range table.Columns {
		names = append(names, c.Name)
	}
	return names
}

func columnsOf(t *testing.T, url, table string) []string {
	t.Helper()
	if strings.HasPrefix(url, "sqlite:") {
		return list(t, url, `SELECT name FROM pragma_table_xinfo('`+table+`')`)
	}
	return list(t, url, `SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '`+table+`'`)
}

func tablesOf(t *testing.T, url string) []string {
	t.Helper()
	if strings.HasPrefix(url, "sqlite:") {
		return list(t, url, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
	}
	return list(t, url, `SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`)
}

func list(t *testing.T, url, question string) (names []string) {
	t.Helper()
	db := testdb.Beside(t, url)
	defer db.Close()
	found, err := db.QueryContext(t.Context(), question)
	require.NoError(t, err)
	defer found.Close()
	for found.Next() {
		var name string
		require.NoError(t, found.Scan(&name))
		names = append(names, name)
	}
	require.NoError(t, found.Err())
	return names
}
