package testdb

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent/instance"
	"postern/ent/migrate"
)

// Tables is every row of the record at one moment: table, id, the row as text.
type Tables map[string]map[string]string

// Tables reads the record past the services and their rules, so that a test
// can count what a call has really written.
func (h *House) Tables(t testing.TB) Tables {
	t.Helper()
	db, all := h.Beside(t), Tables{}
	for _, table := range migrate.Tables {
		all[table.Name] = readTable(t, db, table.Name)
	}
	return all
}

func readTable(t testing.TB, db *sql.DB, table string) map[string]string {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), "SELECT id, * FROM "+table)
	require.NoError(t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	require.NoError(t, err)
	found, cells := map[string]string{}, make([]any, len(columns))
	for i := range cells {
		cells[i] = new(any)
	}
	for rows.Next() {
		require.NoError(t, rows.Scan(cells...))
		var text strings.Builder
		for i, column := range columns {
			if table == instance.Table && column != instance.FieldID {
				continue // instances say that they are alive, whatever is asked
			}
			fmt.Fprintf(&text, "%s=%v\n", column, *cells[i].(*any))
		}
		found[fmt.Sprint(*cells[0].(*any))] = text.String()
	}
	require.NoError(t, rows.Err())
	return found
}

// Until says what was written since, for each table that differs: "1 new",
// "1 changed", "1 gone", or several with commas between.
func (before Tables) Until(after Tables) map[string]string {
	written := map[string]string{}
	for table := range before {
		if table == instance.Table {
			continue // instances come, go, and say that they are alive by themselves
		}
		var fresh, changed, gone int
		for id, row := range before[table] {
			switch now, there := after[table][id]; {
			case !there:
				gone++
			case now != row:
				changed++
			}
		}
		for id := range after[table] {
			if _, there := before[table][id]; !there {
				fresh++
			}
		}
		if fresh+changed+gone > 0 {
			written[table] = counted(fresh, "new", changed, "changed", gone, "gone")
		}
	}
	return written
}

func counted(pairs ...any) string {
	var parts []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] != 0 {
			parts = append(parts, fmt.Sprint(pairs[i], " ", pairs[i+1]))
		}
	}
	return strings.Join(parts, ", ")
}
