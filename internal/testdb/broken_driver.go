package testdb

import (
	"context"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"
)

type brokenDriver struct {
	dialect.Driver
	b *Broken
}

// Exec runs a statement.
func (d *brokenDriver) Exec(ctx context.Context, query string, args, v any) error {
	return d.b.exec(ctx, d.Driver, query, args, v)
}

// Query runs a statement that returns rows.
func (d *brokenDriver) Query(ctx context.Context, query string, args, v any) error {
	return d.b.query(ctx, d.Driver, query, args, v)
}

// Tx begins a transaction.
func (d *brokenDriver) Tx(ctx context.Context) (dialect.Tx, error) {
	if err := d.b.fails("begin"); err != nil {
		return nil, err
	}
	tx, err := d.Driver.Tx(ctx)
	return &brokenTx{tx, d.b}, err
}

type brokenTx struct {
	dialect.Tx
	b *Broken
}

// Exec runs a statement.
func (t *brokenTx) Exec(ctx context.Context, query string, args, v any) error {
	return t.b.exec(ctx, t.Tx, query, args, v)
}

// Query runs a statement that returns rows.
func (t *brokenTx) Query(ctx context.Context, query string, args, v any) error {
	return t.b.query(ctx, t.Tx, query, args, v)
}

// Commit commits, unless it fails before.
func (t *brokenTx) Commit() error {
	if err := t.b.fails("commit"); err != nil {
		_ = t.Tx.Rollback() // as the server does when its client has gone
		return err
	}
	if err := t.Tx.Commit(); err != nil {
		return err
	}
	return t.b.fails("committed")
}

func (b *Broken) exec(ctx context.Context, d dialect.ExecQuerier, query string, args, v any) error {
	if err := b.fails("statement"); err != nil {
		return err
	}
	return d.Exec(ctx, query, args, v)
}

func (b *Broken) query(ctx context.Context, d dialect.ExecQuerier, query string, args, v any) error {
	if err := b.fails("statement"); err != nil {
		return err
	}
	if err := d.Query(ctx, query, args, v); err != nil {
		return err
	}
	if rows, ok := v.(*sql.Rows); ok {
		if err := b.fails("rows"); err != nil {
			rows.ColumnScanner = brokenRows{rows.ColumnScanner, err}
		}
	}
	return nil
}

// brokenRows end before the first.
type brokenRows struct {
	sql.ColumnScanner
	err error
}

// Next has none.
func (brokenRows) Next() bool { return false }

// Err says why.
func (r brokenRows) Err() error { return r.err }
