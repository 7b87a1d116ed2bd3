package store

import (
	"context"
	"slices"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
)

var fillListsSQLite = []string{
	`INSERT INTO api_user_list (api_user_id, in_account, last_at, description_key, email, enabled, expires_at, created_at, updated_at)
		SELECT u.id, u.account_id, coalesce(l.last_at, '1970-01-01 00:00:00+00:00'), u.description_key, u.email, u.enabled, u.expires_at,
			u.created_at, u.updated_at FROM api_users u
		LEFT JOIN last_uses l ON l.id = u.id
		WHERE u.deleted_at IS NULL AND u.id NOT IN (SELECT api_user_id FROM api_user_list) ORDER BY u.id`,
	`INSERT INTO api_user_search (rowid, text)
		SELECT l.n, u.description_key || char(10) || lower(u.email) FROM api_user_list l JOIN api_users u ON u.id = l.api_user_id
		WHERE l.n > coalesce((SELECT max(id) FROM api_user_search_docsize), 0)`,
}

// most values that a statement takes are 32,766.
const valuesSQLite = 30_000

// insertSQLite writes as many rows with a statement as it takes.
func (b *Bulk) insertSQLite(ctx context.Context, table string, columns []string, rows [][]any) error {
	for some := range slices.Chunk(rows, valuesSQLite/len(columns)) {
		insert := entsql.Dialect(dialect.SQLite).Insert(table).Columns(columns...)
		for _, row := range some {
			insert.Values(row...)
		}
		text, args := insert.Query()
		if _, err := b.tx.ExecContext(ctx, text, args...); err != nil {
			return err
		}
	}
	return nil
}

// putAsideSQLite drops indexes and triggers, but those that are part of a table.
func (b *Bulk) putAsideSQLite(ctx context.Context, tables []string) error {
	for _, table := range tables {
		made, err := b.pairs(ctx, `SELECT 'DROP ' || type || ' "' || name || '"', sql FROM sqlite_schema
			WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, name`, table)
		if err != nil {
			return err
		}
		for _, m := range made {
			if err := b.exec(ctx, m[0]); err != nil {
				return err
			}
			b.again = append(b.again, m[1])
		}
	}
	return nil
}
