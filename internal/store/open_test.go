package store_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
)

type opener func(context.Context, string) (*store.Store, error)

func open(t *testing.T, path string, how opener) *store.Store {
	t.Helper()
	s, err := how(t.Context(), "sqlite:"+path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// wantSentence wants one sentence that names the setting, and no password.
func wantSentence(t *testing.T, url, text string, how opener) {
	t.Helper()
	s, err := how(t.Context(), url)
	if err == nil {
		require.NoError(t, s.Close())
	}
	require.ErrorContains(t, err, text)
	require.True(t, strings.HasPrefix(err.Error(), "--database"), err.Error())
	require.NotContains(t, err.Error(), "\n")
	require.NotContains(t, err.Error(), secret)
	require.NotRegexp(t, `\(\d+\)`, err.Error(), "no codes of the driver")
}

func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "postern.db")
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func execute(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	require.NoError(t, err)
	_, err = db.ExecContext(t.Context(), statement)
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

func TestAFreshFileGetsTheWholeSchema(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "fresh.db"), store.Open)
	var tables, foreignKeys int
	require.NoError(t, s.Readers().QueryRowContext(t.Context(),
		`SELECT count(*) FROM sqlite_schema WHERE name IN ('accounts', 'users', 'api_users', 'audit_events')`).Scan(&tables))
	require.Equal(t, 4, tables)
	require.NoError(t, s.Readers().QueryRowContext(t.Context(), `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&foreignKeys))
	require.Zero(t, foreignKeys)
	require.Zero(t, count(t, s), "the one row of the installation is there")
	require.NoError(t, s.Ping(t.Context()))
}

func TestAnEmptyFileIsAFreshOne(t *testing.T) {
	t.Parallel()
	require.Zero(t, count(t, open(t, file(t, ""), store.Open)))
}

func TestWhatWasWrittenIsThereAtTheNextStart(t *testing.T) {
	t.Parallel()
	path := testdb.File(t)
	s, err := store.Open(t.Context(), "sqlite:"+path)
	require.NoError(t, err)
	require.NoError(t, addOne(t.Context(), s, func() error { return nil }))
	require.NoError(t, s.Close())
	require.Equal(t, 1, count(t, open(t, path, store.Open)))
}

func TestFileNamesMayHoldAnything(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a b.db", "a?b.db", "a#b.db", "a%20b.db", "ä&=.db", "a;b.db", "100%.db", "a:b.db"} {
		path := filepath.Join(t.TempDir(), name)
		open(t, path, store.Open)
		require.FileExists(t, path)
	}
}

func TestThreeSlashesNameAnAbsoluteFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "postern.db")
	open(t, "//"+path, store.Open)
	require.FileExists(t, path)
}

func TestASecondServerOnTheSameFileIsToldSo(t *testing.T) {
	t.Parallel()
	path := testdb.File(t)
	first, err := store.Open(t.Context(), "sqlite:"+path)
	require.NoError(t, err)
	link := filepath.Join(t.TempDir(), "link.db")
	require.NoError(t, os.Symlink(path, link))
	for _, name := range []string{path, link} {
		wantSentence(t, "sqlite:"+name, "another Postern is using it; stop that one first, or name another file", store.Open)
	}
	require.NoError(t, addOne(t.Context(), first, func() error { return nil }), "the first goes on")
	require.NoError(t, first.Close())
	open(t, path, store.Open)
}

func TestACommandBesideTheServerNeedsNoLock(t *testing.T) {
	t.Parallel()
	path := testdb.File(t)
	server := open(t, path, store.Open)
	require.NoError(t, addOne(t.Context(), open(t, path, store.OpenBeside), func() error { return nil }))
	require.Equal(t, 1, count(t, server))
}

func TestAFileThatCannotHoldTheRecordIsOneSentence(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	garbage := file(t, strings.Repeat("this is not a database ", 500))
	for url, text := range map[string]string{
		"sqlite:" + filepath.Join(folder, "none", "x.db"): "the folder " + folder + "/none does not exist; make it, or name another file",
		"sqlite:" + filepath.Join(garbage, "x.db"):        "does not exist; make it, or name another file",
		"sqlite:" + folder:           folder + " is a folder; name a file",
		"sqlite:/proc/postern.db":    "the folder /proc can't be written to; change its permissions, or name another file",
		"sqlite:" + garbage:          "the file is not a database; name another file",
		"sqlite:" + file(t, "short"): "the file is not a database; name another file",
		"sqlite::memory:":            "this database would be forgotten at the end; use sqlite:FILE",
		"sqlite:":                    "this is not a database address; use sqlite:FILE or postgres://",
		"sqlite://postern.db":        "this is not a database address; use sqlite:FILE or postgres://",
		"postern.db":                 "this is not a database address; use sqlite:FILE or postgres://",
		"":                           "this is not a database address; use sqlite:FILE or postgres://",
	} {
		t.Run(url, func(t *testing.T) {
			wantSentence(t, url, text, store.Open)
		})
	}
	content, err := os.ReadFile(garbage)
	require.NoError(t, err)
	require.Len(t, content, 23*500, "it was left alone")
}

func TestAnotherProgramsDatabaseIsLeftAlone(t *testing.T) {
	t.Parallel()
	path := file(t, "")
	execute(t, path, `CREATE TABLE users (name); INSERT INTO users VALUES ('Ada')`)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	wantSentence(t, "sqlite:"+path, "the file holds another program's tables; name another file", store.Open)
	wantSentence(t, "sqlite:"+path, "the file holds no Postern database", store.OpenBeside)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestADatabaseFromANewerVersionIsRefused(t *testing.T) {
	t.Parallel()
	path := testdb.File(t)
	execute(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99990101000000, 1)`)
	wantSentence(t, "sqlite:"+path, "the database was written by a newer Postern (schema 99990101000000, this one knows ", store.Open)
	wantSentence(t, "sqlite:"+path, "the database has schema 99990101000000 and this Postern wants ", store.OpenBeside)
}

func TestADamagedDatabaseIsOneSentence(t *testing.T) {
	t.Parallel()
	path := testdb.File(t)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	require.NoError(t, err)
	_, err = f.WriteAt(make([]byte, 3000), 100) // the schema's own page, behind the header
	require.NoError(t, err)
	require.NoError(t, f.Close())
	wantSentence(t, "sqlite:"+path, "the database is damaged; restore the backup", store.Open)
}

func TestACommandMakesNoDatabase(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	missing := filepath.Join(folder, "none.db")
	wantSentence(t, "sqlite:"+missing, "there is no database at "+missing+"; start the server once, or name the right file", store.OpenBeside)
	wantSentence(t, "sqlite:"+folder, folder+" is a folder; name a file", store.OpenBeside)
	wantSentence(t, "sqlite:"+file(t, "garbage"), "the file is not a database; name another file", store.OpenBeside)
	wantSentence(t, "sqlite:"+file(t, ""), "the file holds no Postern database", store.OpenBeside)
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Empty(t, entries)
}

func TestAClosedDatabaseDoesNotAnswer(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), "sqlite:"+testdb.File(t))
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.Error(t, s.Ping(t.Context()))
	require.NoError(t, s.Close(), "closing twice is no error")
}
