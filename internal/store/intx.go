package store

import (
	"context"
	"errors"
	"fmt"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"postern/ent"
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

// ForUpdate makes the rows that a query in a transaction reads stay as they
// are until its end. SQLite needs no word for it: its one writer is inside.
// Without it, two transactions in PostgreSQL may read the same row and each
// write what follows from it
// (https://www.postgresql.org/docs/current/transaction-iso.html#XACT-READ-COMMITTED).
func ForUpdate[Q interface {
	ForUpdate(...entsql.LockOption) Q
}](s *Store, query Q) Q {
	if s.dialect != dialect.Postgres {
		return query
	}
	return query.ForUpdate()
}
