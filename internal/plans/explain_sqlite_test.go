package plans

import (
	"database/sql"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// explainSQLite asks how a statement is run (https://sqlite.org/eqp.html).
func explainSQLite(t *testing.T, db *sql.DB, s statement) []way {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+s.text, s.args...)
	require.NoError(t, err, s.text)
	defer rows.Close()
	var all []way
	for rows.Next() {
		var id, parent, unused int
		var detail string
		require.NoError(t, rows.Scan(&id, &parent, &unused, &detail))
		verb, rest, _ := strings.Cut(detail, " ")
		table, how, _ := strings.Cut(rest, " ")
		switch {
		case verb == "SEARCH":
			all = append(all, way{table: table, how: how, bad: counts(s) || strings.Contains(how, "AUTOMATIC")}) // an index made for one answer
		case verb == "SCAN" && (cut[table] || strings.HasSuffix(how, "VIRTUAL TABLE INDEX 0:M0")): // MATCH, by the index
			all = append(all, way{table: table, how: "SCAN " + how})
		case verb == "SCAN":
			all = append(all, way{table: table, how: strings.TrimSpace("SCAN " + how), bad: true})
		case verb == "USE":
			all = append(all, way{how: detail, bad: !strings.HasPrefix(s.text, sorted)})
		}
	}
	require.NoError(t, rows.Err())
	return all
}

// counts says whether a statement reads all that it finds to tell how many
// there are, which SQLite doesn't show.
func counts(s statement) bool {
	return strings.HasPrefix(s.text, "SELECT COUNT(") && !strings.Contains(s.text, "_at` > ?")
}
