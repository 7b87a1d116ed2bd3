package store

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

var fillListsPostgres = []string{
	`INSERT INTO api_user_list (api_user_id, in_account, last_at, description_key, email, enabled, expires_at, created_at, updated_at)
		SELECT u.id, u.account_id, coalesce(l.last_at, 'epoch'), u.description_key, u.email, u.enabled, u.expires_at, u.created_at, u.updated_at
		FROM api_users u
		LEFT JOIN last_uses l ON l.id = u.id
		WHERE u.deleted_at IS NULL ORDER BY u.id ON CONFLICT DO NOTHING`,
	`INSERT INTO api_user_search (api_user_id, in_account, text, description_key, email, enabled, expires_at, created_at, updated_at)
		SELECT id, account_id, api_user_search_text(description_key || chr(10) || lower(email)),
			description_key, email, enabled, expires_at, created_at, updated_at FROM api_users
		WHERE deleted_at IS NULL ORDER BY id ON CONFLICT DO NOTHING`,
}

func (b *Bulk) insertPostgres(ctx context.Context, table string, columns []string, rows [][]any) error {
	return b.conn.Raw(func(conn any) error {
		_, err := conn.(*stdlib.Conn).Conn().CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
		return err
	})
}

// putAsidePostgres drops indexes that aren't a key's, references to other
// tables, and has triggers wait.
func (b *Bulk) putAsidePostgres(ctx context.Context, tables []string) error {
	for _, table := range tables {
		made, err := b.pairs(ctx, `SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid) FROM pg_index i
			WHERE indrelid = to_regclass($1) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
			UNION ALL SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
				format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
			FROM pg_constraint WHERE conrelid = to_regclass($1) AND contype = 'f'
			UNION ALL SELECT format('ALTER TABLE %s DISABLE TRIGGER USER', to_regclass($1)), format('ALTER TABLE %s ENABLE TRIGGER USER', to_regclass($1))`,
			table)
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
