package store

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
)

const oldCounts = `DELETE FROM usage_counts WHERE id IN
	(SELECT id FROM usage_counts WHERE span = ? AND starts_at < ? ORDER BY starts_at LIMIT 500`

// PruneUsage deletes some of the counts of a span that began before a time, and
// says how many: none are left after 0. Others that prune at the same time are
// passed by. For the usage recorder alone. Faults: BUSY, DATABASE_UNAVAILABLE.
func (s *Store) PruneUsage(ctx context.Context, span string, before time.Time) (int64, error) {
	query := oldCounts + ")"
	if s.dialect == dialect.Postgres {
		query = oldCounts + " FOR UPDATE SKIP LOCKED)"
		query = strings.Replace(strings.Replace(query, "?", "$1", 1), "?", "$2", 1)
	}
	var result entsql.Result
	if err := s.writer.Exec(ctx, query, []any{span, before}, &result); err != nil {
		return 0, err
	}
	return sql.Result(result).RowsAffected()
}
