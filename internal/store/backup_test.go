package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
)

func TestABackupIsADatabaseOfItsOwn(t *testing.T) {
	t.Parallel()
	path, folder := testdb.File(t), t.TempDir()
	server := open(t, path, store.Open)
	require.NoError(t, addOne(t.Context(), server, func() error { return nil }))
	file := filepath.Join(folder, "it's a?b.db")
	made, err := store.Backup(t.Context(), "sqlite:"+path, file)
	require.NoError(t, err)
	require.NoError(t, addOne(t.Context(), server, func() error { return nil }), "the server goes on")

	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	require.Equal(t, info.Size(), made.Bytes)
	require.Greater(t, made.Schema, int64(20261123000000))
	require.Equal(t, []string{"it's a?b.db"}, names(t, folder), "and nothing beside it")
	require.Equal(t, 1, count(t, open(t, file, store.Open)))
	require.Equal(t, 2, count(t, server))
}

func TestABackupBeforeAnUpgradeKeepsTheOldSchema(t *testing.T) {
	t.Parallel()
	path := testdb.File(t)
	execute(t, path, `DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)`)
	_, err := store.Backup(t.Context(), "sqlite:"+path, filepath.Join(t.TempDir(), "backup.db"))
	require.NoError(t, err)
}

func TestWhatCannotBeBackedUpIsOneSentence(t *testing.T) {
	t.Parallel()
	folder, path := t.TempDir(), testdb.File(t)
	foreign := file(t, "")
	execute(t, foreign, `CREATE TABLE users (name)`)
	there := file(t, "an older backup")
	fresh := filepath.Join(folder, "backup.db")
	for name, c := range map[string]struct{ url, file, says string }{
		"PostgreSQL":       {"postgres://postern:secret@db/postern", fresh, "--database postgres://postern:xxxxx@db/postern: this command copies SQLite files; use pg_dump"},
		"a mistyped URL":   {"postgres:/postern:secret@db/postern", fresh, "this is not a database address; use sqlite:FILE or postgres://"},
		"no database":      {"sqlite:" + filepath.Join(folder, "none.db"), fresh, "there is no database at "},
		"another program":  {"sqlite:" + foreign, fresh, "the file holds another program's tables; name another file"},
		"an empty file":    {"sqlite:" + file(t, ""), fresh, "the file holds no Postern database; name the right file"},
		"garbage":          {"sqlite:" + file(t, strings.Repeat("garbage", 999)), fresh, "the file is not a database; name another file"},
		"an existing file": {"sqlite:" + path, there, there + " is there already; name a new file"},
		"onto itself":      {"sqlite:" + path, path, path + " is there already; name a new file"},
		"a folder":         {"sqlite:" + path, folder, folder + " is there already; name a new file"},
		"a missing folder": {"sqlite:" + path, filepath.Join(folder, "none", "b.db"), "none does not exist; make it, or name another file"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := store.Backup(t.Context(), c.url, c.file)
			require.ErrorContains(t, err, c.says)
			require.NotContains(t, err.Error(), "\n")
			require.NotContains(t, err.Error(), "secret")
		})
	}
	require.Empty(t, names(t, folder))
	info, err := os.Stat(there)
	require.NoError(t, err)
	require.Equal(t, int64(len("an older backup")), info.Size(), "it was left alone")
}

// A NULL where the schema allows none is copied as it is found: only the check
// sees it.
func TestADamagedDatabaseLeavesNoBackup(t *testing.T) {
	t.Parallel()
	path, folder := testdb.File(t), t.TempDir()
	execute(t, path, `PRAGMA writable_schema = ON;
		UPDATE sqlite_schema SET sql = replace(sql, 'datetime NULL', 'datetime NOT NULL') WHERE name = 'installations'`)
	_, err := store.Backup(t.Context(), "sqlite:"+path, filepath.Join(folder, "backup.db"))
	require.ErrorContains(t, err, "the database is damaged (")
	require.Empty(t, names(t, folder))
}

func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	t.Parallel()
	path, folder := testdb.File(t), t.TempDir()
	execute(t, path, `CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
		SELECT zeroblob(1000000) FROM n`)
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		for len(names(t, folder)) == 0 && ctx.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		stop()
	}()
	_, err := store.Backup(ctx, "sqlite:"+path, filepath.Join(folder, "backup.db"))
	require.EqualError(t, err, "stopped; there is no backup")
	require.Empty(t, names(t, folder))
}

func names(t *testing.T, folder string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}
