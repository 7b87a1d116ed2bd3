package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// column is a column as the database itself describes it.
type column struct {
	name, typ string
	required  bool
	refers    string // the table whose id it holds; "" for none
}

// questions are what a database is asked about itself. Each names the table in
// its first column.
type questions struct{ columns, parts string }

// A part is what must not get lost with a table's rows: a trigger, an index, a
// foreign key. It is told by its name and what it is.
var asked = map[bool]questions{
	true: {
		columns: `SELECT c.table_name, c.column_name, c.data_type, c.is_nullable = 'NO', coalesce(max(ref.relname), '')
			FROM information_schema.columns c
			LEFT JOIN pg_constraint k ON k.contype = 'f' AND k.conrelid = c.table_name::regclass AND k.conkey[1] = c.ordinal_position
			LEFT JOIN pg_class ref ON ref.oid = k.confrelid
			WHERE c.table_schema = current_schema() AND c.table_name NOT IN ('api_user_list', 'api_user_search')
			GROUP BY 1, 2, 3, 4, c.ordinal_position ORDER BY 1, c.ordinal_position`,
		parts: `SELECT tgrelid::regclass::text, 'trigger ' || tgname, pg_get_triggerdef(oid) || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
			UNION ALL SELECT tablename, 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()
			UNION ALL SELECT conrelid::regclass::text, 'constraint ' || conname, pg_get_constraintdef(oid) FROM pg_constraint
				WHERE contype IN ('f', 'c') AND connamespace = current_schema()::regnamespace`,
	},
	false: {
		columns: `SELECT t.name, c.name, lower(c.type), c."notnull", coalesce(k."table", '')
			FROM sqlite_schema t JOIN pragma_table_info(t.name) c
			LEFT JOIN pragma_foreign_key_list(t.name) k ON k."from" = c.name
			WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'api_user_list' AND t.name NOT LIKE 'api_user_search%'
			ORDER BY t.name, c.cid`,
		parts: `SELECT tbl_name, type || ' ' || name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL
			UNION ALL SELECT t.name, 'constraint on ' || k."from", k."table" || ' ' || k."to" || ' ' || k.on_delete
				FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k WHERE t.type = 'table'`,
	},
}

const versions = "goose_db_version"

// tables are the columns of every table but the one of the versions, and those
// that triggers fill from others.
func tables(t *testing.T, db *sql.DB) map[string][]column {
	t.Helper()
	found := map[string][]column{}
	each(t, db, asked[testdb.Postgres()].columns, func(rows *sql.Rows) error {
		var table string
		var c column
		err := rows.Scan(&table, &c.name, &c.typ, &c.required, &c.refers)
		if table != versions {
			found[table] = append(found[table], c)
		}
		return err
	})
	return found
}

// parts are the triggers, indexes and foreign keys of every table, by name.
func parts(t *testing.T, db *sql.DB) map[string]string {
	t.Helper()
	found := map[string]string{}
	each(t, db, asked[testdb.Postgres()].parts, func(rows *sql.Rows) error {
		var table, name, what string
		err := rows.Scan(&table, &name, &what)
		if table != versions {
			found[name+" of "+table] = what
		}
		return err
	})
	return found
}

// contents are the rows of a table: each one's cells by column.
func contents(t *testing.T, db *sql.DB, table string, columns []column) map[string]map[string]string {
	t.Helper()
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = `"` + c.name + `"`
	}
	found := map[string]map[string]string{}
	each(t, db, `SELECT `+strings.Join(names, ", ")+` FROM "`+table+`"`, func(rows *sql.Rows) error {
		cells, row := make([]any, len(columns)), map[string]string{}
		for i := range cells {
			cells[i] = new(any)
		}
		err := rows.Scan(cells...)
		for i, c := range columns {
			row[c.name] = fmt.Sprint(*cells[i].(*any))
		}
		found[row["id"]] = row
		return err
	})
	return found
}

func each(t *testing.T, db *sql.DB, question string, row func(*sql.Rows) error) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), question)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		require.NoError(t, row(rows))
	}
	require.NoError(t, rows.Err())
}
