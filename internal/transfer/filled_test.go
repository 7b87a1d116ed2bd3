package transfer_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect/sql/schema"
	"entgo.io/ent/schema/field"
	"github.com/stretchr/testify/require"

	"postern/ent/migrate"
	"postern/internal/testdb"
)

// rows is what a database holds: by table, in the order of keys, typed.
type rows map[string][][]any

// pairs are the databases to copy between: SQLite and the one that the tests
// run on, both ways.
func pairs(t *testing.T, test func(t *testing.T, from, to string)) {
	t.Helper()
	t.Run("from a file", func(t *testing.T) {
		t.Parallel()
		test(t, "sqlite:"+testdb.File(t), testdb.URL(t))
	})
	t.Run("into a file", func(t *testing.T) {
		t.Parallel()
		test(t, testdb.URL(t), "sqlite:"+filepath.Join(t.TempDir(), "new.db"))
	})
}

// fill writes three rows into every table that there is, one of them with all
// the NULLs that it may have, and returns them.
func fill(t *testing.T, url string) rows {
	t.Helper()
	db, all := testdb.Beside(t, url), rows{}
	exec(t, db, `DELETE FROM installations`)
	for left := migrate.Tables; len(left) > 0; {
		var later []*schema.Table
		for _, table := range left {
			if !pointsTo(table, left) {
				all[table.Name] = fillTable(t, db, url, table)
				continue
			}
			later = append(later, table)
		}
		require.Less(t, len(later), len(left))
		left = later
	}
	require.NoError(t, db.Close())
	return all
}

func pointsTo(table *schema.Table, others []*schema.Table) bool {
	for _, key := range table.ForeignKeys {
		for _, other := range others {
			if key.RefTable == other {
				return true
			}
		}
	}
	return false
}

func fillTable(t *testing.T, db *sql.DB, url string, table *schema.Table) (all [][]any) {
	t.Helper()
	for i := range 3 {
		var names, places []string
		var row, args []any
		for c, column := range table.Columns {
			value := valueOf(t, column, i)
			names, places = append(names, `"`+column.Name+`"`), append(places, "$"+strconv.Itoa(c+1))
			row, args = append(row, value), append(args, value)
			if at, is := value.(time.Time); is && strings.HasPrefix(url, "sqlite:") {
				args[c] = at.Format("2006-01-02 15:04:05.999999999-07:00") // as the services write it
			}
		}
		exec(t, db, fmt.Sprintf(`INSERT INTO %s (%s) VALUES (%s)`, table.Name, strings.Join(names, ","), strings.Join(places, ",")), args...)
		all = append(all, row)
	}
	return all
}

// valueOf is a value of the row with number i; equal columns of other tables
// have equal ones, so that keys lead somewhere.
func valueOf(t *testing.T, column *schema.Column, i int) any {
	t.Helper()
	switch {
	case column.Nullable && i == 1:
		return nil
	case column.Type.Integer():
		return int64(i) * (1 << 40)
	case column.Name == "id" || strings.HasSuffix(column.Name, "_id"):
		return "id" + strconv.Itoa(i)
	case column.Type == field.TypeEnum:
		return column.Enums[i%len(column.Enums)]
	case column.Type == field.TypeBool:
		return i%2 == 0
	case column.Type == field.TypeTime:
		return time.Date(2026, 1, 31, 12, 0, i, []int{0, 123456000, 999999000}[i], time.UTC)
	}
	require.Equal(t, field.TypeString, column.Type, "no row has a value of this type yet")
	return column.Name + []string{"", ` "Zoë's" 🔑 \N`, "\ttab\r\nline"}[i] + strconv.Itoa(i)
}

func exec(t *testing.T, db *sql.DB, statement string, args ...any) {
	t.Helper()
	_, err := db.ExecContext(t.Context(), statement, args...)
	require.NoError(t, err, statement)
}

// read reads every table that the record has.
func read(t *testing.T, url string) rows {
	t.Helper()
	db, all := testdb.Beside(t, url), rows{}
	for _, table := range migrate.Tables {
		found, err := db.QueryContext(t.Context(), `SELECT * FROM `+table.Name+` ORDER BY id`)
		require.NoError(t, err)
		all[table.Name] = readTable(t, table, found)
	}
	require.NoError(t, db.Close())
	return all
}

func readTable(t *testing.T, table *schema.Table, found *sql.Rows) (all [][]any) {
	t.Helper()
	defer found.Close()
	names, err := found.Columns()
	require.NoError(t, err)
	for found.Next() {
		cells := map[string]*any{}
		var into []any
		for _, name := range names {
			cells[name] = new(any)
			into = append(into, cells[name])
		}
		require.NoError(t, found.Scan(into...))
		var row []any
		for _, column := range table.Columns {
			row = append(row, typed(column, *cells[column.Name]))
		}
		all = append(all, row)
	}
	require.NoError(t, found.Err())
	return all
}

// typed makes one value of what either driver says.
func typed(column *schema.Column, value any) any {
	switch value := value.(type) {
	case time.Time:
		return value.UTC()
	case int64:
		if column.Type == field.TypeBool {
			return value == 1
		}
	}
	return value
}
