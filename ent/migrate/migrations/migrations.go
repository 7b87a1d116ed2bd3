// Package migrations carries the reviewed SQL of every version of the record.
package migrations

import "embed"

// SQLite is the migrations for SQLite, in the order of their names.
//
//go:embed sqlite/*.sql
var SQLite embed.FS

// Postgres is the migrations for PostgreSQL, in the order of their names.
//
//go:embed postgres/*.sql
var Postgres embed.FS
