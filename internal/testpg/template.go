package testpg

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

var errAddress = errors.New(Variable + " must be a URL: postgres://user:password@host:port")

// Template makes the database name on the server at base, once however many
// processes ask for it at the same time. The function fills it, and must close
// its connections; nobody sees the database before that has succeeded. What
// changes its content must change its name, since it is never made again.
func Template(ctx context.Context, base, name string, make func(ctx context.Context, url string) error) error {
	conn, err := maintain(ctx, base)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx)) // which also lets go of the lock
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock(hashtextextended($1, 0))`, name); err != nil {
		return err
	}
	var there bool
	err = conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, name).Scan(&there)
	if err != nil || there {
		return err
	}
	draft := name + "_draft"
	if err := each(ctx, conn, `DROP DATABASE IF EXISTS `+quote(draft)+` WITH (FORCE)`,
		`CREATE DATABASE `+quote(draft)+` TEMPLATE template0`); err != nil {
		return err
	}
	address, err := at(base, draft)
	if err != nil {
		return err
	}
	if err := make(ctx, address); err != nil {
		return fmt.Errorf("filling the database %s: %w", name, err)
	}
	// Without connections it can always be cloned.
	return each(ctx, conn, `ALTER DATABASE `+quote(draft)+` ALLOW_CONNECTIONS false`,
		`ALTER DATABASE `+quote(draft)+` RENAME TO `+quote(name))
}

// Clone makes a fresh database of the caller's own from a template, and
// returns its address. drop removes it, whoever is still connected.
func Clone(ctx context.Context, base, template string) (url string, drop func(), err error) {
	pool, err := maintenance(ctx, base)
	if err != nil {
		return "", nil, err
	}
	sweep(ctx, pool, base)
	name := cloneName(time.Now())
	if url, err = at(base, name); err != nil {
		return "", nil, err
	}
	// The other strategy, wal_log, takes twice the time, and three times the CPU.
	if err := each(ctx, pool, `CREATE DATABASE `+quote(name)+` TEMPLATE `+quote(template)+` STRATEGY file_copy`); err != nil {
		return "", nil, err
	}
	return url, func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		_ = Drop(ctx, url) // on a server that is gone it is gone as well
	}, nil
}

// maintain connects to the database that every server has. Advisory locks
// count within one database, so everybody must use the same.
func maintain(ctx context.Context, base string) (*pgx.Conn, error) {
	address, err := at(base, "postgres")
	if err != nil {
		return nil, err
	}
	return pgx.Connect(ctx, address)
}

// each runs statements one by one. A connection that was closed can be on the
// server for a moment yet, so what that hinders is tried again.
func each(ctx context.Context, conn execer, statements ...string) error {
	for _, statement := range statements {
		_, err := conn.Exec(ctx, statement)
		for range 50 {
			if !inUse(err) {
				break
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(100 * time.Millisecond):
			}
			_, err = conn.Exec(ctx, statement)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

func inUse(err error) bool {
	var refusal *pgconn.PgError
	return errors.As(err, &refusal) && refusal.Code == "55006" // object_in_use
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }
