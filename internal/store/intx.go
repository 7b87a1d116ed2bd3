package store

import (
	"context"
	"errors"
	"fmt"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"postern/ent"
	"postern/internal/fault"
)

// InTx runs fn in one transaction and commits it when fn returns nil. What fn
// returns otherwise comes back as it is, and nothing has happened. Entities
// must not leave fn: read them again through Read. Faults: BUSY and
// DATABASE_UNAVAILABLE, when nothing was changed; OUTCOME_UNKNOWN, when the
// database went away during the commit.
func (s *Store) InTx(ctx context.Context, fn func(tx *ent.Client) error) (err error) {
	tx, err := s.write.Tx(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	committed := false
	defer func() {
		if !committed {
			// After a panic as well. A rollback that fails leaves the same state: nothing.
			_ = tx.Rollback()
		}
	}()
	if err := fn(tx.Client()); err != nil {
		return err
	}
	committed = true
	if err := tx.Commit(); err != nil {
		// A caller who has gone may have had it rolled back already: say so as well.
		return fmt.Errorf("commit: %w", errors.Join(err, ctx.Err()))
	}
	return nil
}

// Saved is what is read back after a commit, for the answer. When it can't be
// read the caller must not hear that nothing was changed. Fault:
// OUTCOME_UNKNOWN, but for what has been deleted since.
func Saved[T any](row T, err error) (T, error) {
	if err != nil && !fault.Is(err, fault.NotFound) {
		err = fmt.Errorf("read back: %w (%w)", fault.OutcomeUnknown(), err)
	}
	return row, err
}

// ForUpdate makes the rows that a query in a transaction reads stay as they
// are until its end. SQLite needs no word for it: its one writer is inside.
// Without it, two transactions in PostgreSQL may read the same row and each
// write what follows from it
// (https://www.postgresql.org/docs/current/transaction-iso.html#XACT-READ-COMMITTED).
// It locks as an UPDATE would: rows that refer to these can be made meanwhile,
// so that nobody waits for a lock while holding one that is waited for.
func ForUpdate[Q interface {
	ForUpdate(...entsql.LockOption) Q
}](s *Store, query Q) Q {
	if s.dialect != dialect.Postgres {
		return query
	}
	return query.ForUpdate(entsql.WithLockClause("FOR NO KEY UPDATE"))
}
