package people

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/throttle"
)

// provePassword has the calling person, as me has read them, prove once more that
// it is them, with their current password: a session left open in a browser is
// not enough for what can't be taken back. Guesses count together with those at
// signing in, before anything is hashed. field is where the fault is shown.
// An empty one is no guess. Faults: TOO_MANY_ATTEMPTS, BUSY; on field REQUIRED,
// WRONG_PASSWORD.
func (s *Service) provePassword(ctx context.Context, u *ent.User, field, password string) error {
	if password == "" {
		return fault.OnField(field, "REQUIRED", "Enter your password.")
	}
	key := throttle.Key(u.EmailKey, access.From(ctx).Peer)
	if err := s.countAttempt(ctx, key); err != nil {
		return err
	}
	right, err := s.hasher.Verify(ctx, u.PasswordHash, password)
	if err != nil {
		return err
	}
	if !right {
		return fault.OnField(field, "WRONG_PASSWORD", "This is not your password. Enter the one that you sign in with.")
	}
	sys := access.System(ctx, "forgetting the tries of who proved it")
	if err := s.store.InTx(sys, func(tx *ent.Client) error { return forgetAttempts(sys, tx, key) }); err != nil {
		return fmt.Errorf("prove password: %w", err)
	}
	s.tries.Forget(key)
	return nil
}
