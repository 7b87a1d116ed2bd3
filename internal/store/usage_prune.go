package store

import (
	"context"
	"database/sql"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
)

const (
	oldCounts = `DELETE FROM usage_counts WHERE id IN
		(SELECT id FROM usage_counts WHERE span = ? AND starts_at < ? ORDER BY starts_at LIMIT 500`
	oldSpells = `DELETE FROM refusal_spells WHERE id IN
		(SELECT id FROM refusal_spells WHERE last_at < ? ORDER BY last_at LIMIT 500`
)

// PruneUsage deletes some of the counts of a span that began before a time, and
// says how many: none are left after 0. Others that prune at the same time are
// passed by. For the usage recorder alone. Faults: BUSY, DATABASE_UNAVAILABLE.
func (s *Store) PruneUsage(ctx context.Context, span string, before time.Time) (int64, error) {
	return s.deleteSome(ctx, oldCounts, span, before)
}

// PruneSpells is PruneUsage of the spells that ended before a time.
func (s *Store) PruneSpells(ctx context.Context, before time.Time) (int64, error) {
	return s.deleteSome(ctx, oldSpells, before)
}

func (s *Store) deleteSome(ctx context.Context, query string, args ...any) (int64, error) {
	if s.dialect == dialect.Postgres {
		query = numbered(query) + " FOR UPDATE SKIP LOCKED"
	}
	var result entsql.Result
	if err := s.writer.Exec(ctx, query+")", args, &result); err != nil {
		return 0, err
	}
	return sql.Result(result).RowsAffected()
}
