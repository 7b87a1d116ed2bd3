package usage

import (
	"context"
	"time"
)

// How long counts are kept, and how often older ones are looked for.
const (
	hoursKept = 3 * day
	daysKept  = 400 * day
	day       = 24 * time.Hour

	pruneEvery = 10 * time.Minute
)

// breath lets others write between two deletions.
const breath = 10 * time.Millisecond

// Prune deletes counts that are too old to keep, a few at a time.
func (r *Recorder) Prune(ctx context.Context) error {
	now := r.now()
	for span, before := range map[Span]time.Time{Hour: now.Add(-hoursKept), Day: now.Add(-daysKept)} {
		for {
			deleted, err := r.store.PruneUsage(ctx, string(span), before)
			if err != nil {
				return err
			}
			if deleted == 0 {
				break
			}
			time.Sleep(breath)
		}
	}
	return nil
}
