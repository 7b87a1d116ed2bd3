package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"postern/ent/migrate/migrations"
)

func provider(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(database.DialectSQLite3, db, files)
}

// migrateUp applies what is missing, and refuses a database that is newer than
// this binary.
func migrateUp(ctx context.Context, db *sql.DB) error {
	ours, empty, err := whose(ctx, db)
	if err != nil {
		return err
	}
	if !ours && !empty {
		return errors.New("the file holds another program's tables; name another file")
	}
	if err := takesWrites(ctx, db); err != nil {
		return err
	}
	// Here, where nobody else is connected yet: turning a file to WAL doesn't wait for others.
	if _, err := db.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return sentence(err)
	}
	p, err := provider(db)
	if err != nil {
		return err
	}
	current, target, err := p.GetVersions(ctx)
	if err != nil {
		return sentence(err)
	}
	if current > target {
		return fmt.Errorf("the database was written by a newer Postern (schema %d, this one knows %d); use that version", current, target)
	}
	if current == target {
		return nil
	}
	if _, err := p.Up(ctx); err != nil {
		return sentence(err)
	}
	return foreignKeysHold(ctx, db)
}

// whose says whether a database is Postern's, or holds nothing yet. It only
// looks; goose would make its table in any database that it is shown.
func whose(ctx context.Context, db *sql.DB) (ours, empty bool, err error) {
	row := db.QueryRowContext(ctx, "SELECT count(*) = 0, coalesce(sum(name = ?), 0) > 0 FROM sqlite_schema", goose.DefaultTablename)
	if err := row.Scan(&empty, &ours); err != nil {
		return false, false, sentence(err)
	}
	return ours, empty, nil
}

// mustBeCurrent only looks.
func mustBeCurrent(ctx context.Context, db *sql.DB) error {
	ours, _, err := whose(ctx, db)
	if err != nil {
		return err
	}
	if !ours {
		return errors.New("the file holds no Postern database; start the server once, or name the right file")
	}
	p, err := provider(db)
	if err != nil {
		return err
	}
	current, target, err := p.GetVersions(ctx)
	if err != nil {
		return sentence(err)
	}
	if current != target {
		return fmt.Errorf("the database has schema %d and this Postern wants %d; use the version that the server runs", current, target)
	}
	return nil
}

// foreignKeysHold looks for rows that a migration orphaned.
func foreignKeysHold(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return errors.New("the migration left rows without the rows they belong to; restore the backup and report this")
	}
	return rows.Err()
}
