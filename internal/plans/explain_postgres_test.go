package plans

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"
)

// node is a part of PostgreSQL's plan
// (https://www.postgresql.org/docs/current/using-explain.html).
type node struct {
	Type      string  `json:"Node Type"`
	Operation string  `json:"Operation"`
	Relation  string  `json:"Relation Name"`
	Index     string  `json:"Index Name"`
	Rows      float64 `json:"Plan Rows"`
	Plans     []node
}

// explainPostgres asks for the plan with these arguments, and for the one in
// use once the statement has been sent often: PostgreSQL may then keep one for
// any arguments (https://www.postgresql.org/docs/current/sql-prepare.html).
func explainPostgres(t *testing.T, db *sql.DB, s statement) []way {
	t.Helper()
	conn, err := db.Conn(t.Context())
	require.NoError(t, err)
	defer conn.Close()
	ask := func(text string) []way {
		var ways []way
		require.NoError(t, conn.Raw(func(driver any) error {
			ways, err = waysOf(t, driver.(*stdlib.Conn).Conn().PgConn().Exec(t.Context(), text))
			return err
		}), text)
		return ways
	}
	ask("PREPARE asked AS " + s.text)
	defer ask("DEALLOCATE asked")
	question := "EXPLAIN (FORMAT JSON) EXECUTE asked" + literals(s.args)
	ways := ask(question)
	for range 7 {
		ask(question)
	}
	for _, w := range ask(question) {
		w.how += ", later"
		ways = append(ways, w)
	}
	return ways
}

// literals are a statement's arguments as SQL.
func literals(args []any) string {
	if len(args) == 0 {
		return ""
	}
	texts := make([]string, len(args))
	for i, arg := range args {
		if at, ok := arg.(time.Time); ok {
			arg = at.Format(time.RFC3339Nano)
		}
		if list := reflect.ValueOf(arg); list.IsValid() && list.Kind() == reflect.Slice {
			arg = array(list)
		}
		texts[i] = "'" + strings.ReplaceAll(fmt.Sprint(arg), "'", "''") + "'"
	}
	return "(" + strings.Join(texts, ", ") + ")"
}

// array is a list as PostgreSQL reads it.
func array(list reflect.Value) string {
	texts := make([]string, list.Len())
	for i := range texts {
		item := list.Index(i).Interface()
		if at, ok := item.(time.Time); ok {
			item = at.Format(time.RFC3339Nano)
		}
		texts[i] = strconv.Quote(fmt.Sprint(item))
	}
	return "{" + strings.Join(texts, ",") + "}"
}

func waysOf(t *testing.T, answer *pgconn.MultiResultReader) ([]way, error) {
	t.Helper()
	results, err := answer.ReadAll()
	if err != nil || len(results[0].Rows) == 0 {
		return nil, err
	}
	var plan []struct{ Plan node }
	require.NoError(t, json.Unmarshal(results[0].Rows[0][0], &plan))
	ways := plan[0].Plan.ways(false)
	if strings.Contains(string(results[0].Rows[0][0]), "$1") {
		for i := range ways {
			ways[i].how += ", for any arguments"
		}
	}
	return ways, nil
}

// most is how many rows a step may take: an hour of drafts is the most.
const most = 1000

// ways says how each table is read. Below a Limit rows come one by one until
// it has enough, unless something between needs them all.
func (n node) ways(limited bool) []way {
	var all []way
	switch {
	case n.Relation != "" && n.Type != "ModifyTable":
		w := way{table: n.Relation, how: fmt.Sprintf("%s %s", n.Type, n.Index)}
		w.bad = n.Type == "Seq Scan" || !limited && n.Rows > most
		all = append(all, w)
	case n.Index != "":
		all = append(all, way{table: n.Index, how: n.Type, bad: n.Rows > most})
	case (n.Type == "Sort" || n.Type == "Incremental Sort") && n.input() > most:
		all = append(all, way{how: fmt.Sprintf("%s of %.0f rows", n.Type, n.input()), bad: n.Type == "Sort" || !limited})
	}
	switch n.Type {
	case "Limit":
		limited = true
	case "Sort", "Aggregate", "Hash", "Materialize":
		limited = false
	}
	for _, p := range n.Plans {
		all = append(all, p.ways(limited)...)
	}
	return all
}

func (n node) input() float64 {
	if len(n.Plans) == 0 {
		return 0
	}
	return n.Plans[0].Rows
}
