package revision

import (
	"context"
	"time"
)

// Hasty has a ledger acknowledge without waiting: tests must notice.
func (l *Ledger) Hasty() { l.settler = hasty{l.settler} }

type hasty struct{ settler }

func (hasty) settle(context.Context, int, []string, time.Time) {}

// Waits has each wait of a ledger's noted.
func (l *Ledger) Waits(note func(time.Duration)) { l.settler = timed{l.settler, note} }

type timed struct {
	settler
	note func(time.Duration)
}

func (s timed) settle(ctx context.Context, n int, addresses []string, committed time.Time) {
	s.settler.settle(ctx, n, addresses, committed)
	s.note(time.Since(committed))
}
