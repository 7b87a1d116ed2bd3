package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"iter"
	"time"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql/schema"
	"entgo.io/ent/schema/field"
)

// Rows reads a table in the order of its keys, a row at a time: strings, whole
// numbers, booleans, times in UTC, nil for NULL, in the order of table.Columns.
// It ends with the first error.
func (w *Whole) Rows(ctx context.Context, table *schema.Table) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		query, args := w.sql().Select(columns(table)...).From(w.sql().Table(table.Name)).
			OrderBy(table.PrimaryKey[0].Name).Query()
		rows, err := w.tx.QueryContext(ctx, query, args...)
		if err != nil {
			yield(nil, w.fail(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			row, err := scan(rows, table)
			if err != nil {
				err = w.fail(err)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, w.fail(err))
		}
	}
}

// Insert writes rows of a table, as Rows reads them. The tables that they
// point to come first.
func (w *Whole) Insert(ctx context.Context, table *schema.Table, rows iter.Seq2[[]any, error]) error {
	insert := w.insertSQLite
	if w.dialect == dialect.Postgres {
		insert = w.insertPostgres
	}
	var read error // is the source's, and names it already
	err := insert(ctx, table, func(yield func([]any, error) bool) {
		for row, err := range rows {
			read = err
			if !yield(row, err) {
				return
			}
		}
	})
	switch {
	case read != nil:
		return read
	case err != nil:
		return fmt.Errorf("%w, in the table %s", w.fail(err), table.Name)
	}
	return nil
}

func columns(table *schema.Table) []string {
	names := make([]string, len(table.Columns))
	for i, c := range table.Columns {
		names[i] = c.Name
	}
	return names
}

// cell takes a value of the database in, and gives it out as Go's.
type cell interface {
	sql.Scanner
	driver.Valuer
}

// cellOf is typed by ent's schema: SQLite itself knows neither booleans nor
// times.
func cellOf(c *schema.Column) (cell, error) {
	switch {
	case c.Type == field.TypeString || c.Type == field.TypeEnum:
		return &sql.NullString{}, nil
	case c.Type.Integer():
		return &sql.NullInt64{}, nil
	case c.Type == field.TypeBool:
		return &sql.NullBool{}, nil
	case c.Type == field.TypeTime:
		return &sql.NullTime{}, nil
	}
	return nil, fmt.Errorf("no one has said how a %s is copied", c.Type)
}

func scan(rows *sql.Rows, table *schema.Table) ([]any, error) {
	cells := make([]any, len(table.Columns))
	for i, c := range table.Columns {
		cell, err := cellOf(c)
		if err != nil {
			return nil, fmt.Errorf("%s.%s: %w", table.Name, c.Name, err)
		}
		cells[i] = cell
	}
	if err := rows.Scan(cells...); err != nil {
		return nil, fmt.Errorf("%s: %w", table.Name, err)
	}
	for i := range cells {
		value, err := cells[i].(cell).Value()
		if err != nil {
			return nil, err
		}
		if at, is := value.(time.Time); is {
			value = at.UTC()
		}
		cells[i] = value
	}
	return cells, nil
}
