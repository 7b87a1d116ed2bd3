package store

import (
	"context"
	"database/sql"
	"iter"
	"slices"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql/schema"
)

// beginSQLite holds the lock that a server holds. The transaction is an
// immediate one, so that commands which need no lock don't write either.
func (w *Whole) beginSQLite(ctx context.Context, address string, source bool, prepare prepare) error {
	w.dialect, w.engine = dialect.SQLite, sqliteEngine{}
	path, err := sqlitePath(address)
	if err != nil {
		return err
	}
	if source {
		if err := mustExist(path); err != nil {
			return err
		}
	}
	if w.held, err = acquire(path); err != nil {
		return err
	}
	if !source {
		if err := makePrivate(path); err != nil {
			return err
		}
	}
	if err := withSchemaConnection(ctx, path, prepare); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", dsn(path, "synchronous(FULL)", "foreign_keys(1)"))
	if err != nil {
		return err
	}
	return w.begin(ctx, db, nil)
}

func (w *Whole) insertSQLite(ctx context.Context, table *schema.Table, rows iter.Seq2[[]any, error]) error {
	// Any value stands for a placeholder, but nil, which is written as NULL.
	query, _ := w.sql().Insert(table.Name).Columns(columns(table)...).
		Values(slices.Repeat([]any{0}, len(table.Columns))...).Query()
	insert, err := w.tx.PrepareContext(ctx, query)
	if err != nil {
		return err
	}
	defer insert.Close()
	for row, err := range rows {
		if err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, row...); err != nil {
			return err
		}
	}
	return nil
}
