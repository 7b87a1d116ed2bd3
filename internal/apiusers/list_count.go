package apiusers

import (
	"context"
	"fmt"

	"postern/internal/access"
)

// mostCounted is how many are counted before counting stops.
const mostCounted = 10_000

// Count is how many API users fit, up to a number that is quick to count.
type Count struct {
	Count int
	More  bool // than Count
}

// Count counts the caller's API users that fit. Passes: users; an API user
// counts itself alone. Faults: SIGN_IN_REQUIRED; on search TOO_SHORT, TOO_LONG.
func (s *Service) Count(ctx context.Context, f *Filter) (*Count, error) {
	if err := access.RequireSignedIn(ctx); err != nil {
		return nil, err
	}
	q, err := s.newQuestion(ctx, f)
	if err != nil {
		return nil, err
	}
	n, err := s.count(ctx, q)
	return &Count{Count: min(n, mostCounted), More: n > mostCounted}, err
}

// count stops at one more than are counted. A search that a glance finds common
// is counted along the list, and any other among those looked up.
func (s *Service) count(ctx context.Context, q *question) (int, error) {
	if q.search == "" {
		return s.number(ctx, s.walkOrSource(q))
	}
	n, err := s.number(ctx, s.glance(q, glance))
	if err != nil {
		return 0, err
	}
	if n < glance/10 {
		ids, more, err := s.lookUp(ctx, q, mostCounted)
		if err != nil {
			return 0, err
		}
		if !more {
			return s.number(ctx, s.among(q, ids, mostCounted+1))
		}
	}
	return s.number(ctx, s.walk(q, mostCounted+1))
}

// walkOrSource is who has a state by its own index, and anybody by that of the
// list.
func (s *Service) walkOrSource(q *question) condition {
	if sources := s.sources(q); len(sources) > 0 && len(q.seen) == 1 {
		return condition{fmt.Sprint(sources[0].text, " LIMIT ", mostCounted+1), sources[0].args}
	}
	return s.walk(q, mostCounted+1)
}

// number is how many rows a statement has.
func (s *Service) number(ctx context.Context, c condition) (int, error) {
	var n int
	err := s.store.Ask(ctx, "SELECT count(*) FROM ("+c.text+") AS found", c.args, func(row func(...any) error) error { return row(&n) })
	return n, err
}
