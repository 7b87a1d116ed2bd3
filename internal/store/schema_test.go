package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
)

func TestASchemaThatIsNewerIsRefused(t *testing.T) {
	t.Parallel()
	url := testdb.URL(t)
	testdb.Exec(t, testdb.Beside(t, url), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99990101000000, true)`)
	text := fmt.Sprintf("the database was written by a newer Postern (schema 99990101000000, this one knows %d); use that version", newest(t))
	wantSentence(t, url, text, store.Open)
	wantSentence(t, url, text, withMigrateOff)
	_, _, err := store.Migrate(t.Context(), url)
	require.ErrorContains(t, err, text)
	wantSentence(t, url, fmt.Sprintf("the database has schema 99990101000000 and this Postern wants %d; use the version that the server runs", newest(t)),
		store.OpenBeside)
}

func TestASchemaThatIsOlderWaitsForMigrate(t *testing.T) {
	t.Parallel()
	files, folder := history()
	url, oldest := fresh(t), steps(t, files, folder)[0].version
	require.NoError(t, store.UpTo(t.Context(), url, files, oldest))
	wantSentence(t, url, fmt.Sprintf("the database has schema %d and this Postern wants %d; run postern migrate first, or leave --migrate=off out", oldest, newest(t)),
		withMigrateOff)
	wantSentence(t, url, fmt.Sprintf("the database has schema %d and this Postern wants %d; use the version that the server runs", oldest, newest(t)),
		store.OpenBeside)
	for _, want := range []int64{oldest, newest(t)} {
		before, after, err := store.Migrate(t.Context(), url)
		require.NoError(t, err)
		require.Equal(t, []int64{want, newest(t)}, []int64{before, after})
	}
	s, err := withMigrateOff(t.Context(), url)
	require.NoError(t, err)
	require.NoError(t, s.Close())
}

func newest(t *testing.T) int64 {
	t.Helper()
	files, folder := history()
	all := steps(t, files, folder)
	return all[len(all)-1].version
}

// Other programs keep their versions in a table of the same name.
func TestADatabaseOfAnotherProgramIsLeftAlone(t *testing.T) {
	t.Parallel()
	for _, versions := range []string{`CREATE TABLE songs (id text)`, `CREATE TABLE goose_db_version (id text, version_id int, is_applied bool, tstamp text)`} {
		url := fresh(t)
		db := testdb.Beside(t, url)
		testdb.Exec(t, db, `CREATE TABLE users (name text)`)
		testdb.Exec(t, db, versions)
		before := tables(t, db)
		wantSentence(t, url, " holds another program's tables; name another ", store.Open)
		wantSentence(t, url, " holds another program's tables; name another ", withMigrateOff)
		wantSentence(t, url, " holds no Postern database; ", store.OpenBeside)
		_, _, err := store.Migrate(t.Context(), url)
		require.ErrorContains(t, err, "holds another program's tables")
		require.Equal(t, before, tables(t, db))
	}
}

func TestTenThatStartAtOnceMigrateAnEmptyDatabaseOnce(t *testing.T) {
	t.Parallel()
	startTen(t, fresh(t), func() {})
}

// Nobody gets on before all have seen that something is missing.
func TestTenThatStartAtOnceMigrateAnOlderSchemaOnce(t *testing.T) {
	t.Parallel()
	files, folder := history()
	url := fresh(t)
	require.NoError(t, store.UpTo(t.Context(), url, files, steps(t, files, folder)[0].version))
	if !testdb.Postgres() {
		startTen(t, url, func() {})
		return
	}
	tx, err := testdb.Beside(t, url).BeginTx(t.Context(), nil)
	require.NoError(t, err)
	_, err = tx.ExecContext(t.Context(), `LOCK TABLE goose_db_version IN EXCLUSIVE MODE`) // it can be read
	require.NoError(t, err)
	startTen(t, url, func() {
		time.Sleep(500 * time.Millisecond)
		_ = tx.Rollback()
	})
}

// startTen wants ten to come up, and on SQLite one and the others to say what
// is in their way.
func startTen(t *testing.T, url string, meanwhile func()) {
	t.Helper()
	start := []func(){meanwhile}
	stores, errs := make([]*store.Store, 10), make([]error, 10)
	for i := range stores {
		start = append(start, func() { stores[i], errs[i] = store.Open(t.Context(), url) })
	}
	testdb.Together(start...)
	up := 0
	for i, err := range errs {
		if err == nil {
			up++
			require.NoError(t, stores[i].Close())
		} else {
			require.ErrorContains(t, err, "another Postern is using it; stop that one first, or name another file")
		}
	}
	require.Equal(t, map[bool]int{true: 10, false: 1}[testdb.Postgres()], up)
	wantAppliedOnce(t, url)
}

func wantAppliedOnce(t *testing.T, url string) {
	t.Helper()
	files, folder := history()
	want, applied := []string{"0"}, []string{}
	for _, s := range steps(t, files, folder) {
		want = append(want, fmt.Sprint(s.version))
	}
	for _, row := range contents(t, testdb.Beside(t, url), versions, []column{{name: "id"}, {name: "version_id"}}) {
		applied = append(applied, row["version_id"])
	}
	require.ElementsMatch(t, want, applied)
}
