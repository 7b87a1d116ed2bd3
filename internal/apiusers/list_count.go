package apiusers

import (
	"context"

	"postern/internal/access"
)

// Count is how many API users fit, up to a number that is quick to count.
type Count struct {
	Count int
	More  bool // than Count there are, or may be: not all were looked at
}

// Count counts the caller's API users that fit. Passes: users; an API user
// counts itself alone. Faults: SIGN_IN_REQUIRED, USAGE_NOT_SHOWN; on
// search TOO_SHORT, TOO_LONG.
func (s *Service) Count(ctx context.Context, f *Filter) (*Count, error) {
	if err := access.RequireSignedIn(ctx); err != nil {
		return nil, err
	}
	q, err := s.newQuestion(ctx, f)
	if err != nil {
		return nil, err
	}
	if err := q.shown(ctx); err != nil {
		return nil, err
	}
	stop := s.reach.Counted
	if q.search != "" {
		stop = s.reach.Searched
	}
	n, more, err := s.count(ctx, q, stop)
	return &Count{Count: min(n, stop), More: more || n > stop}, err
}

// count stops at one more than are counted. Many of a list are counted along it,
// and few are looked up. Where both would take long, because very many have what
// is searched for and few of those the state, more says that a part was counted.
func (s *Service) count(ctx context.Context, q *question, stop int) (n int, more bool, err error) {
	if q.only != "" || q.search == "" {
		n, err = s.number(ctx, s.walkOrSource(q, stop+1))
		return n, false, err
	}
	n, whole, err := s.countWithin(ctx, q, s.reach.Glance, stop)
	// As dense as in what was read, would those that are read next have enough?
	if dense := n*s.reach.Look >= stop*s.reach.Glance; err == nil && !whole && dense {
		n, whole, err = s.countWithin(ctx, q, s.reach.Look, stop)
	}
	if err != nil || whole || n > stop {
		return n, false, err
	}
	n, all, err := s.countLookedUp(ctx, q, stop)
	if err != nil || all {
		return n, false, err
	}
	n, whole, err = s.countWithin(ctx, q, s.reach.Look, stop)
	return n, !whole, err
}

// countWithin counts those that fit in a part of the list, and says whether that
// is all of it.
func (s *Service) countWithin(ctx context.Context, q *question, part, stop int) (n int, whole bool, err error) {
	n, err = s.number(ctx, s.within(q, part, stop+1))
	if err != nil || n > stop {
		return n, false, err
	}
	whole, err = s.isWhole(ctx, q, part)
	return n, whole, err
}

// walkOrSource is who has a state by its own index, and anybody by that of the
// list.
func (s *Service) walkOrSource(q *question, most int) condition {
	if sources := s.sources(q); len(sources) > 0 && q.only == "" {
		return sources[0].first(q, most)
	}
	return s.walk(q, most)
}

// number is how many rows a statement has.
func (s *Service) number(ctx context.Context, c condition) (int, error) {
	var n int
	err := s.store.Ask(ctx, "SELECT count(*) FROM ("+c.text+") AS found", c.args, func(row func(...any) error) error { return row(&n) })
	return n, err
}
