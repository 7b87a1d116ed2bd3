// Command diff writes the migrations from what the files in
// ent/migrate/migrations make to what package schema now says, for both
// databases:
//
//	go run ./ent/migrate/diff add_expiry
//
// Review the SQL before committing it. With -check it writes nothing and fails
// when they differ. PostgreSQL is the one that the tests use.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	atlas "ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect/sql/schema"
)

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
	version := time.Now().UTC().Format("20060102150405") // the same for both
	for _, open := range []func(context.Context) (*planner, error){openSQLite, openPostgres} {
		p, err := open(ctx)
		if err != nil {
			return err
		}
		if err := errors.Join(p.run(ctx, version, name, check), p.close()); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

// run plans in a copy: the planner wants a sum file beside the SQL, and git
// already keeps the files honest.
func (p *planner) run(ctx context.Context, version, name string, check bool) error {
	scratch, err := os.MkdirTemp("", "migrations")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	if err := os.CopyFS(scratch, os.DirFS(p.dir())); err != nil {
		return err
	}
	if err := p.diff(ctx, scratch, name); err != nil {
		return err
	}
	return p.report(scratch, version+"_"+name+".sql", check)
}

// report carries what is new in scratch over, or fails when it only checks.
func (p *planner) report(scratch, newName string, check bool) error {
	files, err := fs.Glob(os.DirFS(scratch), "*.sql")
	if err != nil {
		return err
	}
	for _, name := range files {
		if _, err := os.Stat(filepath.Join(p.dir(), name)); err == nil {
			continue
		}
		if check {
			text, _ := os.ReadFile(filepath.Join(scratch, name)) // #nosec G304 -- what was just written
			return fmt.Errorf("schema and migrations differ: run make migration NAME=what_changed\n%s", text)
		}
		fmt.Println("Wrote", filepath.Join(p.dir(), newName), "- review it before committing.")
		return carryOver(filepath.Join(scratch, name), filepath.Join(p.dir(), newName))
	}
	fmt.Println("Schema and migrations agree on " + p.name + ".")
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

// diff replays the files on an empty database and plans what is missing.
func (p *planner) diff(ctx context.Context, path, name string) error {
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
	m, err := schema.NewMigrate(p.driver, schema.WithDir(dir),
		schema.WithFormatter(sqltool.GooseFormatter), schema.WithMigrationMode(schema.ModeReplay),
		schema.WithDialect(p.dialect), schema.WithDropColumn(true), schema.WithDropIndex(true))
	if err != nil {
		return err
	}
	err = m.NamedDiff(ctx, name, p.tables...)
	if errors.Is(err, atlas.ErrNoPlan) {
		return nil
	}
	return err
}
