// Package store opens the database, brings its schema up to date, and hands
// out transactions. What differs between SQLite and PostgreSQL lives here and
// nowhere else.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"postern/ent"
	_ "postern/ent/runtime" // stitches the privacy rules in: without it they would be missing
)

// Store is one open database, with a pool for reading and another for writing.
// SQLite has one writer, and a pool of one would wait for itself if it were
// read from inside a transaction; with PostgreSQL the same would happen once
// every connection is inside one.
type Store struct {
	read    *ent.Client
	reader  dialect.Driver // read's, for what is asked in SQL
	direct  *pgxpool.Pool  // read's, for the one statement that must be quickest; nil where there is none
	write   *ent.Client
	writer  dialect.Driver // write's, for what is told in SQL
	dialect string
	pools   []*sql.DB
	close   func() error
	before  []func()

	dedicated *pgx.ConnConfig // PostgreSQL's, for Watch
}

// Open opens the database of a URL (`sqlite:FILE` or `postgres://...`) and
// migrates it. A SQLite file is locked against a second process that writes.
// The error names the setting to mend.
func Open(ctx context.Context, url string) (*Store, error) { return OpenWith(ctx, url, Options{}) }

// OpenWith is Open with settings.
func OpenWith(ctx context.Context, url string, o Options) (*Store, error) {
	prepare := migrateUp
	if o.MigrateOff {
		prepare = mustBeMigrated
	}
	return open(ctx, url, o, exclusive, prepare)
}

// OpenBeside opens a database that a running server may hold: for the
// operator's commands that read or write a row. It never migrates, and refuses
// a schema that isn't this binary's.
func OpenBeside(ctx context.Context, url string) (*Store, error) {
	return open(ctx, url, Options{}, beside, mustBeCurrent)
}

// Migrate brings the schema of a database up to date and returns its version
// before and after. A server may run beside it with PostgreSQL, not with
// SQLite.
func Migrate(ctx context.Context, url string) (before, after int64, err error) {
	s, err := open(ctx, url, Options{}, exclusive, func(ctx context.Context, b *base) error {
		if before, err = b.version(ctx); err != nil {
			return err
		}
		if err := migrateUp(ctx, b); err != nil {
			return err
		}
		after, err = b.version(ctx)
		return err
	})
	if err != nil {
		return before, after, err
	}
	return before, after, s.Close()
}

// open finds out which database it is. Every error names the setting, and
// never the password in the URL.
func open(ctx context.Context, url string, o Options, how access, prepare prepare) (*Store, error) {
	var s *Store
	var err error
	if isPostgres(url) {
		s, err = openPostgres(ctx, url, o, prepare)
	} else {
		s, err = openSQLite(ctx, url, o, how, prepare)
	}
	if err != nil {
		return nil, fmt.Errorf("--database %s: %w", redacted(url), err)
	}
	return s, nil
}

func newStore(name string, read, write *sql.DB, o Options, closer func() error) *Store {
	driver := func(db *sql.DB) dialect.Driver {
		var d dialect.Driver = entsql.OpenDB(name, db)
		if o.Driver != nil {
			d = o.Driver(d)
		}
		return &translating{Driver: d}
	}
	reader, writer := driver(read), driver(write)
	return &Store{
		read: ent.NewClient(ent.Driver(reader)), reader: reader, write: ent.NewClient(ent.Driver(writer)), writer: writer,
		dialect: name, pools: []*sql.DB{read, write}, close: closer,
	}
}

// Read is the client for reading. It can't write.
func (s *Store) Read() *ent.Client { return s.read }

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.pools[0].PingContext(ctx) }

// BeforeClose has Close do something first: for what uses the database as long
// as it is open.
func (s *Store) BeforeClose(do func()) { s.before = append(s.before, do) }

// Close closes the database and gives its lock back.
func (s *Store) Close() error {
	for _, do := range s.before {
		do()
	}
	var errs []error
	for _, pool := range s.pools {
		errs = append(errs, pool.Close())
	}
	return errors.Join(append(errs, s.close())...)
}
