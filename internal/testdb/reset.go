package testdb

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"github.com/jackc/pgx/v5"

	"postern/internal/revision"
	"postern/internal/store"
)

// keep puts a copy of every row beside PostgreSQL's tables, for reset.
func keep(ctx context.Context, url string) error {
	db, err := besideOf(url)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, `DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept;`+
		forEachTable(`EXECUTE format('CREATE TABLE kept.%I AS TABLE %I', name, name)`), pgx.QueryExecModeSimpleProtocol)
	return err
}

// restore puts the kept rows in place of whatever there is, past triggers and
// foreign keys. Who still holds a row isn't waited for.
var restore = `BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL lock_timeout = '1s';` +
	forEachTable(`EXECUTE format('DELETE FROM %I', name); EXECUTE format('INSERT INTO %I SELECT * FROM kept.%I', name, name)`) + `; COMMIT`

// forEachTable is SQL that does something for each, those that no ent schema
// knows as well.
func forEachTable(do string) string {
	return `DO $$ DECLARE name text; BEGIN
		FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP ` + do + `; END LOOP; END $$`
}

var errReshaped = errors.New("the test has changed the schema")

// reset makes a database as it was when it was made. It fails where that can't
// be: the test has closed it, say, or changed its schema.
func (o *opened) reset(ctx context.Context) error {
	if o.fault != nil {
		o.fault.Mend()
	}
	if err := o.store.Ping(ctx); err != nil {
		return err
	}
	shape, err := shapeOf(ctx, o.beside)
	if err != nil {
		return err
	}
	if shape != o.shape {
		return errReshaped
	}
	_, err = o.beside.ExecContext(ctx, restore, pgx.QueryExecModeSimpleProtocol)
	return err
}

// shapeOf is which tables, indexes and triggers there are, and which of these
// are at work.
func shapeOf(ctx context.Context, db *sql.DB) (shape string, err error) {
	err = db.QueryRowContext(ctx, `SELECT md5(string_agg(concat(c.relname, ' ', t.tgname, ' ', t.tgenabled), ',' ORDER BY c.relname, t.tgname))
		FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid WHERE c.relnamespace = current_schema()::regnamespace`).Scan(&shape)
	return shape, err
}

// followers are the ledgers that follow a store's revisions.
type followers struct {
	mu  sync.Mutex
	all map[*store.Store][]*revision.Ledger
}

var following = followers{all: map[*store.Store][]*revision.Ledger{}}

func (f *followers) add(s *store.Store, l *revision.Ledger) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.all[s] = append(f.all[s], l)
}

// end has nothing of an earlier test follow a store.
func (f *followers) end(s *store.Store) {
	f.mu.Lock()
	ledgers := f.all[s]
	delete(f.all, s)
	f.mu.Unlock()
	for _, l := range ledgers {
		l.Close()
	}
}
