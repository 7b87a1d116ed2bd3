// Package store opens the database, brings its schema up to date, and hands
// out transactions. What differs between databases lives here and nowhere
// else.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"postern/ent"
	_ "postern/ent/runtime" // stitches the privacy rules in: without it they would be missing
	"postern/internal/fault"
)

// Store is one open database: a pool for reading and one connection for
// writing, because SQLite has one writer, and a pool of one would wait for
// itself if it were used inside a transaction.
type Store struct {
	read  *ent.Client
	write *ent.Client
	pools []*sql.DB
	lock  *lock
}

// Open opens the database of a URL (`sqlite:FILE`), locks it against a second
// process that writes, and migrates it. The error names the setting to mend.
func Open(ctx context.Context, url string) (*Store, error) {
	path, err := sqlitePath(url)
	if err != nil {
		return nil, err
	}
	held, err := acquire(path)
	if err != nil {
		return nil, fmt.Errorf("--database %s: %w", url, err)
	}
	if err := makePrivate(path); err != nil {
		held.release()
		return nil, fmt.Errorf("--database %s: %w", url, err)
	}
	s, err := openSQLite(ctx, path, migrateUp)
	if err != nil {
		held.release()
		return nil, fmt.Errorf("--database %s: %w", url, err)
	}
	s.lock = held
	return s, nil
}

// OpenBeside opens a database that a running server may hold: for the
// operator's commands that read or write a row. It never migrates, and refuses
// a schema that isn't this binary's.
func OpenBeside(ctx context.Context, url string) (*Store, error) {
	path, err := sqlitePath(url)
	if err != nil {
		return nil, err
	}
	if err := mustExist(path); err != nil {
		return nil, fmt.Errorf("--database %s: %w", url, err)
	}
	s, err := openSQLite(ctx, path, mustBeCurrent)
	if err != nil {
		return nil, fmt.Errorf("--database %s: %w", url, err)
	}
	return s, nil
}

func newStore(readers, writer *sql.DB) *Store {
	client := func(db *sql.DB) *ent.Client {
		return ent.NewClient(ent.Driver(entsql.OpenDB(dialect.SQLite, db)))
	}
	return &Store{read: client(readers), write: client(writer), pools: []*sql.DB{readers, writer}}
}

// Read is the client for reading. It can't write.
func (s *Store) Read() *ent.Client { return s.read }

// InTx runs fn in one transaction and commits it when fn returns nil. What fn
// returns otherwise comes back as it is, and nothing has happened. Entities
// must not leave fn: read them again through Read. Fault: BUSY.
func (s *Store) InTx(ctx context.Context, fn func(tx *ent.Client) error) (err error) {
	tx, err := s.write.Tx(ctx)
	if isBusy(err) {
		return fault.Busy() // another process has been writing for seconds
	}
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	committed := false
	defer func() {
		if !committed {
			// After a panic as well. A rollback that fails leaves the same state: nothing.
			_ = tx.Rollback()
		}
	}()
	if err := fn(tx.Client()); err != nil {
		return err
	}
	committed = true
	if err := tx.Commit(); err != nil {
		// A caller who has gone may have had it rolled back already: say so as well.
		return fmt.Errorf("commit: %w", errors.Join(err, ctx.Err()))
	}
	return nil
}

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.pools[0].PingContext(ctx) }

// Close closes the database and gives its lock back.
func (s *Store) Close() error {
	var errs []error
	for _, pool := range s.pools {
		errs = append(errs, pool.Close())
	}
	s.lock.release()
	return errors.Join(errs...)
}
