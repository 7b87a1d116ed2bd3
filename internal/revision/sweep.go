package revision

import (
	"context"
	"sync"
	"time"

	"postern/internal/store"
)

// unseen times its own lease, an instance is thought dead: its memory lapsed
// long ago.
const unseen = 10

// sightings is what this instance has seen of all instances.
type sightings struct {
	mu      sync.Mutex
	longest time.Duration // lease that any of them had

	// The feed's alone.
	rows   map[string]sighting // by instance
	looked time.Time
}

// sighting is a row, and since when it has looked so, by this machine's own
// monotonic clock: the database's can be set, and an instance that lives must
// not be removed.
type sighting struct {
	row   store.Instance
	since time.Time
}

// wait is the longest lease of all, with one that was just seen.
func (s *sightings) wait(lease time.Duration) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.longest = max(s.longest, lease)
	return s.longest
}

// dead notes the rows of now, and returns those that haven't changed for so
// long that their instances are thought dead.
func (s *sightings) dead(rows []store.Instance, now time.Time) []store.Instance {
	seen := make(map[string]sighting, len(rows))
	var dead []store.Instance
	for _, row := range rows {
		before, known := s.rows[row.ID]
		if !known || before.row != row {
			before = sighting{row, now}
		}
		seen[row.ID] = before
		if now.Sub(before.since) > unseen*row.Lease {
			dead = append(dead, row)
		}
	}
	s.rows, s.looked = seen, now
	return dead
}

// sweep looks once a lease, and removes dead instances: every change waits a
// lease for them.
func (f *feed) sweep(ctx context.Context, w *store.Watch) error {
	now := time.Now()
	if now.Sub(f.seen.looked) < f.life {
		return nil
	}
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.life/2)
	defer cancel()
	rows, err := w.Instances(within)
	if err != nil {
		return err
	}
	for _, row := range f.seen.dead(rows, now) {
		if err := w.Remove(within, row); err != nil {
			return err
		}
	}
	return nil
}
