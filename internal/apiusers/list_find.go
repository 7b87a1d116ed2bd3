package apiusers

import (
	"context"
	"fmt"
	"slices"
)

// glance is how many rows of the list are read at first to find those that fit.
const glance = 2000

// find answers with the first that fit, in order. It reads the list in its order
// where that is quick, and else looks up who fits, and sorts them: a database
// doesn't know beforehand which it is.
func (s *Service) find(ctx context.Context, q *question, most int) ([]hit, error) {
	if len(s.fitting(q)) == 0 {
		return s.hits(ctx, q, s.walk(q, most))
	}
	hits, err := s.hits(ctx, q, s.glance(q, most))
	if err != nil || len(hits) == most {
		return hits, err
	}
	ids, more, err := s.lookUp(ctx, q, mostFound)
	if err != nil {
		return nil, err
	}
	if more {
		return s.hits(ctx, q, s.walk(q, most))
	}
	return s.hits(ctx, q, s.among(q, ids, most))
}

func (s *Service) hits(ctx context.Context, q *question, c condition) ([]hit, error) {
	var hits []hit
	err := s.store.Ask(ctx, c.text, c.args, func(row func(...any) error) error {
		h, err := q.order.Field.scanHit(row)
		hits = append(hits, h)
		return err
	})
	return hits, err
}

// walk reads the list in its order until there are enough. The number is
// written into the statement: PostgreSQL plans for a tenth of all rows otherwise.
func (s *Service) walk(q *question, most int) condition {
	text, args := where(slices.Concat(q.seen, q.ordered(), s.fitting(q))...)
	return condition{fmt.Sprint("SELECT u.id, ", q.column(), " FROM ", s.list(q), text, q.inOrder(), " LIMIT ", most), args}
}

// glance reads no more of the list than a part.
func (s *Service) glance(q *question, most int) condition {
	text, args := where(slices.Concat(q.seen, q.ordered())...)
	columns := "u.id, description_key, email, enabled, expires_at, created_at, updated_at"
	if q.usesLast() {
		columns += ", last_at, api_user_id"
	}
	fitting, more := where(s.fitting(q)...)
	return condition{fmt.Sprint("SELECT id, ", sorted[q.order.Field].column, " FROM (SELECT ", columns, " FROM ", s.list(q), text, q.inOrder(),
		" LIMIT ", glance, ") AS glanced", fitting, q.inOrderOf("", "id"), " LIMIT ", most), append(args, more...)}
}

// among sorts those that were looked up.
func (s *Service) among(q *question, ids []string, most int) condition {
	table, arg := s.these(ids)
	text, args := where(slices.Concat(q.seen, s.fitting(q))...)
	return condition{fmt.Sprint("SELECT u.id, ", q.column(), " FROM ", table, " CROSS JOIN api_users u CROSS JOIN api_user_list l",
		text, " AND u.id = f.value AND l.api_user_id = f.value", q.inOrder(), " LIMIT ", most), append([]any{arg}, args...)}
}

// list is the tables in the order in which they are read: CROSS JOIN has SQLite
// keep it.
func (s *Service) list(q *question) string {
	index := s.by(sorted[q.order.Field].index)
	switch {
	case q.order.Field == ByLastUsedAt:
		return "api_user_list l" + index + " CROSS JOIN api_users u"
	case q.usesLast():
		return "api_users u" + index + " CROSS JOIN api_user_list l"
	}
	return "api_users u" + index
}

// fitting is what is searched for and the state.
func (s *Service) fitting(q *question) []condition {
	var all []condition
	if q.search != "" {
		all = append(all, condition{s.contains(), []any{q.search, q.search}})
	}
	if q.state != nil {
		all = append(all, q.state.condition)
	}
	return all
}
