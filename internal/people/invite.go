package people

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/ent/account"
	"postern/ent/auditevent"
	"postern/ent/onetimetoken"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/session"
	"postern/internal/store"
)

// InvitationLife is how long the link of an invitation is good.
const InvitationLife = 3 * 24 * time.Hour

// InvitationsAnHour is how many links an account may have made within an hour,
// since each may become a mail to somebody who didn't ask for it.
const InvitationsAnHour = 60

// InviteInput is a standard user to be.
type InviteInput struct {
	Name, Email             string
	SeesUsage, ManagesUsers bool
}

// Invitee is somebody to be invited into an account, in any role.
type Invitee struct {
	InviteInput
	AccountID string
	Role      user.Role
	ByID      string // the person who invites
}

// InviteUser makes a standard user of the caller's account, who gets in once
// they have accepted. Passes: managers; only the owner gives ticks. Faults:
// SIGN_IN_REQUIRED, MANAGER_ONLY, OWNER_ONLY, TOO_MANY_INVITATIONS; those of
// the fields, EMAIL_TAKEN.
func (s *Service) InviteUser(ctx context.Context, in InviteInput) (*Invited, error) {
	if err := access.RequireManager(ctx); err != nil {
		return nil, err
	}
	viewer := access.From(ctx)
	if (in.SeesUsage || in.ManagesUsers) && !viewer.Owner {
		return nil, fault.OwnerOnly()
	}
	var link *Link
	err := s.store.InTx(ctx, func(tx *ent.Client) (err error) {
		link, err = s.InviteWithin(ctx, tx, Invitee{
			InviteInput: in, AccountID: viewer.AccountID, Role: user.RoleStandard, ByID: viewer.UserID,
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("invite user: %w", err)
	}
	return s.Deliver(ctx, link)
}

// InviteWithin adds an invited person within tx, and makes their link. Only
// services call it: they have judged who is calling, and call Deliver with
// the link after the commit. Faults: those of the fields, EMAIL_TAKEN,
// TOO_MANY_INVITATIONS.
func (s *Service) InviteWithin(ctx context.Context, tx *ent.Client, in Invitee) (*Link, error) {
	p, err := checkNewPerson(in.Name, in.Email)
	if err != nil {
		return nil, err
	}
	if err := s.countInvitation(ctx, tx, in.AccountID); err != nil {
		return nil, err
	}
	until := s.now().Add(InvitationLife)
	p.role, p.invitedUntil, p.byID = in.Role, &until, in.ByID
	p.seesUsage, p.managesUsers = in.SeesUsage, in.ManagesUsers
	u, err := s.addPerson(ctx, tx, in.AccountID, p)
	if err != nil {
		return nil, err
	}
	link, err := s.newLink(ctx, tx, u)
	if err != nil {
		return nil, err
	}
	return link, s.log.Record(ctx, tx, audit.Entry{
		AccountID: in.AccountID, ActorID: in.ByID, ObjectID: u.ID, Action: audit.UserInvited,
		Changes: audit.Changes{
			"name": {nil, p.name}, "email": {nil, p.email}, "role": {nil, p.role},
			"seesUsage": {nil, p.seesUsage}, "managesUsers": {nil, p.managesUsers},
		},
	})
}

// newLink makes the link of who is invited, within tx; those before it stop
// working.
func (s *Service) newLink(ctx context.Context, tx *ent.Client, u *ent.User) (*Link, error) {
	sys := access.System(ctx, "making the link of an invitation")
	if err := endLinks(sys, tx, u.ID); err != nil {
		return nil, err
	}
	token, until := session.NewToken(), s.now().Add(InvitationLife)
	err := tx.OneTimeToken.Create().SetID(session.Hash(token)).SetPurpose(onetimetoken.PurposeInvitation).
		SetUserID(u.ID).SetExpiresAt(until).Exec(sys)
	return &Link{UserID: u.ID, token: token, until: until}, err
}

// endLinks has every link of a person stop working, within tx.
func endLinks(ctx context.Context, tx *ent.Client, userID string) error {
	_, err := tx.OneTimeToken.Delete().Where(onetimetoken.UserID(userID)).Exec(access.System(ctx, "ending a person's links"))
	return err
}

// countInvitation bounds the links that an account makes; the history tells how
// many there were. Whoever counts holds the account, so that two at once can't
// both be the last. Fault: TOO_MANY_INVITATIONS.
func (s *Service) countInvitation(ctx context.Context, tx *ent.Client, accountID string) error {
	sys := access.System(ctx, "counting invitations")
	if _, err := store.ForUpdate(s.store, tx.Account.Query().Where(account.ID(accountID))).OnlyID(sys); err != nil {
		return err
	}
	lately, err := tx.AuditEvent.Query().Where(auditevent.AccountID(accountID), auditevent.AtGT(s.now().Add(-time.Hour)),
		auditevent.ActionIn(string(audit.UserInvited), string(audit.InvitationResent))).Count(sys)
	if err != nil || lately < InvitationsAnHour {
		return err
	}
	f := fault.New(fault.RateLimited, "TOO_MANY_INVITATIONS",
		fmt.Sprintf("This account sent %d invitations within an hour. Wait a few minutes and try again.", InvitationsAnHour))
	f.RetryAfter = 5 * time.Minute
	return f
}

// CheckInvitee finds everything that is wrong with a name and an address, before
// anything is made. Faults: those of the fields name and email.
func CheckInvitee(name, email string) error {
	_, err := checkNewPerson(name, email)
	return err
}
