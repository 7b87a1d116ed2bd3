package store_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"postern/internal/testdb"
)

// stock is all that a database holds: rows by table, and the parts that keep
// them in order.
type stock struct {
	rows  map[string]map[string]map[string]string
	parts map[string]string
	open  []string // the ways to change the history
}

// takeStock looks on a connection of its own: plans made before a migration
// don't fit afterwards.
func takeStock(t *testing.T, url string) stock {
	t.Helper()
	db := testdb.Beside(t, url)
	defer db.Close()
	s := stock{rows: map[string]map[string]map[string]string{}, parts: parts(t, db)}
	for table, columns := range tables(t, db) {
		s.rows[table] = contents(t, db, table, columns)
	}
	s.open = changeable(t, db, "audit_events")
	return s
}

// lost is what is missing or different after a migration, but for what it
// names.
func (s stock) lost(after stock, migration string) []string {
	var all []string
	for table, rows := range s.rows {
		if after.rows[table] == nil {
			if !saysSo(migration, "DROP TABLE", table) {
				all = append(all, "the table "+table)
			}
			continue
		}
		all = append(all, lostRows(table, rows, after.rows[table], migration)...)
	}
	for name, what := range s.parts {
		kind, part, _ := strings.Cut(name, " ")
		part, table, _ := strings.Cut(part, " of ")
		if after.parts[name] == what || saysSo(migration, "DROP "+kind, part) || after.rows[table] == nil {
			continue
		}
		all = append(all, "the "+name)
	}
	for _, way := range after.open {
		if !slices.Contains(s.open, way) {
			all = append(all, "what forbids "+way)
		}
	}
	slices.Sort(all)
	return all
}

// lostRows compares the columns that a table had before and has still.
func lostRows(table string, before, after map[string]map[string]string, migration string) []string {
	var all []string
	for id, row := range before {
		now, there := after[id]
		if !there && !saysSo(migration, "DELETE FROM", table) {
			all = append(all, "the row "+id+" of "+table)
		}
		for column, value := range row {
			if cell, there := now[column]; there && cell != value && !saysSo(migration, "UPDATE", table) {
				all = append(all, "the "+column+" of "+id+" of "+table)
			}
		}
	}
	return all
}

// saysSo says whether a migration says itself what it does, and to what.
func saysSo(migration, does, what string) bool {
	return regexp.MustCompile("(?i)" + does + ` (IF EXISTS )?["` + "`]?" + regexp.QuoteMeta(what) + "\\b").MatchString(migration)
}
