package usage

import (
	"cmp"
	"context"
	"slices"
	"time"

	"postern/ent"
	"postern/ent/usagecount"
	"postern/internal/access"
)

// never stands for "not yet" in the record.
var never = time.Unix(0, 0).UTC()

// How many hours, and how many days, are told.
const (
	hoursTold = 48
	daysTold  = 30
)

// length is how long a span is, and how many are told.
func (s Span) length() (time.Duration, int) {
	if s == Day {
		return day, daysTold
	}
	return time.Hour, hoursTold
}

// Counts is an API user's calls of the last 48 hours, or the last 30 days, the
// oldest first, with empty ones; the last one isn't over. Passes: people of its
// account; programs get none. Faults: BUSY, DATABASE_UNAVAILABLE.
func (s *Service) Counts(ctx context.Context, u *ent.APIUser, span Span) ([]*Count, error) {
	if !access.SeesUsageOf(ctx, u.AccountID) {
		return []*Count{}, nil
	}
	length, told := span.length()
	from := s.now().UTC().Truncate(length).Add(-time.Duration(told-1) * length)
	rows, err := s.store.Read().UsageCount.Query().Where(
		usagecount.APIUserID(u.ID), usagecount.SpanEQ(usagecount.Span(span)), usagecount.StartsAtGTE(from),
	).All(ctx)
	if err != nil {
		return nil, err
	}
	calls := map[countKey]int64{}
	for _, row := range rows {
		calls[countKey{u.ID, span, row.StartsAt.UTC(), Outcome(row.Outcome)}] += row.Calls
	}
	for _, t := range s.recorder.pending(u.ID) {
		t.sum(t.apiUser, t.hour, calls)
	}
	counts := make([]*Count, told)
	for i := range counts {
		counts[i] = countOf(calls, countKey{apiUser: u.ID, span: span, from: from.Add(time.Duration(i) * length)})
	}
	return counts, nil
}

// countOf is the calls of one span.
func countOf(calls map[countKey]int64, k countKey) *Count {
	count := &Count{From: k.from, Reasons: []Refusals{}}
	for _, k.outcome = range outcomes {
		n := int(calls[k])
		switch {
		case n == 0:
		case k.outcome == Accepted:
			count.Accepted = n
		default:
			count.Refused += n
			count.Reasons = append(count.Reasons, Refusals{Reason: k.outcome, Count: n})
		}
	}
	slices.SortStableFunc(count.Reasons, func(a, b Refusals) int { return cmp.Compare(b.Count, a.Count) })
	return count
}
