package store

import (
	"context"
	"database/sql"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"postern/ent/installation"
	"postern/ent/migrate/migrations"
)

// sqliteEngine needs no lock of its own: the one beside the file is held.
type sqliteEngine struct{ files fs.FS }

func (sqliteEngine) noun() string { return "file" }

func (e sqliteEngine) provider(db *sql.DB) (*goose.Provider, error) {
	files, err := sources(e.files, migrations.SQLite, "sqlite")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(database.DialectSQLite3, db, files)
}

func (e sqliteEngine) whose(ctx context.Context, db *sql.DB) (ours, empty bool, err error) {
	row := db.QueryRowContext(ctx, `SELECT count(*) = 0, coalesce(sum(name = ?), 0) > 0
		AND (sum(name = ?) > 0 OR sum(type = 'table' AND name NOT LIKE 'sqlite%') = 1)
		FROM sqlite_schema`, goose.DefaultTablename, installation.Table)
	if err := row.Scan(&empty, &ours); err != nil {
		return false, false, e.sentence(err)
	}
	return ours, empty, nil
}

func (e sqliteEngine) ready(ctx context.Context, db *sql.DB) error {
	if err := takesWrites(ctx, db); err != nil {
		return err
	}
	// Here, where nobody else is connected yet: turning a file to WAL doesn't wait for others.
	if _, err := db.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return e.sentence(err)
	}
	return nil
}

// check looks for rows that a migration orphaned.
func (sqliteEngine) check(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return errOrphans
	}
	return rows.Err()
}

func (sqliteEngine) sentence(err error) error { return sentence(err) }
