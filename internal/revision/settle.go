package revision

import (
	"context"
	"time"

	"postern/internal/access"
)

// settle waits until every instance has applied revision n, or until none can
// still believe what it remembered at the commit.
func (f *feed) settle(ctx context.Context, n int, _ []string, committed time.Time) {
	for pause := time.Millisecond; ; pause = min(2*pause, 20*time.Millisecond) {
		behind, longest := f.behind(ctx, n)
		if !behind || time.Since(committed) > longest {
			return
		}
		sleep(ctx, pause)
	}
}

// behind says whether an instance may still answer from the state before n, and
// for how long at most after the commit.
func (f *feed) behind(ctx context.Context, n int) (bool, time.Duration) {
	within, cancel := context.WithTimeout(ctx, f.life/4)
	defer cancel()
	instances, err := f.store.Read().Instance.Query().All(access.System(within, "waiting for all instances"))
	if err != nil {
		return true, f.seen.wait(0)
	}
	// A table in which even this instance is missing says nothing of the others.
	behind, listed, longest := false, false, f.life
	for _, i := range instances {
		listed = listed || i.ID == f.instance
		longest = max(longest, time.Duration(i.LeaseMs)*time.Millisecond)
		behind = behind || i.Applied < n
	}
	longest = f.seen.wait(longest)
	// Who has just begun to follow may not know the others yet.
	since := f.connected.Load()
	fresh := since == nil || time.Since(*since) < longest
	return behind || !listed || fresh, longest
}

func (f *feed) unsettled([]string) {} // the feed tells, should it have been committed
