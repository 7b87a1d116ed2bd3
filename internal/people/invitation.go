package people

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/onetimetoken"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/session"
	"postern/internal/store"
)

// Invitation is what who is invited sees before they accept.
type Invitation struct {
	AccountName, Name, Email string
	InvitedBy                *string // the name; nothing when they are gone
}

// Invitation opens the link of an invitation. Passes: whoever holds the token.
// Faults: WRONG_TOKEN, ACCOUNT_DISABLED.
func (s *Service) Invitation(ctx context.Context, token string) (*Invitation, error) {
	sys := access.System(ctx, "showing an invitation")
	u, err := s.invitee(sys, s.store.Read(), token)
	if err != nil {
		return nil, err
	}
	by, err := s.store.Read().User.Query().Where(user.ID(u.UpdatedByID)).Only(sys)
	if err != nil && !ent.IsNotFound(err) {
		return nil, err
	}
	in := &Invitation{AccountName: u.Edges.Account.Name, Name: u.Name, Email: u.Email}
	if by != nil {
		in.InvitedBy = &by.Name
	}
	return in, nil
}

// AcceptInput is what the form of an invitation sends.
type AcceptInput struct{ Token, Name, Password string }

// AcceptInvitation lets an invited person in: they have the name and the
// password that they chose, and are signed in. The link is used up; of two at
// once one wins. Passes: whoever holds the token. Faults: WRONG_TOKEN,
// ACCOUNT_DISABLED, and those of the fields.
func (s *Service) AcceptInvitation(ctx context.Context, in AcceptInput) error {
	sys := access.System(ctx, "accepting an invitation")
	u, err := s.invitee(sys, s.store.Read(), in.Token)
	if err != nil {
		return err
	}
	name, bad := input.Text("name", in.Name, 1, 100)
	weak := credential.CheckUserPassword(in.Password, credential.UserContext{
		Email: u.Email, Name: name, AccountName: u.Edges.Account.Name,
	})
	if err := fault.Merge(fault.Join(bad), weak); err != nil {
		return err
	}
	hash, err := s.hasher.Hash(ctx, in.Password)
	if err != nil {
		return err
	}
	var started session.Started
	err = s.store.InTx(sys, func(tx *ent.Client) error {
		// Rows are taken in one order everywhere: the person, then their links.
		if _, err := store.ForUpdate(s.store, tx.User.Query().Where(user.ID(u.ID))).OnlyID(sys); err != nil {
			return err
		}
		// What was true outside may not be any more: accepted, withdrawn, sent anew.
		if u, err = s.invitee(sys, tx, in.Token); err != nil {
			return err
		}
		started, err = s.accept(ctx, tx, u, name, hash)
		return err
	})
	if err != nil {
		return fmt.Errorf("accept invitation: %w", err)
	}
	s.sessions.Hand(ctx, started)
	return nil
}

// accept makes an invited person an active one, within tx, and starts their
// session.
func (s *Service) accept(ctx context.Context, tx *ent.Client, u *ent.User, name, hash string) (session.Started, error) {
	sys, now := access.System(ctx, "accepting an invitation"), s.now()
	if err := endLinks(sys, tx, u.ID); err != nil {
		return session.Started{}, err
	}
	active, err := tx.User.UpdateOneID(u.ID).SetName(name).SetPasswordHash(hash).SetStatus(user.StatusActive).
		ClearInvitedUntil().SetLastSignInAt(now).SetUpdatedAt(now).SetUpdatedByID(u.ID).Save(sys)
	if err != nil {
		return session.Started{}, err
	}
	started, err := s.sessions.Start(ctx, tx, active)
	if err != nil {
		return session.Started{}, err
	}
	changes := audit.Changes{"status": {user.StatusInvited, user.StatusActive}}
	if name != u.Name {
		changes["name"] = [2]any{u.Name, name}
	}
	return started, s.log.Record(sys, tx, audit.Entry{
		AccountID: u.AccountID, ActorID: u.ID, ObjectID: u.ID, Action: audit.InvitationAccepted, Changes: changes,
	})
}

// invitee is who an invitation was made for, with their account. Faults:
// WRONG_TOKEN, ACCOUNT_DISABLED.
func (s *Service) invitee(ctx context.Context, from *ent.Client, token string) (*ent.User, error) {
	return s.holderOf(ctx, from, token, onetimetoken.PurposeInvitation, access.Invitation, wrongInvitation())
}

func wrongInvitation() error {
	f := fault.New(fault.Forbidden, "WRONG_TOKEN",
		"This invitation was used already, was withdrawn, or is too old. Ask whoever invited you to send it again.")
	f.Field = "token"
	return f
}
