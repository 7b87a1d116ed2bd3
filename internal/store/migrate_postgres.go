package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
	"github.com/pressly/goose/v3/lock"

	"postern/ent/installation"
	"postern/ent/migrate/migrations"
)

// postgresEngine holds an advisory lock while it migrates, so that of ten
// instances starting at once one applies each migration.
type postgresEngine struct{ files fs.FS }

// oldestPostgres is the oldest version whose community support hasn't ended.
const oldestPostgres = 140000

func (postgresEngine) noun() string { return "database" }

func (e postgresEngine) provider(db *sql.DB) (*goose.Provider, error) {
	files, err := sources(e.files, migrations.Postgres, "postgres")
	if err != nil {
		return nil, err
	}
	// Asked for every second, for five minutes at most.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(database.DialectPostgres, db, files, goose.WithSessionLocker(locker))
}

// whose looks at the schema that new tables would be made in.
func (e postgresEngine) whose(ctx context.Context, db *sql.DB) (ours, empty bool, err error) {
	row := db.QueryRowContext(ctx, `SELECT count(*) = 0, coalesce(bool_or(tablename = $1), false)
		AND (bool_or(tablename = $2) OR count(*) = 1)
		FROM pg_tables WHERE schemaname = current_schema()`, goose.DefaultTablename, installation.Table)
	if err := row.Scan(&empty, &ours); err != nil {
		return false, false, e.sentence(err)
	}
	return ours, empty, nil
}

func (e postgresEngine) ready(ctx context.Context, db *sql.DB) error {
	var version int
	var standby, readOnly, nowhere bool
	err := db.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int, pg_is_in_recovery(),
		current_setting('default_transaction_read_only') = 'on', current_schema() IS NULL`).
		Scan(&version, &standby, &readOnly, &nowhere)
	switch {
	case err != nil:
		return e.sentence(err)
	case version < oldestPostgres:
		return fmt.Errorf("this server is PostgreSQL %d; use PostgreSQL %d or newer", version/10000, oldestPostgres/10000)
	case standby:
		return errors.New("this server is a standby, which takes no writes; name the primary")
	case readOnly:
		return errReadOnly
	case nowhere:
		return errNoSchema
	}
	return nil
}

// check has nothing to do: PostgreSQL checks foreign keys itself.
func (postgresEngine) check(context.Context, *sql.DB) error { return nil }

func (postgresEngine) sentence(err error) error { return postgresSentence(err) }
