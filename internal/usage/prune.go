package usage

import (
	"context"
	"time"
)

// How long counts and spells of refusals are kept, and how often older ones are
// looked for. A spell holds an address, which a count doesn't.
const (
	hoursKept  = 3 * day
	daysKept   = 400 * day
	spellsKept = 90 * day
	day        = 24 * time.Hour

	pruneEvery = 10 * time.Minute
)

// breath lets others write between two deletions.
const breath = 10 * time.Millisecond

// Prune deletes what is too old to keep, a few rows at a time.
func (r *Recorder) Prune(ctx context.Context) error {
	now := r.now()
	for span, before := range map[Span]time.Time{Hour: now.Add(-hoursKept), Day: now.Add(-daysKept)} {
		err := untilNone(func() (int64, error) { return r.store.PruneUsage(ctx, string(span), before) })
		if err != nil {
			return err
		}
	}
	return untilNone(func() (int64, error) { return r.store.PruneSpells(ctx, now.Add(-spellsKept)) })
}

func untilNone(prune func() (int64, error)) error {
	for {
		deleted, err := prune()
		if err != nil || deleted == 0 {
			return err
		}
		time.Sleep(breath)
	}
}
