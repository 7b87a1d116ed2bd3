// Command diff writes the migration from what the files in
// ent/migrate/migrations/sqlite make to what package schema now says:
//
//	go run ./ent/migrate/diff add_expiry
//
// Review the SQL before committing it. With -check it writes nothing and fails
// when the two differ.
package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	atlas "ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	entsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	_ "modernc.org/sqlite" // the SQLite driver

	"postern/ent/migrate"
)

const dirName = "ent/migrate/migrations/sqlite"

func main() {
	check := flag.Bool("check", false, "only say whether schema and migrations agree")
	flag.Parse()
	name := flag.Arg(0)
	if *check {
		name = "check"
	}
	if err := run(context.Background(), name, *check); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, name string, check bool) error {
	if name == "" {
		return errors.New("name the change, for example: go run ./ent/migrate/diff add_expiry")
	}
	// Plan in a copy: the planner wants a sum file beside the SQL, and git
	// already keeps the files honest.
	scratch, err := os.MkdirTemp("", "migrations")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	if err := os.CopyFS(scratch, os.DirFS(dirName)); err != nil {
		return err
	}
	if err := diff(ctx, scratch, name); err != nil {
		return err
	}
	return report(scratch, check)
}

// report carries what is new in scratch over, or fails when it only checks.
func report(scratch string, check bool) error {
	files, err := fs.Glob(os.DirFS(scratch), "*.sql")
	if err != nil {
		return err
	}
	for _, name := range files {
		if _, err := os.Stat(filepath.Join(dirName, name)); err == nil {
			continue
		}
		if check {
			return errors.New("schema and migrations differ: run make migration NAME=what_changed")
		}
		fmt.Println("Wrote", name, "- review it before committing.")
		return carryOver(filepath.Join(scratch, name), filepath.Join(dirName, name))
	}
	fmt.Println("Schema and migrations agree.")
	return nil
}

// carryOver copies a migration without its way back: that is a restored
// backup, and SQL that drops tables shouldn't pretend otherwise.
func carryOver(from, to string) error {
	text, err := os.ReadFile(from) // #nosec G304 -- a developer's tool, on files that it wrote itself
	if err != nil {
		return err
	}
	up, _, _ := strings.Cut(string(text), "\n-- +goose Down")
	return os.WriteFile(to, []byte(up), 0o644) // #nosec G306 G703 -- a source file like the others, for everyone to read
}

// diff replays the files on an empty database in memory and plans what is
// missing.
func diff(ctx context.Context, path, name string) error {
	dir, err := sqltool.NewGooseDir(path)
	if err != nil {
		return err
	}
	sum, err := dir.Checksum()
	if err != nil {
		return err
	}
	if err := atlas.WriteSumFile(dir, sum); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file::memory:?_pragma=foreign_keys(1)")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	m, err := schema.NewMigrate(entsql.OpenDB("sqlite3", db), schema.WithDir(dir),
		schema.WithFormatter(sqltool.GooseFormatter), schema.WithMigrationMode(schema.ModeReplay),
		schema.WithDialect("sqlite3"), schema.WithDropColumn(true), schema.WithDropIndex(true))
	if err != nil {
		return err
	}
	err = m.NamedDiff(ctx, name, migrate.Tables...)
	if errors.Is(err, atlas.ErrNoPlan) {
		return nil
	}
	return err
}
