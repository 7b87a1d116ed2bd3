package apiusers

import (
	"context"
	"fmt"
	"slices"
)

// Reach is how far a question goes before another way is taken, in rows or API
// users. It never changes what a list holds, but how far is counted.
type Reach struct {
	Glance, Look int // of the list that are read at first, and then
	Found        int // that are looked up and sorted. Are there more, reading the list meets some sooner
	Counted      int // before counting stops
	Searched     int // before counting what a search finds stops
}

// usual is what is quick for a million.
var usual = Reach{Glance: 2_000, Look: 20_000, Found: 10_000, Counted: 10_000, Searched: 1_000}

// WithReach is the same service with another reach, for tests: with a small one
// few API users are enough for every way to be taken.
func (s *Service) WithReach(r Reach) *Service {
	other := *s
	other.reach = r
	return &other
}

// find answers with the first that fit, in order. It reads the list in its order
// where that is quick, and else looks up who fits, and sorts them: a database
// doesn't know beforehand which it is. Where very many fit, but none that comes
// first, the list is read on until they come.
func (s *Service) find(ctx context.Context, q *question, most int) ([]hit, error) {
	if q.only != "" || len(s.fitting(q)) == 0 {
		return s.hits(ctx, q, s.walk(q, most))
	}
	hits, err := s.hits(ctx, q, s.within(q, s.reach.Glance, most))
	if err != nil || len(hits) == most {
		return hits, err
	}
	if whole, err := s.isWhole(ctx, q, s.reach.Glance); err != nil || whole {
		return hits, err
	}
	if common, err := s.isCommon(ctx, q); err != nil {
		return nil, err
	} else if common {
		return s.hits(ctx, q, s.walk(q, most))
	}
	if hits, err = s.hits(ctx, q, s.within(q, s.reach.Look, most)); err != nil || len(hits) == most {
		return hits, err
	}
	hits, all, err := s.lookUp(ctx, q, most)
	if err != nil || all {
		return hits, err
	}
	return s.hits(ctx, q, s.walk(q, most))
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
// An API user finds itself by its id.
func (s *Service) walk(q *question, most int) condition {
	all, tables := slices.Concat(q.seen(), s.fitting(q)), s.list(q)
	if q.only != "" {
		all = append(all, condition{q.id() + " = ?", []any{q.only}})
		tables = q.tables(s.by(map[bool]string{false: "api_users_by_id", true: "api_user_list_of"}[q.byUse()]))
	}
	text, args := where(all...)
	return condition{fmt.Sprint("SELECT ", q.id(), ", ", q.column(), " FROM ", tables, text, q.inOrder(), " LIMIT ", most), args}
}

// within reads no more of the list than a part.
func (s *Service) within(q *question, part, most int) condition {
	text, args := where(q.seen()...)
	columns := q.id() + " AS self, description_key, email, enabled, expires_at"
	if by := sorted[q.order.Field].column; by != "email" && by != "description_key" {
		columns += ", " + q.column()
	}
	if q.usesLast() {
		columns += ", last_at"
	}
	column := sorted[q.order.Field].column
	fitting, more := where(s.fitting(q)...)
	return condition{fmt.Sprint("SELECT self, ", column, " FROM (SELECT ", columns, " FROM ", s.list(q), text, q.inOrder(),
		" LIMIT ", part, ") AS part", fitting, q.inOrderOf(column, "self"), " LIMIT ", most), append(args, more...)}
}

// isWhole says whether the list has no more than a part, whatever fits.
func (s *Service) isWhole(ctx context.Context, q *question, part int) (bool, error) {
	list := *q
	if list.usesLast() {
		list.state = nil // leaves no row out
	}
	text, args := where(list.seen()...)
	n, err := s.number(ctx, condition{fmt.Sprint("SELECT ", q.id(), " FROM ", s.list(&list), text, q.inOrder(), " LIMIT 1 OFFSET ", part), args})
	return n == 0, err
}

// isCommon says whether of the newest every twentieth has what is searched for.
// Then too many have it to be looked up, which PostgreSQL finds out only after it
// has found them all.
func (s *Service) isCommon(ctx context.Context, q *question) (bool, error) {
	if q.search == "" {
		return false, nil
	}
	newest := &question{account: q.account, search: q.search, state: q.state, order: orderOf(nil)}
	enough := max(s.reach.Glance/20, 1)
	n, err := s.number(ctx, s.within(newest, s.reach.Glance, enough))
	return n == enough, err
}

// list is what a list is read from, in its order.
func (s *Service) list(q *question) string { return q.tables(s.by(sorted[q.order.Field].index)) }

// tables are in the order in which they are read: CROSS JOIN has SQLite keep it.
func (q *question) tables(index string) string {
	switch {
	case q.byUse():
		return "api_user_list u" + index
	case q.usesLast():
		return "api_users u" + index + " CROSS JOIN (SELECT api_user_id, last_at FROM api_user_list) l"
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
