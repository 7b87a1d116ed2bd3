package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"runtime"

	"entgo.io/ent/dialect"
	_ "modernc.org/sqlite" // the driver, without cgo
)

// readers is the size of the pool for reading; WAL lets them read beside the
// writer.
var readers = max(4, runtime.GOMAXPROCS(0))

// mapped is how much of the file those who read have in their memory as the
// system holds it, in bytes: SQLite's limit. Reading it page by page takes three
// times as long (https://sqlite.org/mmap.html). The writer doesn't, so that
// what fails to be written is an error and not a crash.
const mapped = "mmap_size(2147418112)"

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

func openSQLite(ctx context.Context, address string, o Options, how access, prepare prepare) (*Store, error) {
	path, err := sqlitePath(address)
	if err != nil {
		return nil, err
	}
	if how == beside {
		if err := mustExist(path); err != nil {
			return nil, err
		}
		return openFile(ctx, path, o, nil, prepare)
	}
	held, err := acquire(path)
	if err != nil {
		return nil, err
	}
	s, err := openFile(ctx, path, o, held, prepare)
	if err != nil {
		return nil, errors.Join(err, held.release())
	}
	return s, nil
}

// openFile prepares the schema on a connection of its own, then opens the two
// pools.
func openFile(ctx context.Context, path string, o Options, held *fileLock, prepare prepare) (*Store, error) {
	if held != nil {
		if err := makePrivate(path); err != nil {
			return nil, err
		}
	}
	if err := withSchemaConnection(ctx, path, prepare); err != nil {
		return nil, err
	}
	durable := []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"}
	writer, err := sql.Open("sqlite", dsn(path, durable...))
	if err != nil {
		return nil, err
	}
	writer.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", dsn(path, append(durable, "query_only(1)", mapped)...))
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return newStore(dialect.SQLite, read, writer, o, held.release), nil
}

// withSchemaConnection runs prepare with foreign keys off: a table rebuild
// inside goose's transaction can't turn them off itself, and with them on it
// would empty the child tables. It leaves the journal as it is: the file may
// turn out to be somebody else's.
func withSchemaConnection(ctx context.Context, path string, prepare prepare) error {
	db, err := sql.Open("sqlite", dsn(path, "synchronous(FULL)", "foreign_keys(0)"))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(prepare(ctx, &base{db: db, engine: sqliteEngine{}}), db.Close())
}
