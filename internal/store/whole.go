package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"postern/ent/installation"
)

// Whole is one transaction over a whole database, past the services and the
// rules of ent: for moving everything. Only internal/transfer uses it. Its
// errors are for the operator and name the flag.
type Whole struct {
	flag    string
	engine  engine
	dialect string
	db      *sql.DB
	conn    *sql.Conn
	tx      *sql.Tx
	held    *fileLock
}

// OpenSource opens a database to read all of it as it is now; until Close
// nobody else writes to it. It refuses a schema that isn't this binary's.
func OpenSource(ctx context.Context, url string) (*Whole, error) {
	return openWhole(ctx, "--from", url, mustBeThisSchema)
}

// OpenTarget opens a database to fill it, and migrates it first. Until Commit
// nobody else writes to it, or sees anything of what is written.
func OpenTarget(ctx context.Context, url string) (*Whole, error) {
	return openWhole(ctx, "--to", url, migrateUp)
}

func openWhole(ctx context.Context, flag, url string, prepare prepare) (*Whole, error) {
	w := &Whole{flag: flag + " " + redacted(url)}
	begin := w.beginSQLite
	if isPostgres(url) {
		begin = w.beginPostgres
	}
	if err := begin(ctx, url, flag == "--from", prepare); err != nil {
		_ = w.Close()
		return nil, w.fail(err)
	}
	return w, nil
}

// begin opens the one connection and its transaction. That outlives ctx: a
// commit that has begun isn't broken off.
func (w *Whole) begin(ctx context.Context, db *sql.DB, o *sql.TxOptions) (err error) {
	w.db = db
	if w.conn, err = db.Conn(ctx); err != nil {
		return err
	}
	w.tx, err = w.conn.BeginTx(context.WithoutCancel(ctx), o)
	return err
}

// Count counts the rows of a table.
func (w *Whole) Count(ctx context.Context, table string) (rows int64, err error) {
	query, args := w.sql().Select(entsql.Count("*")).From(w.sql().Table(table)).Query()
	if err := w.tx.QueryRowContext(ctx, query, args...).Scan(&rows); err != nil {
		return 0, w.fail(err)
	}
	return rows, nil
}

// RemoveSeed deletes the one row that the migrations made, unless it has been
// used since.
func (w *Whole) RemoveSeed(ctx context.Context) error {
	query, args := w.sql().Delete(installation.Table).Where(entsql.And(
		entsql.IsNull(installation.FieldSetUpAt), entsql.EQ(installation.FieldLastAccountNumber, 0))).Query()
	if _, err := w.tx.ExecContext(ctx, query, args...); err != nil {
		return w.fail(err)
	}
	return nil
}

// Commit makes everything that was inserted visible, on disk, at once.
func (w *Whole) Commit() error {
	if err := w.tx.Commit(); err != nil {
		return w.fail(err)
	}
	return nil
}

// Close undoes what wasn't committed, and lets others in again.
func (w *Whole) Close() error {
	var errs []error
	if w.tx != nil {
		_ = w.tx.Rollback() // when it fails, the connection is gone, and the transaction with it
	}
	if w.conn != nil {
		errs = append(errs, w.conn.Close())
	}
	if w.db != nil {
		errs = append(errs, w.db.Close())
	}
	return errors.Join(append(errs, w.held.release())...)
}

func (w *Whole) sql() *entsql.DialectBuilder { return entsql.Dialect(w.dialect) }

// fail names the flag, and says what the database's usual errors mean.
func (w *Whole) fail(err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case w.dialect == dialect.SQLite && code(err) >= 0, w.dialect == dialect.Postgres && (state(err) != "" || isLost(err)):
		err = w.engine.sentence(err)
	}
	return fmt.Errorf("%s: %w", w.flag, err)
}

// mustBeThisSchema refuses a database that isn't as this binary would write it.
func mustBeThisSchema(ctx context.Context, b *base) error {
	ours, _, err := b.whose(ctx, b.db)
	if err != nil {
		return err
	}
	if !ours {
		return fmt.Errorf("the %s holds no Postern database; name the right %s", b.noun(), b.noun())
	}
	current, target, err := b.versions(ctx)
	switch {
	case err != nil:
		return err
	case current > target:
		return newerSchema(current, target)
	case current < target:
		return fmt.Errorf("the database has schema %d and this Postern wants %d; run postern migrate on it first", current, target)
	}
	return nil
}
