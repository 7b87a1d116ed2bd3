package testdb

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent/instance"
)

// Beside opens another connection to a database that is in use, closed at the
// end of the test. SQLite's driver shares its locks within a process, so this
// disturbs nobody.
func Beside(t testing.TB, url string) *sql.DB {
	t.Helper()
	db, err := besideOf(url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func besideOf(url string) (*sql.DB, error) {
	driver, source := "pgx", url
	if path, found := strings.CutPrefix(url, "sqlite:"); found {
		driver, source = "sqlite", "file:"+path+"?_pragma=busy_timeout(5000)"
	}
	return sql.Open(driver, source)
}

// Beside is another connection to the house's database, closed when the test
// that made the house ends.
func (h *House) Beside(t testing.TB) *sql.DB {
	t.Helper()
	if h.opened == nil {
		return Beside(t, h.URL)
	}
	return h.opened.beside
}

// Exec runs SQL beside the services, on a connection of its own: for what no
// service would do. Its arguments are written ?.
func (h *House) Exec(t testing.TB, statement string, args ...any) {
	t.Helper()
	Exec(t, h.Beside(t), statement, args...)
}

// Exec runs SQL whose arguments are written ?, on either database.
func Exec(t testing.TB, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if Postgres() {
		for i := range args {
			statement = strings.Replace(statement, "?", "$"+strconv.Itoa(i+1), 1)
		}
	}
	_, err := db.ExecContext(context.Background(), statement, args...)
	require.NoError(t, err)
}

// RefuseAudit makes the database refuse every new entry of the history, so
// that a test sees whether the change goes with it.
func (h *House) RefuseAudit(t testing.TB) {
	t.Helper()
	CloseHistory(t, h.Beside(t), "the history is closed")
}

// CloseHistory makes a database refuse every new entry of the history with an
// error that says why. Why holds no quote.
func CloseHistory(t testing.TB, db *sql.DB, why string) {
	t.Helper()
	if Postgres() {
		Exec(t, db, `CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS
			$function$ BEGIN RAISE EXCEPTION USING MESSAGE = '`+why+`'; END $function$`)
		Exec(t, db, `CREATE TRIGGER refuse_audit BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_audit()`)
		return
	}
	Exec(t, db, `CREATE TRIGGER refuse_audit BEFORE INSERT ON audit_events
		BEGIN SELECT RAISE(ABORT, '`+why+`'); END`)
}

// AllowAudit ends RefuseAudit.
func (h *House) AllowAudit(t testing.TB) {
	t.Helper()
	if Postgres() {
		h.Exec(t, `DROP TRIGGER refuse_audit ON audit_events`)
		return
	}
	h.Exec(t, `DROP TRIGGER refuse_audit`)
}

// Rows is every row of every table as text, one a line: to see that nothing
// has changed, or that something is nowhere.
func (h *House) Rows(t testing.TB) string {
	t.Helper()
	question := `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`
	if Postgres() {
		question = `SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`
	}
	db, ctx := h.Beside(t), context.Background()
	names, err := db.QueryContext(ctx, question)
	require.NoError(t, err)
	defer names.Close()
	var all strings.Builder
	for names.Next() {
		var name string
		require.NoError(t, names.Scan(&name))
		if name == instance.Table {
			continue // instances say that they are alive, whatever is asked
		}
		writeRows(t, &all, db, name)
	}
	require.NoError(t, names.Err())
	return all.String()
}

// writeRows writes the rows of one table, in the order of their keys.
func writeRows(t testing.TB, w io.Writer, db *sql.DB, table string) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), `SELECT * FROM "`+table+`" ORDER BY 1`)
	require.NoError(t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	require.NoError(t, err)
	for rows.Next() {
		cells := make([]any, len(columns))
		for i := range cells {
			cells[i] = new(any)
		}
		require.NoError(t, rows.Scan(cells...))
		fmt.Fprint(w, table)
		for i, column := range columns {
			cell := *cells[i].(*any)
			if raw, ok := cell.([]byte); ok {
				cell = string(raw)
			}
			fmt.Fprintf(w, " %s=%v", column, cell)
		}
		fmt.Fprintln(w)
	}
	require.NoError(t, rows.Err())
}
