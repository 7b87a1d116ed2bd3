package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqlitePath is the file of a database URL.
func sqlitePath(url string) (string, error) {
	path, found := strings.CutPrefix(url, "sqlite:")
	if absolute, found := strings.CutPrefix(path, "///"); found {
		path = "/" + absolute // sqlite:///var/lib/postern.db, as other programs write it
	}
	if !found || path == "" || strings.HasPrefix(path, "//") {
		return "", errors.New("this is not a database address; use sqlite:FILE or postgres://USER:PASSWORD@HOST:PORT/DATABASE")
	}
	if strings.HasPrefix(path, ":") {
		return "", errors.New("this database would be forgotten at the end; use sqlite:FILE")
	}
	return path, nil
}

func mustExist(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("there is no database at %s; start the server once, or name the right file", path)
	}
	if info.IsDir() {
		return isFolder(path)
	}
	return nil
}

// mustBeWritable turns the driver's "unable to open database file" into
// something to act on.
func mustBeWritable(path string) error {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("the folder %s does not exist; make it, or name another file", dir)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return isFolder(path)
	}
	probe, err := os.CreateTemp(dir, ".postern-*")
	if err != nil {
		return fmt.Errorf("the folder %s can't be written to; change its permissions, or name another file", dir)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}

// makePrivate makes a new database for the server's own user alone: it holds
// hashes of passwords. SQLite gives the files beside it the same permissions. A
// file that is there keeps those that the operator chose.
func makePrivate(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) // #nosec G304 -- the operator names it
	if err != nil {
		return nil // it is there, or SQLite will say what is wrong
	}
	return file.Close()
}

func isFolder(path string) error { return fmt.Errorf("%s is a folder; name a file", path) }

// takesWrites finds out now whether the file is read-only, not at the first
// change. Opening the file to see would drop SQLite's locks on it, and a
// transaction that writes nothing begins in a read-only file as well.
func takesWrites(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return sentence(err)
	}
	_, err = tx.ExecContext(ctx, "PRAGMA user_version = 0")
	if err = errors.Join(err, tx.Rollback()); err != nil {
		return sentence(err)
	}
	return nil
}

// sentence says the usual reasons why a SQLite file can't be used, and what to do.
func sentence(err error) error {
	switch code(err) {
	case sqlite3.SQLITE_NOTADB:
		return errors.New("the file is not a database; name another file")
	case sqlite3.SQLITE_CORRUPT:
		return errors.New("the database is damaged; restore the backup")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return errors.New("the file can't be written to; change its permissions, or name another file")
	case sqlite3.SQLITE_FULL:
		return errors.New("the disk is full; make room, then start again")
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return errors.New("another program has been writing to it for seconds; stop that one first")
	}
	return fmt.Errorf("the file can't be used as a database: %w", err)
}

// code is SQLite's primary result code, or -1 for what isn't SQLite's.
func code(err error) int {
	var own *sqlite.Error
	if errors.As(err, &own) {
		return own.Code() & 0xff
	}
	return -1
}
