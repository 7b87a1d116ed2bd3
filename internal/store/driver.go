package store

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"postern/internal/fault"
)

// translating is ent's driver whose errors are faults where the caller can do
// something about them.
type translating struct{ dialect.Driver }

// Exec runs a statement.
func (d *translating) Exec(ctx context.Context, query string, args, v any) error {
	if err := storable(args); err != nil {
		return err
	}
	return translate(d.Driver.Exec(ctx, query, args, v))
}

// Query runs a statement that returns rows.
func (d *translating) Query(ctx context.Context, query string, args, v any) error {
	if err := storable(args); err != nil {
		return err
	}
	return translated(d.Driver.Query(ctx, query, args, v), v)
}

// Tx begins a transaction.
func (d *translating) Tx(ctx context.Context) (dialect.Tx, error) {
	tx, err := d.Driver.Tx(ctx)
	if err != nil {
		return nil, translate(err)
	}
	return &translatingTx{Tx: tx}, nil
}

type translatingTx struct{ dialect.Tx }

// Exec runs a statement.
func (t *translatingTx) Exec(ctx context.Context, query string, args, v any) error {
	if err := storable(args); err != nil {
		return err
	}
	return translate(t.Tx.Exec(ctx, query, args, v))
}

// Query runs a statement that returns rows.
func (t *translatingTx) Query(ctx context.Context, query string, args, v any) error {
	if err := storable(args); err != nil {
		return err
	}
	return translated(t.Tx.Query(ctx, query, args, v), v)
}

// Commit commits. Only the database's own word, or that it was never asked,
// says that it didn't: after anything else nobody can know.
func (t *translatingTx) Commit() error {
	err := t.Tx.Commit()
	if err != nil && !isRefusal(err) {
		return fmt.Errorf("%w (%w)", fault.OutcomeUnknown(), err)
	}
	return translate(err)
}

// translated has errors between the rows translated as well.
func translated(err error, v any) error {
	if rows, ok := v.(*entsql.Rows); ok && err == nil {
		rows.ColumnScanner = translatingRows{rows.ColumnScanner}
	}
	return translate(err)
}

type translatingRows struct{ entsql.ColumnScanner }

// Err is what ended the rows.
func (r translatingRows) Err() error { return translate(r.ColumnScanner.Err()) }
