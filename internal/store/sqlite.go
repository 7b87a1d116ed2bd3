package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
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
// would empty the child tables.
func withSchemaConnection(ctx context.Context, path string, prepare func(context.Context, *sql.DB) error) error {
	db, err := sql.Open("sqlite", dsn(path, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(0)"))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(prepare(ctx, db), db.Close())
}

func mustExist(path string) error {
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("there is no database at %s; start the server once, or name the right file", path)
	}
	return nil
}

// mustBeWritable turns the driver's "unable to open database file" into
// something to act on.
func mustBeWritable(path string) error {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("the folder %s does not exist; make it, or name another file", dir)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder; name a file", path)
	}
	probe, err := os.CreateTemp(dir, ".postern-*")
	if err != nil {
		return fmt.Errorf("the folder %s can't be written to; change its permissions, or name another file", dir)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}
