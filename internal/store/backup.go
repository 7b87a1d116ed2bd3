package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Copied is a backup that was made and checked.
type Copied struct {
	Bytes  int64
	Schema int64 // its version
}

// Backup copies a SQLite database, as it is at one moment, into a file that
// doesn't exist yet; a server may be running. Only the operator's commands call
// it. The error names what to mend.
func Backup(ctx context.Context, url, file string) (Copied, error) {
	if isPostgres(url) {
		return Copied{}, fmt.Errorf("--database %s: this command copies SQLite files; use pg_dump", redacted(url))
	}
	path, err := sqlitePath(url)
	if err == nil {
		err = mustExist(path)
	}
	var schema int64
	if err == nil {
		schema, err = schemaOf(ctx, path)
	}
	if err != nil {
		return Copied{}, fmt.Errorf("--database %s: %w", redacted(url), err)
	}
	if _, err := os.Lstat(file); err == nil {
		return Copied{}, fmt.Errorf("%s is there already; name a new file", file)
	}
	if err := mustBeWritable(file); err != nil {
		return Copied{}, err
	}
	made, err := backup(ctx, path, file, schema)
	if err != nil && ctx.Err() != nil {
		err = errors.New("stopped; there is no backup")
	}
	return made, err
}

// backup gives the file its name when it is whole, on disk and checked.
func backup(ctx context.Context, path, file string, schema int64) (Copied, error) {
	folder, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return Copied{}, err
	}
	partial, err := os.CreateTemp(folder, ".postern-backup-*") // for its owner alone: it holds hashes of passwords
	if err != nil {
		return Copied{}, err
	}
	defer os.Remove(partial.Name()) // when it still has this name
	if err := errors.Join(partial.Close(), vacuumInto(ctx, path, partial.Name())); err != nil {
		return Copied{}, err
	}
	if err := checkBackup(ctx, partial.Name(), schema); err != nil {
		return Copied{}, err
	}
	size, err := onDisk(partial.Name())
	if err != nil {
		return Copied{}, err
	}
	if err := os.Rename(partial.Name(), file); err != nil {
		return Copied{}, err
	}
	return Copied{Bytes: size, Schema: schema}, folderOnDisk(folder)
}

// vacuumInto copies what one read transaction sees, while others write.
// SQLite's backup API would begin again whenever another process writes
// (https://sqlite.org/backup.html), and copies what was deleted as well.
func vacuumInto(ctx context.Context, path, file string) error {
	return withFile(path, func(db *sql.DB) error {
		if _, err := db.ExecContext(ctx, "VACUUM INTO ?", file); err != nil {
			return fmt.Errorf("the backup could not be written: %w", sentence(err))
		}
		return nil
	})
}

func withFile(path string, do func(*sql.DB) error) error {
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return err
	}
	return errors.Join(do(db), db.Close())
}
