package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
)

// schemaOf takes an older or newer schema as well: one makes a backup before
// an upgrade.
func schemaOf(ctx context.Context, path string) (schema int64, err error) {
	err = withFile(path, func(db *sql.DB) error {
		schema, err = (&base{db: db, engine: sqliteEngine{}}).version(ctx)
		if err == nil && schema == 0 {
			err = errors.New("the file holds no Postern database; name the right file")
		}
		return err
	})
	return schema, err
}

// checkBackup reads all of it.
func checkBackup(ctx context.Context, file string, schema int64) error {
	return withFile(file, func(db *sql.DB) error {
		var found string
		if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&found); err != nil {
			return sentence(err)
		}
		if found != "ok" {
			return fmt.Errorf("the database is damaged (%s); restore an older backup", found)
		}
		return mustHaveSchema(ctx, db, schema)
	})
}

func mustHaveSchema(ctx context.Context, db *sql.DB, schema int64) error {
	current, err := (&base{db: db, engine: sqliteEngine{}}).version(ctx)
	if err == nil && current != schema {
		err = fmt.Errorf("the schema changed meanwhile, from %d to %d; try again", schema, current)
	}
	return err
}

// onDisk survives a power cut from here on.
func onDisk(path string) (size int64, err error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0) // #nosec G304 -- its own
	if err != nil {
		return 0, err
	}
	size, err = file.Seek(0, io.SeekEnd)
	return size, errors.Join(err, file.Sync(), file.Close())
}

// folderOnDisk makes the name survive as well. Windows does so by itself.
func folderOnDisk(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path) // #nosec G304 -- the operator names it
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
