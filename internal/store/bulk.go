package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/dialect"
)

// Bulk is one transaction that writes very many rows, past the services and the
// rules of ent. What keeps order for each row by itself, indexes and triggers,
// is put aside before and made again at the end, once for all rows: that is ten
// times as quick. Nothing of it is seen before its end, and nothing stays when it
// fails. Only internal/seed uses it.
type Bulk struct {
	dialect string
	conn    *sql.Conn
	tx      *sql.Tx
	again   []string // statements that make again what was put aside
}

// lists are the tables that triggers fill from api_users and last_uses.
var lists = []string{"api_user_list", "api_user_search"}

// InBulk writes many rows of some tables. Others who use those tables wait
// meanwhile. done is told what goes on at the end, which takes a while.
func (s *Store) InBulk(ctx context.Context, tables []string, done func(what string), write func(*Bulk) error) error {
	conn, err := s.pools[1].Conn(ctx)
	if err != nil {
		return err
	}
	b := &Bulk{dialect: s.dialect, conn: conn}
	return errors.Join(b.run(ctx, tables, done, write), conn.Close())
}

func (b *Bulk) run(ctx context.Context, tables []string, done func(string), write func(*Bulk) error) (err error) {
	begin, end := b.settings()
	if _, err := b.conn.ExecContext(ctx, begin); err != nil {
		return err
	}
	defer func() {
		_, ended := b.conn.ExecContext(context.WithoutCancel(ctx), end)
		err = errors.Join(err, ended)
	}()
	if b.tx, err = b.conn.BeginTx(ctx, nil); err != nil {
		return err
	}
	defer func() { _ = b.tx.Rollback() }() // does nothing after Commit
	if err := b.putAside(ctx, slices.Concat(tables, lists)); err != nil {
		return err
	}
	if err := write(b); err != nil {
		return err
	}
	done("making the indexes")
	if err := b.exec(ctx, slices.Concat(b.fillLists(), b.again)...); err != nil {
		return err
	}
	if err := b.tx.Commit(); err != nil {
		return err
	}
	done("looking over the tables")
	// PostgreSQL answers from an index alone only where VACUUM has been.
	if b.dialect == dialect.Postgres {
		_, err = b.conn.ExecContext(ctx, "VACUUM (ANALYZE) "+strings.Join(slices.Concat(tables, lists), ", "))
	}
	return err
}

// Insert writes rows of a table whose values are in the order of the columns.
func (b *Bulk) Insert(ctx context.Context, table string, columns []string, rows [][]any) error {
	insert := b.insertSQLite
	if b.dialect == dialect.Postgres {
		insert = b.insertPostgres
	}
	if err := insert(ctx, table, columns, rows); err != nil {
		return fmt.Errorf("%s: %w", table, err)
	}
	return nil
}

// HistoryHead is the head of the history's chain, which nobody else adds to
// until the end.
func (b *Bulk) HistoryHead(ctx context.Context) (seq int64, hash string, err error) {
	err = b.tx.QueryRowContext(ctx, "UPDATE installations SET history_seq = history_seq RETURNING history_seq, history_hash").Scan(&seq, &hash)
	return seq, hash, err
}

// SetHistoryHead writes down the head that is now.
func (b *Bulk) SetHistoryHead(ctx context.Context, seq int64, hash string) error {
	_, err := b.tx.ExecContext(ctx, "UPDATE installations SET history_seq = $1, history_hash = $2", seq, hash)
	return err
}

func (b *Bulk) exec(ctx context.Context, statements ...string) error {
	for _, statement := range statements {
		if _, err := b.tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// pairs reads rows of two texts.
func (b *Bulk) pairs(ctx context.Context, question string, args ...any) (all [][2]string, err error) {
	rows, err := b.tx.QueryContext(ctx, question, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p [2]string
		if err := rows.Scan(&p[0], &p[1]); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

// settings are statements for before and after. The cache of SQLite is 2 MB
// otherwise, and an index that doesn't fit is read again for each row.
func (b *Bulk) settings() (begin, end string) {
	if b.dialect == dialect.Postgres {
		return "SET statement_timeout = 0; SET maintenance_work_mem = '512MB'", "RESET maintenance_work_mem; " + sessionSettings
	}
	return "PRAGMA cache_size = -524288", "PRAGMA cache_size = -2000"
}

// putAside drops what is made again.
func (b *Bulk) putAside(ctx context.Context, tables []string) error {
	if b.dialect == dialect.Postgres {
		return b.putAsidePostgres(ctx, tables)
	}
	return b.putAsideSQLite(ctx, tables)
}

// fillLists are the statements that do for the new rows what the triggers do for
// each one.
func (b *Bulk) fillLists() []string {
	if b.dialect == dialect.Postgres {
		return fillListsPostgres
	}
	return fillListsSQLite
}
