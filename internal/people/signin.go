package people

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/session"
	"postern/internal/throttle"
)

// SignIn starts a session. Passes: whoever knows the password. An unknown
// address, a wrong password and a disabled person look the same and cost the
// same one hash; whose account is disabled is told so. Guessing is throttled by (address, peer), before hashing.
// Faults: WRONG_EMAIL_OR_PASSWORD, ACCOUNT_DISABLED, TOO_MANY_ATTEMPTS, BUSY.
func (s *Service) SignIn(ctx context.Context, email, password string) error {
	key := throttle.Key(input.EmailKey(email), access.From(ctx).Peer)
	if err := s.countAttempt(ctx, key); err != nil {
		return err
	}
	u, err := s.byEmail(ctx, email)
	if err != nil {
		return err
	}
	stored := ""
	if u != nil {
		stored = u.PasswordHash
	}
	right, err := s.hasher.Verify(ctx, stored, password)
	if err != nil {
		return err
	}
	proof := access.NoProof
	if right {
		proof = access.Credential
	}
	switch access.Authenticate(standingOf(u, proof)) {
	case access.Let:
		return s.startSession(ctx, u, key)
	case access.AccountDisabled:
		return fault.AccountDisabled()
	}
	return fault.New(fault.Unauthenticated, "WRONG_EMAIL_OR_PASSWORD",
		"The email address or the password is wrong. Check both and try again.")
}

// standingOf is that of a person, read with their account, who has shown a
// proof; nil is nobody.
func standingOf(u *ent.User, proof access.Proof) access.Standing {
	if u == nil {
		return access.Standing{}
	}
	return access.Standing{Proof: proof, State: session.StateOf(u.Status), AccountShut: u.Edges.Account.Shut}
}

func (s *Service) startSession(ctx context.Context, u *ent.User, key string) error {
	sys := access.System(ctx, "signing in")
	var started session.Started
	err := s.store.InTx(sys, func(tx *ent.Client) error {
		// The password was checked outside: the person may have been disabled,
		// or the password changed, in between.
		n, err := tx.User.Update().
			Where(user.ID(u.ID), user.PasswordHash(u.PasswordHash), user.StatusEQ(user.StatusActive)).
			SetLastSignInAt(s.now()).Save(sys)
		if err != nil {
			return err
		}
		if n != 1 {
			return fault.SignIn()
		}
		if err := forgetAttempts(sys, tx, key); err != nil {
			return err
		}
		if started, err = s.sessions.Start(ctx, tx, u); err != nil {
			return err
		}
		return s.log.Record(sys, tx, audit.Entry{
			AccountID: u.AccountID, ActorID: u.ID, ObjectID: u.ID, Action: audit.UserSignedIn,
		})
	})
	if err != nil {
		return fmt.Errorf("sign in: %w", err)
	}
	s.tries.Forget(key)
	s.sessions.Hand(ctx, started)
	return nil
}

// SignOut ends the session that the request came with. Passes: any known
// caller; an API user has none, and nothing happens.
func (s *Service) SignOut(ctx context.Context) error {
	v := access.From(ctx)
	if err := access.RequireSignedIn(ctx); err != nil {
		return err
	}
	if v.UserID == "" {
		return nil
	}
	err := s.store.InTx(ctx, func(tx *ent.Client) error {
		if err := s.sessions.End(ctx, tx); err != nil {
			return err
		}
		sys := access.System(ctx, "recording a sign-out, in their own account even of who looks at another")
		return s.log.Record(sys, tx, audit.Entry{AccountID: v.Home(), ActorID: v.UserID, ObjectID: v.UserID, Action: audit.UserSignedOut})
	})
	if err != nil {
		return fmt.Errorf("sign out: %w", err)
	}
	s.sessions.TakeBack(ctx)
	return nil
}

// byEmail finds a person by address, with their account; nil when there is none.
func (s *Service) byEmail(ctx context.Context, email string) (*ent.User, error) {
	u, err := s.store.Read().User.Query().Where(user.EmailKey(input.EmailKey(email))).WithAccount().
		Only(access.System(ctx, "finding who signs in"))
	if ent.IsNotFound(err) {
		return nil, nil
	}
	return u, err
}
