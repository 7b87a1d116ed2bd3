package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"runtime"

	_ "modernc.org/sqlite" // the driver, without cgo
)

// readers is the size of the pool for reading; WAL lets them read beside the
// writer.
var readers = max(4, runtime.GOMAXPROCS(0))

// dsn spells the pragmas out for every connection of a pool.
// synchronous=FULL because NORMAL does not fsync on commit in WAL, and an
// acknowledged change must be on disk (https://sqlite.org/pragma.html#pragma_synchronous).
func dsn(path string, pragmas ...string) string {
	q := url.Values{"_txlock": {"immediate"}, "_time_format": {"sqlite"}}
	for _, p := range append([]string{"busy_timeout(5000)"}, pragmas...) {
		q.Add("_pragma", p)
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// openSQLite prepares the schema on a connection of its own, then opens the
// two pools.
func openSQLite(ctx context.Context, path string, prepare func(context.Context, *sql.DB) error) (*Store, error) {
	if err := withSchemaConnection(ctx, path, prepare); err != nil {
		return nil, err
	}
	durable := []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"}
	writer, err := sql.Open("sqlite", dsn(path, durable...))
	if err != nil {
		return nil, err
	}
	writer.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", dsn(path, append(durable, "query_only(1)")...))
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return newStore(read, writer), nil
}

// withSchemaConnection runs prepare with foreign keys off: a table rebuild
// inside goose's transaction can't turn them off itself, and with them on it
// would empty the child tables. It leaves the journal as it is: the file may
// turn out to be somebody else's.
func withSchemaConnection(ctx context.Context, path string, prepare func(context.Context, *sql.DB) error) error {
	db, err := sql.Open("sqlite", dsn(path, "synchronous(FULL)", "foreign_keys(0)"))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(prepare(ctx, db), db.Close())
}
