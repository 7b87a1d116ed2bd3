package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// base is a database whose schema is being looked at, on a connection of its
// own.
type base struct {
	db *sql.DB
	engine
}

// engine is what the two databases do differently about their schema.
type engine interface {
	// provider knows the migrations, and how several instances take turns.
	provider(db *sql.DB) (*goose.Provider, error)
	// whose says whether a database is Postern's, or holds nothing yet. It only
	// looks; goose would make its table in any database that it is shown, and
	// other programs use goose as well.
	whose(ctx context.Context, db *sql.DB) (ours, empty bool, err error)
	// ready finds out now whether the database takes writes, not at the first
	// change.
	ready(ctx context.Context, db *sql.DB) error
	// check looks for what a migration may have broken.
	check(ctx context.Context, db *sql.DB) error
	// sentence says the usual reasons why a database can't be used.
	sentence(err error) error
	// noun is what its owner calls it.
	noun() string
}

// prepare is what happens to the schema before the pools open.
type prepare func(context.Context, *base) error

// version is that of the newest migration applied; 0 for an empty database.
func (b *base) version(ctx context.Context) (int64, error) {
	ours, empty, err := b.whose(ctx, b.db)
	if err != nil {
		return 0, err
	}
	if !ours && !empty {
		return 0, fmt.Errorf("the %s holds another program's tables; name another %s", b.noun(), b.noun())
	}
	if empty {
		return 0, nil
	}
	current, _, err := b.versions(ctx)
	return current, err
}

func (b *base) versions(ctx context.Context) (current, target int64, err error) {
	p, err := b.provider(b.db)
	if err != nil {
		return 0, 0, err
	}
	current, target, err = p.GetVersions(ctx)
	if err != nil {
		return 0, 0, b.sentence(err)
	}
	return current, target, nil
}

// migrateUp applies what is missing, and refuses a database that is newer than
// this binary. Of several instances at once one applies, and the others wait.
func migrateUp(ctx context.Context, b *base) error {
	current, err := b.version(ctx)
	if err != nil {
		return err
	}
	if err := b.ready(ctx, b.db); err != nil {
		return err
	}
	p, err := b.provider(b.db)
	if err != nil {
		return err
	}
	switch newest := newest(p); {
	case current > newest:
		return newerSchema(current, newest)
	case current == newest:
		return nil
	}
	if _, err := p.Up(ctx); err != nil {
		return b.sentence(err)
	}
	return b.check(ctx, b.db)
}

func newerSchema(current, newest int64) error {
	return fmt.Errorf("the database was written by a newer Postern (schema %d, this one knows %d); use that version", current, newest)
}

// newest is the version that this binary's migrations lead to.
func newest(p *goose.Provider) int64 {
	sources := p.ListSources()
	return sources[len(sources)-1].Version
}

// mustBeCurrent only looks.
func mustBeCurrent(ctx context.Context, b *base) error {
	ours, _, err := b.whose(ctx, b.db)
	if err != nil {
		return err
	}
	if !ours {
		return fmt.Errorf("the %s holds no Postern database; start the server once, or name the right %s", b.noun(), b.noun())
	}
	current, target, err := b.versions(ctx)
	if err != nil {
		return err
	}
	if current != target {
		return fmt.Errorf("the database has schema %d and this Postern wants %d; use the version that the server runs", current, target)
	}
	return nil
}

// mustBeMigrated refuses what `postern migrate` has to do first.
func mustBeMigrated(ctx context.Context, b *base) error {
	current, err := b.version(ctx)
	if err != nil {
		return err
	}
	p, err := b.provider(b.db)
	if err != nil {
		return err
	}
	switch newest := newest(p); {
	case current > newest:
		return migrateUp(ctx, b) // refuses, with its sentence
	case current == 0:
		return fmt.Errorf("the %s is empty; run postern migrate first, or leave --migrate=off out", b.noun())
	case current < newest:
		return fmt.Errorf("the database has schema %d and this Postern wants %d; run postern migrate first, or leave --migrate=off out", current, newest)
	}
	return b.ready(ctx, b.db)
}

// sources is where the migrations of one database are; own stands in for those
// in the binary, in tests.
func sources(own, embedded fs.FS, folder string) (fs.FS, error) {
	if own == nil {
		own = embedded
	}
	return fs.Sub(own, folder)
}

var errOrphans = errors.New("the migration left rows without the rows they belong to; restore the backup and report this")
