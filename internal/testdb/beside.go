package testdb

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
)

// beside opens another connection to a database that is in use. The driver
// shares its locks within a process, so this disturbs nobody.
func beside(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(5000)")
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// writeRows writes the rows of one table, in the order of their keys.
func writeRows(t testing.TB, w io.Writer, db *sql.DB, table string) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), "SELECT * FROM `"+table+"` ORDER BY 1")
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
