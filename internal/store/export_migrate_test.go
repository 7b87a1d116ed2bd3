package store

import (
	"context"
	"errors"
	"io/fs"

	"github.com/jackc/pgx/v5/stdlib"
)

// UpTo migrates a database as Open does, on the same kind of connection, but
// with other files and to a version of the caller's.
func UpTo(ctx context.Context, address string, files fs.FS, version int64) error {
	up := func(ctx context.Context, b *base) error {
		if isPostgres(address) {
			b.engine = postgresEngine{files: files}
		} else {
			b.engine = sqliteEngine{files: files}
		}
		p, err := b.provider(b.db)
		if err != nil {
			return err
		}
		if _, err := p.UpTo(ctx, version); err != nil {
			return err
		}
		return b.check(ctx, b.db)
	}
	if isPostgres(address) {
		config, err := poolConfig(address)
		if err != nil {
			return err
		}
		db := stdlib.OpenDB(*config.ConnConfig)
		return errors.Join(up(ctx, &base{db: db}), db.Close())
	}
	path, err := sqlitePath(address)
	if err != nil {
		return err
	}
	return withSchemaConnection(ctx, path, up)
}
