// Package revision makes "saved" mean "everywhere": a change to what verify
// reads is acknowledged only when no instance can answer from the state before
// it. docs/revocation.md tells the whole story.
//
// Every such change counts a number up in its own transaction. With SQLite
// there is one instance, and its memory forgets before the acknowledgement. With
// PostgreSQL every instance follows the numbers (Feed), believes its memory for
// a lease at most, and the acknowledgement waits until all have applied the
// change, or a lease is over.
package revision

import (
	"context"
	"strings"
	"time"

	"postern/ent"
	"postern/ent/change"
	"postern/internal/access"
	"postern/internal/clock"
	"postern/internal/store"
)

// kept is how long changes are kept for instances that haven't applied them. One
// that is further behind forgets everything instead.
const kept = time.Hour

// Memory is what an instance remembers of the record.
type Memory interface {
	// Forget drops what is known of some addresses.
	Forget(addresses []string)
	// ForgetAll drops everything.
	ForgetAll()
}

// settler waits until nobody can answer from the state before a revision.
type settler interface {
	// settle waits for revision n, which changed addresses and was committed.
	settle(ctx context.Context, n int, addresses []string, committed time.Time)
	// unsettled is told of a change that may have been committed or not.
	unsettled(addresses []string)
	close()
}

// Ledger commits changes to what verify reads, and waits until they count.
type Ledger struct {
	store   *store.Store
	now     clock.Clock
	lease   *Lease
	settler settler
}

// Open begins to follow the revisions, so that memory may be believed. life is
// for how long at most an instance believes its memory without having asked;
// every instance may have another. Closing the store ends it.
func Open(ctx context.Context, s *store.Store, m Memory, life time.Duration, now clock.Clock) *Ledger {
	l := &Ledger{store: s, now: now, lease: new(Lease)}
	if s.Shared() {
		l.settler = follow(ctx, s, m, l.lease, life)
	} else {
		l.lease.until.Store(&forever)
		l.settler = alone{m}
	}
	s.BeforeClose(l.Close)
	return l
}

// Unserved is a ledger for a database from which nobody answers: for commands
// that fill one.
func Unserved(s *store.Store, now clock.Clock) *Ledger {
	return &Ledger{store: s, now: now, lease: new(Lease), settler: nobody{}}
}

// Lease says whether memory may be believed.
func (l *Ledger) Lease() *Lease { return l.lease }

// Close has memory believed no more. Closing the store does it, and closing twice does nothing.
func (l *Ledger) Close() {
	l.settler.close()
	l.lease.end()
}

// alone is the settler of the only instance: its memory forgets at once.
type alone struct{ memory Memory }

func (a alone) settle(_ context.Context, _ int, addresses []string, _ time.Time) {
	a.unsettled(addresses)
}

func (a alone) unsettled(addresses []string) { forget(a.memory, addresses) }

func (alone) close() {}

// nobody is the settler where no memory is.
type nobody struct{}

func (nobody) settle(context.Context, int, []string, time.Time) {}
func (nobody) unsettled([]string)                               {}
func (nobody) close()                                           {}

func forget(m Memory, addresses []string) {
	switch {
	case addresses == nil:
	case len(addresses) == 0:
		m.ForgetAll()
	default:
		m.Forget(addresses)
	}
}

// Everybody stands for a change that may concern any API user.
var Everybody = []string{}

// InTx runs fn in one transaction, as store.InTx does, and returns when the
// change is on disk and no instance answers from the state before it. fn
// returns the addresses whose state it changed; nil when nothing has changed,
// and then what was committed before is waited for, since "it is disabled
// already" is an acknowledgement too. Only services call it. Faults: those of
// store.InTx; then nobody knows whether the change counts.
func (l *Ledger) InTx(ctx context.Context, fn func(tx *ent.Client) (addresses []string, err error)) error {
	var n int
	var addresses []string
	err := l.store.InTx(ctx, func(tx *ent.Client) (err error) {
		if addresses, err = fn(tx); err != nil {
			return err
		}
		n, err = l.count(access.System(ctx, "counting a revision"), tx, addresses)
		return err
	})
	if err != nil {
		l.settler.unsettled(addresses)
		return err
	}
	// Whoever asked may have gone; the next who asks must not be told too early.
	l.settler.settle(context.WithoutCancel(ctx), n, addresses, time.Now())
	return nil
}

// count is the last thing in a transaction: whoever counts holds the row until
// the commit.
func (l *Ledger) count(ctx context.Context, tx *ent.Client, addresses []string) (int, error) {
	if addresses != nil {
		if err := tx.Installation.Update().AddRevision(1).Exec(ctx); err != nil {
			return 0, err
		}
	}
	row, err := tx.Installation.Query().Only(ctx)
	if err != nil {
		return 0, err
	}
	if addresses == nil {
		return row.Revision, nil
	}
	now := l.now()
	if _, err := tx.Change.Delete().Where(change.AtLT(now.Add(-kept))).Exec(ctx); err != nil {
		return 0, err
	}
	return row.Revision, tx.Change.Create().SetRevision(row.Revision).SetAddresses(strings.Join(addresses, "\n")).SetAt(now).Exec(ctx)
}
