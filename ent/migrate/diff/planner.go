package main

import (
	"context"
	"database/sql"
	"errors"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	"entgo.io/ent/schema/field"
	_ "github.com/jackc/pgx/v5/stdlib" // the PostgreSQL driver
	_ "modernc.org/sqlite"             // the SQLite driver

	"postern/ent/migrate"
	"postern/internal/testpg"
)

// planner plans the migrations of one kind of database on an empty one.
type planner struct {
	name    string // of the folder as well
	dialect string
	driver  *entsql.Driver
	tables  []*schema.Table
	close   func() error
}

func (p *planner) dir() string { return "ent/migrate/migrations/" + p.name }

func openSQLite(context.Context) (*planner, error) {
	db, err := sql.Open("sqlite", "file::memory:?_pragma=foreign_keys(1)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return &planner{name: "sqlite", dialect: "sqlite3", driver: entsql.OpenDB("sqlite3", db), tables: migrate.Tables, close: db.Close}, nil
}

func openPostgres(ctx context.Context) (*planner, error) {
	server, err := testpg.Shared(ctx)
	if err != nil {
		return nil, err
	}
	url, drop, err := testpg.Clone(ctx, server, "template0")
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		return nil, err
	}
	return &planner{
		name: "postgres", dialect: dialect.Postgres, driver: entsql.OpenDB(dialect.Postgres, db), tables: inBytes(migrate.Tables),
		close: func() error { err := db.Close(); drop(); return errors.Join(err) },
	}, nil
}

// inBytes has PostgreSQL compare every text byte by byte, as SQLite does: an
// order that depends on the operating system's locale changes with its
// upgrades, and breaks the indexes
// (https://www.postgresql.org/docs/current/collation.html).
func inBytes(tables []*schema.Table) []*schema.Table {
	for _, table := range tables {
		for _, column := range table.Columns {
			if column.Type == field.TypeString || column.Type == field.TypeEnum {
				column.Collation = "C"
			}
		}
	}
	return tables
}
