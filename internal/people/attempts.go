package people

import (
	"context"
	"time"

	"postern/ent"
	"postern/ent/signinattempt"
	"postern/internal/access"
	"postern/internal/throttle"
)

// How often one person may be tried from one place, and within which time.
const (
	SignInTries  = 5
	SignInWindow = 15 * time.Minute
)

// rememberedKeys of tries are counted in memory as well.
const rememberedKeys = 100_000

// countAttempt counts a try in a transaction of its own, before anything is
// hashed: inside the sign-in's own it would be rolled back with the failure.
// One atomic statement counts, so parallel guesses can't slip past. Memory
// counts first: what it refuses doesn't reach the database, so that a flood of
// guesses from one place can't keep others from writing. Fault:
// TOO_MANY_ATTEMPTS.
func (s *Service) countAttempt(ctx context.Context, key string) error {
	if err := s.tries.Count(key); err != nil {
		return err
	}
	sys, now := access.System(ctx, "counting a sign-in"), s.now()
	oldest := now.Add(-SignInWindow)
	var row *ent.SignInAttempt
	err := s.store.InTx(sys, func(tx *ent.Client) error {
		// Old counts go first, this one's too: who deletes holds no other row yet,
		// so that no two of these wait for each other.
		_, err := tx.SignInAttempt.Delete().Where(signinattempt.SinceLTE(oldest)).Exec(sys)
		if err != nil {
			return err
		}
		err = tx.SignInAttempt.Create().SetID(key).SetSince(now).
			OnConflictColumns(signinattempt.FieldID).AddCount(1).Exec(sys)
		if err != nil {
			return err
		}
		row, err = tx.SignInAttempt.Get(sys, key)
		return err
	})
	if err != nil {
		return err
	}
	if row.Count > SignInTries {
		return throttle.TooMany(row.Since.Add(SignInWindow).Sub(now))
	}
	return nil
}

// forgetAttempts clears the count within the transaction of a sign-in that
// succeeded.
func forgetAttempts(ctx context.Context, tx *ent.Client, key string) error {
	_, err := tx.SignInAttempt.Delete().Where(signinattempt.ID(key)).Exec(ctx)
	return err
}
