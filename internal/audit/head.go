package audit

import (
	"context"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/internal/access"
	"postern/internal/store"
)

// together is how many entries are read or written at a time: SQLite takes
// 32,766 values in a statement.
const together = 1000

// Begin has the chain begin, where it hasn't yet, after the entries that are
// there without it. Recording does so too; whoever writes entries otherwise
// calls it before.
func Begin(ctx context.Context, s *store.Store) error {
	return s.InTx(ctx, func(tx *ent.Client) error { return Hold(ctx, tx) })
}

// Hold keeps others from recording until the end of the transaction. A service
// calls it before it waits for what somebody may hold who records next.
func Hold(ctx context.Context, tx *ent.Client) error {
	_, err := hold(ctx, tx, 0)
	return err
}

// hold counts n entries, and returns the head before them. Whoever counts holds
// the installation's row until the end of the transaction, so that the chain is
// one, from however many instances it is written.
func hold(ctx context.Context, tx *ent.Client, n int) (Head, error) {
	ctx = access.System(ctx, "adding to the chain of the history")
	if err := tx.Installation.Update().AddHistorySeq(int64(n)).Exec(ctx); err != nil {
		return Head{}, err
	}
	row, err := tx.Installation.Query().Only(ctx)
	if err != nil {
		return Head{}, err
	}
	if row.HistoryBase != "" {
		return Head{Seq: row.HistorySeq - int64(n), Hash: row.HistoryHash}, nil
	}
	base, _, err := base(ctx, tx)
	if err != nil {
		return Head{}, err
	}
	return Head{Hash: base}, tx.Installation.Update().SetHistoryBase(base).SetHistoryHash(base).Exec(ctx)
}

// leave writes down the head that is now.
func leave(ctx context.Context, tx *ent.Client, h Head) error {
	ctx = access.System(ctx, "adding to the chain of the history")
	return tx.Installation.Update().SetHistoryHash(h.Hash).Exec(ctx)
}

// base is what a chain starts from, a digest of the entries from before it, and
// how many there are.
func base(ctx context.Context, from *ent.Client) (digest string, entries int, err error) {
	head, last := beginning, ""
	for {
		// All in the order of their key: asked for those alone, a database would sort them for each batch.
		some, err := from.AuditEvent.Query().Where(auditevent.IDGT(last)).Order(ent.Asc(auditevent.FieldID)).Limit(together).All(ctx)
		if err != nil || len(some) == 0 {
			return head.Hash, int(head.Seq), err
		}
		for _, e := range some {
			if last = e.ID; e.Seq == nil {
				head = head.Next(e)
			}
		}
	}
}
