package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"strings"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql/schema"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"postern/ent/migrate"
)

// A whole database takes as long as it takes; only a lock isn't waited for.
const wholeSettings = `SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '5s'`

// beginPostgres locks every table against writers before it looks at any, so
// that nothing acknowledged is missing from what it sees. The table of
// versions as well: a newer Postern that starts meanwhile migrates afterwards.
func (w *Whole) beginPostgres(ctx context.Context, address string, source bool, prepare prepare) error {
	w.dialect, w.engine = dialect.Postgres, postgresEngine{}
	config, err := poolConfig(address)
	if err != nil {
		return err
	}
	db := stdlib.OpenDB(*config.ConnConfig)
	if err := errors.Join(prepare(ctx, &base{db: db, engine: w.engine}), db.Close()); err != nil {
		return err
	}
	o, lock := &sql.TxOptions{}, "EXCLUSIVE"
	if source {
		o, lock = &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}, "SHARE"
	}
	if err := w.begin(ctx, stdlib.OpenDB(*config.ConnConfig), o); err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(ctx, wholeSettings+";"+durable, pgx.QueryExecModeSimpleProtocol); err != nil {
		return err
	}
	_, err = w.tx.ExecContext(ctx, "LOCK TABLE "+everyTable()+" IN "+lock+" MODE")
	if state(err) == "55P03" {
		return errors.New("others are writing to it; stop them first")
	}
	return err
}

func everyTable() string {
	names := []string{goose.DefaultTablename}
	for _, table := range migrate.Tables {
		names = append(names, pgx.Identifier{table.Name}.Sanitize())
	}
	return strings.Join(names, ", ")
}

func (w *Whole) insertPostgres(ctx context.Context, table *schema.Table, rows iter.Seq2[[]any, error]) error {
	next, stop := iter.Pull2(rows)
	defer stop()
	return w.conn.Raw(func(conn any) error {
		_, err := conn.(*stdlib.Conn).Conn().CopyFrom(ctx, pgx.Identifier{table.Name}, columns(table),
			pgx.CopyFromFunc(func() ([]any, error) {
				row, err, _ := next() // no row is the end
				return row, err
			}))
		return err
	})
}
