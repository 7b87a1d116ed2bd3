package apiusers

import (
	"context"

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
	text, args := q.ask("1", "", mostCounted+1)
	var n int
	err = s.store.Ask(ctx, "SELECT count(*) FROM ("+text+") AS found", args, func(row func(...any) error) error { return row(&n) })
	return &Count{Count: min(n, mostCounted), More: n > mostCounted}, err
}
