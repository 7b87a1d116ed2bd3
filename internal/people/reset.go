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

// ResetLinkLife is how long a link works.
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
		return "", fault.New(fault.NotFound, "NO_SUCH_OBJECT", "nobody has access with the email address "+email)
	}
	return s.resetToken(access.System(ctx, "printing a reset link"), u, audit.ResetLinkPrinted)
}

// resetToken makes a token for a person, and writes down how it is handed out.
func (s *Service) resetToken(sys context.Context, u *ent.User, how audit.Action) (string, error) {
	token := session.NewToken()
	err := s.store.InTx(sys, func(tx *ent.Client) error {
		// Of two links printed at once the later one counts.
		if _, err := store.ForUpdate(s.store, tx.User.Query().Where(user.ID(u.ID))).OnlyID(sys); err != nil {
			return err
		}
		_, err := tx.OneTimeToken.Delete().Where(onetimetoken.UserID(u.ID),
			onetimetoken.PurposeEQ(onetimetoken.PurposeResetPassword)).Exec(sys)
		if err != nil {
			return err
		}
		err = tx.OneTimeToken.Create().SetID(session.Hash(token)).SetPurpose(onetimetoken.PurposeResetPassword).
			SetUserID(u.ID).SetExpiresAt(s.now().Add(ResetLinkLife)).Exec(sys)
		if err != nil {
			return err
		}
		return s.log.Record(sys, tx, audit.Entry{AccountID: u.AccountID, ObjectID: u.ID, Action: how})
	})
	return token, err
}

// ResetPassword sets a new password with a one-use link, ends every session of
// that person, and returns the address to sign in with. Passes: whoever holds
// the token. Faults: WRONG_TOKEN, ACCOUNT_DISABLED, and those of the password.
func (s *Service) ResetPassword(ctx context.Context, token, password string) (string, error) {
	sys := access.System(ctx, "resetting a password")
	u, err := s.holderOf(sys, s.store.Read(), token, onetimetoken.PurposeResetPassword, access.Credential, s.wrongResetToken())
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
		// Rows are taken in one order everywhere: the person, then their links.
		if err := tx.User.UpdateOneID(u.ID).SetPasswordHash(hash).SetUpdatedAt(s.now()).SetUpdatedByID(u.ID).Exec(sys); err != nil {
			return err
		}
		used, err := tx.OneTimeToken.Delete().Where(onetimetoken.ID(session.Hash(token))).Exec(sys)
		if err != nil {
			return err
		}
		if used != 1 {
			return s.wrongResetToken()
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
	s.post.Mail.Later(s.post.passwordChanged(u))
	return u.Email, nil
}

func (s *Service) wrongResetToken() error {
	next := "Ask the operator for a new one: postern reset-password EMAIL."
	if s.post.Mail.Configured() {
		next = "Ask for a new one: Forgot your password, on the sign-in page."
	}
	f := fault.New(fault.Forbidden, "WRONG_TOKEN", "This link was used already or is too old. "+next)
	f.Field = "token"
	return f
}
