package audit

import (
	"context"
	"log/slog"
	"time"

	"entgo.io/ent/dialect/sql"

	"postern/ent"
	"postern/ent/refusal"
	"postern/internal/access"
	"postern/internal/clock"
	"postern/internal/fault"
	"postern/internal/store"
)

// countTime is how long counting may take.
const countTime = 3 * time.Second

// Refusals counts what was refused.
type Refusals struct {
	store *store.Store
	now   clock.Clock
}

// NewRefusals returns the counter over a store.
func NewRefusals(s *store.Store, now clock.Clock) *Refusals {
	return &Refusals{store: s, now: now}
}

// Refused counts one refusal of an action, in a transaction of its own, after
// the refused one was rolled back. One row an hour for each (account, caller,
// action, reason): being refused can't fill the history. The edge calls it;
// what goes wrong here is logged, since the caller has had their answer.
func (r *Refusals) Refused(ctx context.Context, action string, err error) {
	for _, f := range fault.All(err) {
		if f.Kind != fault.Forbidden && f.Kind != fault.Unauthenticated {
			continue
		}
		if failed := r.count(ctx, action, f.Reason); failed != nil {
			slog.ErrorContext(ctx, "refusal not recorded", "action", action, "error", failed)
		}
	}
}

func (r *Refusals) count(ctx context.Context, action, reason string) error {
	viewer, now := access.From(ctx), r.now()
	// It is counted also when the caller doesn't wait for it; but the caller does
	// wait, so a database that says nothing must not take long.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), countTime)
	defer cancel()
	ctx = access.System(ctx, "counting a refusal")
	return r.store.InTx(ctx, func(tx *ent.Client) error {
		return tx.Refusal.Create().
			SetHour(now.Truncate(time.Hour)).SetBeganAt(now).SetAccountID(viewer.AccountID).SetActorID(viewer.ActorID()).
			SetAction(action).SetReason(reason).SetLastAt(now).SetLastPeer(viewer.Peer).
			OnConflict(sql.ConflictColumns(refusal.FieldAccountID, refusal.FieldHour,
				refusal.FieldActorID, refusal.FieldAction, refusal.FieldReason)).
			AddCount(1).SetLastAt(now).SetLastPeer(viewer.Peer).
			Exec(ctx)
	})
}
