package store_test

import (
	"database/sql"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"
	"github.com/stretchr/testify/require"

	"postern/ent/migrate/migrations"
	"postern/internal/store"
	"postern/internal/testdb"
)

// step is one migration.
type step struct {
	version int64
	text    string
}

// history is the migrations of the database that the tests run on.
func history() (files fs.FS, folder string) {
	if testdb.Postgres() {
		return migrations.Postgres, "postgres"
	}
	return migrations.SQLite, "sqlite"
}

func steps(t *testing.T, files fs.FS, folder string) []step {
	t.Helper()
	names, err := fs.Glob(files, folder+"/*.sql")
	require.NoError(t, err)
	all := make([]step, len(names))
	for i, name := range names {
		all[i].version, err = goose.NumericComponent(path.Base(name))
		require.NoError(t, err)
		text, err := fs.ReadFile(files, name)
		require.NoError(t, err)
		all[i].text = string(text)
	}
	return all
}

// TestNoMigrationLosesAnything fills a database of each version there ever was
// and migrates it on. What a migration does on purpose it says itself: DROP
// TABLE, INDEX, TRIGGER or CONSTRAINT, UPDATE or DELETE FROM, and the name.
func TestNoMigrationLosesAnything(t *testing.T) {
	t.Parallel()
	files, folder := history()
	for from, s := range steps(t, files, folder) {
		t.Run(fmt.Sprint("from ", s.version), func(t *testing.T) {
			t.Parallel()
			require.Empty(t, migrateOn(t, files, folder, from))
		})
	}
}

// migrateOn fills a database of one version, migrates it to the last one, and
// says what went wrong.
func migrateOn(t *testing.T, files fs.FS, folder string, from int) []string {
	t.Helper()
	url, all := fresh(t), steps(t, files, folder)
	require.NoError(t, store.UpTo(t.Context(), url, files, all[from].version))
	fillEvery(t, testdb.Beside(t, url))
	before := takeStock(t, url)
	for _, s := range all[from+1:] {
		if err := store.UpTo(t.Context(), url, files, s.version); err != nil {
			return []string{err.Error()}
		}
		after := takeStock(t, url)
		if lost := before.lost(after, s.text); len(lost) > 0 {
			return lost
		}
		before = after
	}
	require.Empty(t, before.open, "the history is for ever")
	return nil
}

// fresh is the address of a database with nothing in it.
func fresh(t *testing.T) string {
	t.Helper()
	if testdb.Postgres() {
		return emptied(t)
	}
	return "sqlite:" + filepath.Join(t.TempDir(), "postern.db")
}

// changeable says how the rows of a table can be changed or deleted.
func changeable(t *testing.T, db *sql.DB, table string) []string {
	t.Helper()
	var ways []string
	statements := []string{`UPDATE "` + table + `" SET id = id || '!'`, `DELETE FROM "` + table + `"`}
	if testdb.Postgres() {
		statements = append(statements, `TRUNCATE "`+table+`"`)
	}
	for _, statement := range statements {
		tx, err := db.BeginTx(t.Context(), nil)
		require.NoError(t, err)
		if _, err := tx.ExecContext(t.Context(), statement); err == nil {
			ways = append(ways, strings.Fields(statement)[0]+" "+table)
		}
		require.NoError(t, tx.Rollback())
	}
	return ways
}
