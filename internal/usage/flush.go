package usage

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"postern/internal/fault"
)

const (
	// perTransaction is how many entries are written at once: few enough to let
	// others write in between.
	perTransaction = 300
	// patience is how long one transaction may take.
	patience = 5 * time.Second
	// tried is for how many hours what can't be written is kept.
	tried = 24
)

// taken is an entry that is being written.
type taken struct {
	key
	*entry
}

// Flush writes down what was noted until now. What couldn't be written is kept
// for the next time, a day at most; but calls of which nobody can know whether
// they were written aren't counted again. The error is the first of those that
// the database gave.
func (r *Recorder) Flush(ctx context.Context) error {
	r.writing.Lock()
	defer r.writing.Unlock()
	var first error
	for batch := range slices.Chunk(r.take(), perTransaction) {
		err := errUntried
		if !isAway(first) {
			err = r.write(ctx, batch)
			first = cmp.Or(first, err)
		}
		r.settle(batch, err)
	}
	return first
}

var errUntried = errors.New("not tried, since the database does not answer")

// isAway says whether it makes no sense to go on with other API users.
func isAway(err error) bool {
	return fault.Is(err, fault.Unavailable) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}

// take is all that was noted, in the order of the API users: who calls
// meanwhile is noted beside it.
func (r *Recorder) take() []taken {
	var all []taken
	for i := range r.shards {
		s := &r.shards[i]
		s.mu.Lock()
		if len(s.noted) > 0 {
			s.writing, s.noted = s.noted, make(map[key]*entry, len(s.noted))
		}
		for k, e := range s.writing {
			all = append(all, taken{k, e})
		}
		s.mu.Unlock()
	}
	slices.SortFunc(all, func(a, b taken) int {
		return cmp.Or(strings.Compare(a.apiUser, b.apiUser), cmp.Compare(a.hour, b.hour))
	})
	return all
}

func (r *Recorder) write(ctx context.Context, batch []taken) error {
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return r.store.AddUsage(within, rowsOf(batch, r.peerOf))
}

// settle forgets what was written, and takes back what wasn't.
func (r *Recorder) settle(batch []taken, err error) {
	oldest := r.now().Unix()/3600 - tried
	for _, t := range batch {
		s := r.shardOf(t.apiUser)
		s.mu.Lock()
		delete(s.writing, t.key)
		if fault.Reason(err) == fault.OutcomeUnknown().Reason {
			t.counts = [len(outcomes)]int64{}
		}
		again := s.noted[t.key]
		switch {
		case err == nil || t.hour < oldest:
			r.held.Add(-1)
		case again == nil:
			s.noted[t.key] = t.entry
		default:
			again.add(t.entry)
			r.held.Add(-1)
		}
		s.mu.Unlock()
	}
}

// every is how often what was noted is written. A crash loses what was noted
// since, and what was being written.
const every = 5 * time.Second

// Start begins to write every few seconds, and to prune. Closing the store
// writes the rest, and ends it.
func (r *Recorder) Start() {
	ctx, stop := context.WithCancel(context.Background())
	r.group.Go(func() { repeat(ctx, every, r.flush) })
	r.group.Go(func() { repeat(ctx, pruneEvery, r.prune) })
	r.store.BeforeClose(func() {
		stop()
		r.group.Wait()
		r.flush(context.Background())
	})
}

// flush isn't broken off by a stop, since what it writes would then be unsure.
func (r *Recorder) flush(ctx context.Context) {
	if err := r.Flush(context.WithoutCancel(ctx)); err != nil {
		r.failed.Do(func() {
			slog.WarnContext(ctx, "usage can't be written; it is kept, and tried again", "error", err)
		})
	}
}

func (r *Recorder) prune(ctx context.Context) {
	if err := r.Prune(ctx); err != nil && !errors.Is(err, context.Canceled) {
		slog.WarnContext(ctx, "old usage can't be deleted; it is tried again", "error", err)
	}
}

func repeat(ctx context.Context, d time.Duration, do func(context.Context)) {
	t := time.NewTicker(d)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			do(ctx)
		}
	}
}
