package people

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/ent/onetimetoken"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/session"
	"postern/internal/store"
)

// ResetLinkLife is how long a printed link works.
const ResetLinkLife = 30 * time.Minute

// NewResetToken makes the token of a one-use link; earlier ones for the same
// person stop working. Passes: the operator, at the command line. Fault:
// NO_SUCH_OBJECT for an address that nobody has.
func (s *Service) NewResetToken(ctx context.Context, email string) (string, error) {
	u, err := s.byEmail(ctx, email)
	if err != nil {
		return "", err
	}
	if u == nil {
		return "", fault.New(fault.NotFound, "NO_SUCH_OBJECT", "nobody has access with the e-mail address "+email)
	}
	token := session.NewToken()
	sys := access.System(ctx, "printing a reset link")
	err = s.store.InTx(sys, func(tx *ent.Client) error {
		// Of two links printed at once the later one counts.
		if _, err := store.ForUpdate(s.store, tx.User.Query().Where(user.ID(u.ID))).OnlyID(sys); err != nil {
			return err
		}
		if _, err := tx.OneTimeToken.Delete().Where(onetimetoken.UserID(u.ID)).Exec(sys); err != nil {
			return err
		}
		err := tx.OneTimeToken.Create().SetID(session.Hash(token)).SetPurpose(onetimetoken.PurposeResetPassword).
			SetUserID(u.ID).SetExpiresAt(s.now().Add(ResetLinkLife)).Exec(sys)
		if err != nil {
			return err
		}
		return s.log.Record(sys, tx, audit.Entry{AccountID: u.AccountID, ObjectID: u.ID, Action: audit.ResetLinkPrinted})
	})
	return token, err
}

// ResetPassword sets a new password with a one-use link, ends every session of
// that person, and returns the address to sign in with. Passes: whoever holds
// the token. Faults: WRONG_TOKEN, and those of the password.
func (s *Service) ResetPassword(ctx context.Context, token, password string) (string, error) {
	sys := access.System(ctx, "resetting a password")
	u, err := s.tokenOwner(sys, token)
	if err != nil {
		return "", err
	}
	weak := credential.CheckUserPassword(password, credential.UserContext{
		Email: u.Email, Name: u.Name, AccountName: u.Edges.Account.Name,
	})
	if weak != nil {
		return "", weak
	}
	hash, err := s.hasher.Hash(ctx, password)
	if err != nil {
		return "", err
	}
	err = s.store.InTx(sys, func(tx *ent.Client) error {
		used, err := tx.OneTimeToken.Delete().Where(onetimetoken.ID(session.Hash(token))).Exec(sys)
		if err != nil {
			return err
		}
		if used != 1 {
			return wrongResetToken()
		}
		if err := tx.User.UpdateOneID(u.ID).SetPasswordHash(hash).SetUpdatedAt(s.now()).Exec(sys); err != nil {
			return err
		}
		if err := session.EndAll(ctx, tx, u.ID); err != nil {
			return err
		}
		return s.log.Record(sys, tx, audit.Entry{
			AccountID: u.AccountID, ActorID: u.ID, ObjectID: u.ID, Action: audit.PasswordReset,
			Changes: audit.Changes{"password": audit.Secret},
		})
	})
	if err != nil {
		return "", fmt.Errorf("reset password: %w", err)
	}
	return u.Email, nil
}

func (s *Service) tokenOwner(ctx context.Context, token string) (*ent.User, error) {
	t, err := s.store.Read().OneTimeToken.Query().Where(onetimetoken.ID(session.Hash(token)),
		onetimetoken.PurposeEQ(onetimetoken.PurposeResetPassword), onetimetoken.ExpiresAtGT(s.now())).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, wrongResetToken()
	}
	if err != nil {
		return nil, err
	}
	return s.store.Read().User.Query().Where(user.ID(t.UserID)).WithAccount().Only(ctx)
}

func wrongResetToken() error {
	f := fault.New(fault.Forbidden, "WRONG_TOKEN",
		"This link was used already or is too old. Ask the operator for a new one: postern reset-password EMAIL.")
	f.Field = "token"
	return f
}
