package store_test

import (
	"database/sql"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// Migrations that nobody should ever write, to see that the test of the real
// ones would find what they do. The last of them is run on a filled database.
func wantFound(t *testing.T, found []string, migrations ...string) {
	t.Helper()
	files, folder := history()
	together := fstest.MapFS{}
	names, err := fs.Glob(files, folder+"/*.sql")
	require.NoError(t, err)
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		require.NoError(t, err)
		together[name] = &fstest.MapFile{Data: text}
	}
	for i, text := range migrations {
		together[folder+"/9999010100000"+string(rune('1'+i))+"_made_up.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + text)}
	}
	lost := strings.Join(migrateOn(t, together, folder, len(together)-2), "\n")
	for _, what := range found {
		require.Contains(t, lost, what)
	}
	require.Equal(t, len(found) == 0, lost == "", lost)
}

// rebuild is how ent changes a table of SQLite: another one takes its place.
func rebuild(t *testing.T, table string) string {
	t.Helper()
	db := testdb.Beside(t, "sqlite:"+testdb.File(t))
	defer db.Close()
	var create string
	require.NoError(t, db.QueryRow("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", table).Scan(&create))
	rows, err := db.Query("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", table)
	require.NoError(t, err)
	defer rows.Close()
	all := []string{
		strings.Replace(create, table, "new_"+table, 1),
		"INSERT INTO `new_" + table + "` SELECT * FROM `" + table + "`",
		"DROP TABLE `" + table + "`",
		"ALTER TABLE `new_" + table + "` RENAME TO `" + table + "`",
	}
	for rows.Next() {
		var index string
		require.NoError(t, rows.Scan(&index))
		all = append(all, index)
	}
	require.NoError(t, rows.Err())
	return strings.Join(all, ";\n") + ";\n"
}

// triggers are those of a table, which a rebuild drops, as a migration makes
// them again.
func triggers(t *testing.T, table string) string {
	t.Helper()
	var all strings.Builder
	each(t, testdb.Beside(t, "sqlite:"+testdb.File(t)), `SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '`+table+`'`,
		func(rows *sql.Rows) error {
			var text string
			err := rows.Scan(&text)
			all.WriteString("-- +goose StatementBegin\n" + text + ";\n-- +goose StatementEnd\n")
			return err
		})
	return all.String()
}

const (
	// What ent writes around a rebuild does nothing within a transaction.
	entWrites = "PRAGMA foreign_keys = off;\n"
	// Foreign keys on, as anybody's own connection has them.
	careless = "-- +goose NO TRANSACTION\nPRAGMA foreign_keys = on;\n"
	notes    = "CREATE TABLE `notes` (`id` text PRIMARY KEY, `refusal_id` text REFERENCES `refusals` (`id`) ON DELETE CASCADE);"
)

func TestWhatARebuildInSQLiteLosesIsFound(t *testing.T) {
	t.Parallel()
	if testdb.Postgres() {
		t.Skip("SQLite alone rebuilds tables")
	}
	wantFound(t, []string{
		"the trigger audit_events_no_update of audit_events", "the trigger audit_events_no_delete of audit_events",
		"what forbids UPDATE audit_events", "what forbids DELETE audit_events",
	}, entWrites+rebuild(t, "audit_events"))
	wantFound(t, []string{"FOREIGN KEY constraint failed"}, careless+rebuild(t, "api_users"))
	wantFound(t, []string{
		"the row notes id 1 of notes", "the row notes id 2 of notes",
	}, notes, careless+rebuild(t, "refusals"))
	wantFound(t, []string{"the index session_seen_at of sessions"},
		entWrites+strings.ReplaceAll(rebuild(t, "sessions"), "CREATE INDEX `session_seen_at`", "-- "))
}

func TestARebuildOnOurOwnConnectionLosesNothing(t *testing.T) {
	t.Parallel()
	if testdb.Postgres() {
		t.Skip("SQLite alone rebuilds tables")
	}
	wantFound(t, nil, notes, entWrites+rebuild(t, "api_users")+triggers(t, "api_users")+rebuild(t, "users")+rebuild(t, "refusals"))
}

func TestWhatAMigrationOfPostgreSQLLosesIsFound(t *testing.T) {
	t.Parallel()
	if !testdb.Postgres() {
		t.Skip("PostgreSQL alone")
	}
	for migration, found := range map[string]string{
		"DROP TRIGGER audit_events_append_only ON audit_events": "what forbids DELETE audit_events",
		"ALTER TABLE audit_events DISABLE TRIGGER ALL":          "the trigger audit_events_append_only of audit_events",
		"TRUNCATE sessions":                                             "the row sessions id 1 of sessions",
		"ALTER TABLE api_users DROP COLUMN email":                       "the index api_users_in_order_of_email of api_users",
		"ALTER TABLE accounts ALTER COLUMN name TYPE varchar USING 'x'": "the name of accounts id 1 of accounts",
		"ALTER TABLE api_users RENAME TO programs":                      "the table api_users",
	} {
		t.Run(migration, func(t *testing.T) {
			t.Parallel()
			wantFound(t, []string{found}, migration+";")
		})
	}
}
