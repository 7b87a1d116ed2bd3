package people

import (
	"context"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/session"
)

// PasswordChange is a person's new password, with the one that it replaces.
type PasswordChange struct {
	CurrentPassword, NewPassword string
	EndOtherSessions             bool
}

// ChangePassword sets the caller's own password, and tells them by mail. Links
// to reset it stop working; their other sessions end if they wish so. Passes:
// people, with their password. Faults: those of me, of
// provePassword on currentPassword, and of a person's password on newPassword.
func (s *Service) ChangePassword(ctx context.Context, in PasswordChange) error {
	u, err := s.me(ctx)
	if err != nil {
		return err
	}
	weak := atField("newPassword", credential.CheckUserPassword(in.NewPassword, credential.UserContext{
		Email: u.Email, Name: u.Name, AccountName: u.Edges.Account.Name,
	}))
	if err := fault.Merge(s.provePassword(ctx, u, "currentPassword", in.CurrentPassword), weak); err != nil {
		return err
	}
	hash, err := s.hasher.Hash(ctx, in.NewPassword)
	if err != nil {
		return err
	}
	current := access.From(ctx).SessionID
	err = s.changeOwn(ctx, "the password", func(sys context.Context, tx *ent.Client, held *ent.User) (audit.Entry, error) {
		changes := audit.Changes{"password": audit.Secret}
		err := s.replace(sys, tx, u, held, tx.User.UpdateOneID(held.ID).SetPasswordHash(hash))
		if err == nil && in.EndOtherSessions {
			var n int
			n, err = session.EndOthers(sys, tx, held.ID, current)
			changes["sessions"] = [2]any{n, 0}
		}
		return audit.Entry{Action: audit.PasswordChanged, Changes: changes}, err
	})
	if err == nil {
		s.post.Mail.Later(s.post.passwordChanged(u))
	}
	return err
}

// ChangeEmail sets the address that the caller signs in with, and tells the old
// one and the new one by mail. Links that went to the old one stop working.
// Passes: people, with their password. Faults: those of me, and of provePassword
// on currentPassword; on email REQUIRED, TOO_LONG, NOT_AN_EMAIL, EMAIL_TAKEN.
func (s *Service) ChangeEmail(ctx context.Context, email, currentPassword string) error {
	u, err := s.me(ctx)
	if err != nil {
		return err
	}
	email, key, bad := input.Email("email", email)
	if err := fault.Merge(s.provePassword(ctx, u, "currentPassword", currentPassword), fault.Join(bad)); err != nil {
		return err
	}
	if email == u.Email {
		return nil
	}
	err = s.changeOwn(ctx, "the email address", func(sys context.Context, tx *ent.Client, held *ent.User) (audit.Entry, error) {
		err := s.replace(sys, tx, u, held, tx.User.UpdateOneID(held.ID).SetEmail(email).SetEmailKey(key))
		if ent.IsConstraintError(err) {
			err = emailTaken()
		}
		return audit.Entry{Action: audit.EmailChanged, Changes: audit.Changes{"email": {held.Email, email}}}, err
	})
	if err == nil {
		for _, m := range s.post.emailChanged(u, email) {
			s.post.Mail.Later(m)
		}
	}
	return err
}

// replace writes what a person signs in with, unless it has changed since they
// proved who they are, and ends the links that were made before.
func (s *Service) replace(sys context.Context, tx *ent.Client, proved, held *ent.User, update *ent.UserUpdateOne) error {
	if held.PasswordHash != proved.PasswordHash || held.EmailKey != proved.EmailKey {
		return fault.StaleVersion()
	}
	if err := update.SetUpdatedAt(s.now()).SetUpdatedByID(held.ID).Exec(sys); err != nil {
		return err
	}
	return endLinks(sys, tx, held.ID)
}

// atField says the faults of a password where it was typed.
func atField(field string, err error) error {
	for _, f := range fault.All(err) {
		f.Field = field
	}
	return err
}
