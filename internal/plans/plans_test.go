package plans

import (
	"database/sql"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// way is how a database reads one table for a statement.
type way struct {
	table, how string
	bad        bool
}

// allowed are the tables, and parts of statements, that may be read whole, and
// why.
var allowed = map[string]string{
	"installations": "has one row",
	"instances":     "has a row for each server that is running",
}

// cut are what statements name the rows that a LIMIT within them has cut off,
// some thousands at most.
var cut = map[string]bool{"part": true, "found": true, "c": true, "h": true}

// sorted is what only those who were looked up are, some thousands at most.
const sorted = "WITH found AS MATERIALIZED ("

func TestNoListAndNoLookUpReadsAWholeTable(t *testing.T) {
	begin := time.Now()
	rows := rowsOf(t)
	w := newWorld(t, rows)
	filled := time.Since(begin)
	drive(t, w)
	db, all := testdb.Beside(t, w.URL), w.different()
	var plans kept
	for _, s := range all {
		ways := explain(t, db, s)
		s.judge(t, ways)
		plans.add(s, ways)
	}
	plans.write(t, rows)
	require.Greater(t, len(all), 50)
	if os.Getenv(rowsVariable) != "" {
		t.Logf("filled in %v, %d statements", filled, len(all))
	}
	missingIndexes(t, db, all)
}

// missingIndexes wants it to be seen when an index goes.
func missingIndexes(t *testing.T, db *sql.DB, all []statement) {
	t.Helper()
	for index, without := range map[string]string{
		"api_users_email_key":          "WHERE u.email =",
		"api_users_in_order_of_change": "ORDER BY u.updated_at",
		"api_user_list_in_order":       "ORDER BY u.last_at",
		"apiuserpassword_api_user_id":  "p.api_user_id = u.id",
		"session_created_at":           "OR sessions.created_at <",
	} {
		if testdb.Postgres() && index == "api_users_email_key" {
			continue // PostgreSQL 18 skips through api_users_in_order_of_email instead
		}
		testdb.Exec(t, db, "DROP INDEX "+index)
		bad := false
		for _, s := range all {
			switch {
			case strings.Contains(plain(s.text), "INDEXED BY "+index):
				bad = true // fails at once
			case strings.Contains(plain(s.text), without):
				for _, way := range explain(t, db, s) {
					bad = bad || way.bad
				}
			}
		}
		require.True(t, bad, index)
	}
}

// judge fails for a way that isn't allowed, and prints them all when asked to.
func (s statement) judge(t *testing.T, ways []way) {
	t.Helper()
	if os.Getenv(rowsVariable) != "" {
		t.Logf("%s, %v: %s\n%+v", s.caseName, s.took.Round(10*time.Microsecond), s.text, ways)
	}
	// Unknown, the length of a page is a tenth of the table to PostgreSQL.
	require.NotRegexp(t, `LIMIT [$?]`, s.text)
	for _, w := range ways {
		if w.bad && !isAllowed(s, w) {
			t.Errorf("%s: %s: %s for\n%s", s.caseName, w.table, w.how, s.text)
		}
	}
}

func explain(t *testing.T, db *sql.DB, s statement) []way {
	t.Helper()
	if testdb.Postgres() {
		return explainPostgres(t, db, s)
	}
	return explainSQLite(t, db, s)
}

func isAllowed(s statement, w way) bool {
	if w.table == "api_user_search" && strings.HasPrefix(s.caseName, `find "nightly"`) {
		return true // everybody has it: reading the table meets enough at once
	}
	for what := range allowed {
		if w.table == what || strings.Contains(plain(s.text), what) {
			return true
		}
	}
	return false
}

// plain is a statement as both databases' dialects have it.
func plain(text string) string { return strings.NewReplacer("`", "", `"`, "").Replace(text) }
