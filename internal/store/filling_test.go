package store_test

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// rowsEach is how many rows a filled table has, at least. The last of them has
// nothing wherever it may.
const rowsEach = 3

// fillEvery puts rows into every table, as its own description asks for: those
// that others refer to first.
func fillEvery(t *testing.T, db *sql.DB) {
	t.Helper()
	left := tables(t, db)
	for len(left) > 0 {
		before := len(left)
		for _, table := range slices.Sorted(maps.Keys(left)) {
			waits := slices.ContainsFunc(left[table], func(c column) bool {
				_, unfilled := left[c.refers]
				return unfilled && c.refers != table
			})
			if !waits {
				fillTable(t, db, table, left[table])
				delete(left, table)
			}
		}
		require.Less(t, len(left), before, "tables that refer to each other: %v", left)
	}
}

func fillTable(t *testing.T, db *sql.DB, table string, columns []column) {
	t.Helper()
	names, marks := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		names[i], marks[i] = `"`+c.name+`"`, "?"
	}
	for row := 1; row <= rowsEach; row++ {
		cells := make([]any, len(columns))
		for i, c := range columns {
			if c.required || row < rowsEach {
				cells[i] = cell(t, table, c, row)
			}
		}
		testdb.Exec(t, db, `INSERT INTO "`+table+`" (`+strings.Join(names, ", ")+`) VALUES (`+strings.Join(marks, ", ")+`)`, cells...)
	}
}

// cell is a value that no other row has, where the type has that many.
func cell(t *testing.T, table string, c column, row int) any {
	t.Helper()
	if c.refers != "" {
		return fmt.Sprint(c.refers, " id ", row)
	}
	switch c.typ {
	case "text", "character varying":
		return fmt.Sprint(table, " ", c.name, " ", row)
	case "integer", "bigint":
		return row
	case "bool", "boolean":
		return row%2 == 0
	case "datetime", "timestamp with time zone":
		return time.Date(2026, 1, row, 12, 0, 0, 123456000, time.UTC)
	}
	t.Fatalf("%s.%s has the type %s; say here what such a column may hold", table, c.name, c.typ)
	return nil
}
