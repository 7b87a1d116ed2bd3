package team

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/people"
	"postern/internal/store"
)

// CreateInput is an account to be, and its owner to be.
type CreateInput struct {
	Name                  string
	ParentID              *string // the caller's own account, when nil, or one below it
	OwnerName, OwnerEmail string
}

// Invited is an account whose owner is invited, with the link, which no other
// answer holds.
type Invited struct {
	Account       *Account
	InvitationURL string
	Mailed        bool // the link went to the owner by mail, too
}

// Create makes an account below the caller's own, and invites its owner. Passes:
// the owner of a top account. Faults: SIGN_IN_REQUIRED, OWNER_ONLY,
// TOP_OWNER_ONLY, NO_SUCH_OBJECT; those of the fields, EMAIL_TAKEN; on parentId
// TOO_DEEP; TOO_MANY_ACCOUNTS.
func (s *Service) Create(ctx context.Context, in CreateInput) (*Invited, error) {
	if err := access.RequireTopOwner(ctx); err != nil {
		return nil, err
	}
	name, bad := input.Text("name", in.Name, 1, 100)
	if err := fault.Merge(fault.Join(bad), ofOwner(people.CheckInvitee(in.OwnerName, in.OwnerEmail))); err != nil {
		return nil, err
	}
	var made *ent.Account
	var link *people.Link
	err := s.store.InTx(ctx, func(tx *ent.Client) (err error) {
		made, link, err = s.create(ctx, tx, name, in)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("create account: %w", ofOwner(err))
	}
	return s.handOver(ctx, made.ID, link)
}

func (s *Service) create(ctx context.Context, tx *ent.Client, name string, in CreateInput) (*ent.Account, *people.Link, error) {
	v, sys := access.From(ctx), access.System(ctx, "adding an account below one's own")
	team, err := s.hold(sys, tx, v)
	if err != nil {
		return nil, nil, err
	}
	if len(team) >= MostAccounts {
		return nil, nil, fault.New(fault.Conflict, "TOO_MANY_ACCOUNTS",
			fmt.Sprintf("You have %d accounts below yours, which is the most there can be.", MostAccounts))
	}
	above, err := place(sys, tx, v, team, in.ParentID)
	if err != nil {
		return nil, nil, err
	}
	made, err := s.people.NewAccount(sys, tx, name, above)
	if err != nil {
		return nil, nil, err
	}
	link, err := s.people.InviteWithin(sys, tx, people.Invitee{
		InviteInput: people.InviteInput{Name: in.OwnerName, Email: in.OwnerEmail},
		AccountID:   made.ID, Role: user.RoleOwner, ByID: v.UserID,
	})
	if err != nil {
		return nil, nil, err
	}
	return made, link, s.record(sys, tx, v, made, audit.AccountAdded, audit.Changes{"name": {nil, name}})
}

// place is the account that another is to be below.
func place(ctx context.Context, tx *ent.Client, v access.Viewer, team []at, parentID *string) (*ent.Account, error) {
	if parentID == nil || *parentID == v.AccountID {
		return tx.Account.Get(ctx, v.AccountID)
	}
	above := named(team, *parentID)
	switch {
	case above == nil:
		return nil, fault.NoSuchObject()
	case above.depth >= MostDepth:
		return nil, fault.OnField("parentId", "TOO_DEEP",
			fmt.Sprintf("Accounts go %d deep below yours. Choose one further up.", MostDepth))
	}
	return above.Account, nil
}

// ResendInvitation makes another link for the owner of an account below the
// caller's own, who hasn't accepted yet; the one before stops working. Passes:
// the owner of a top account. Faults: SIGN_IN_REQUIRED, OWNER_ONLY,
// TOP_OWNER_ONLY, NO_SUCH_OBJECT, NOT_INVITED, TOO_MANY_INVITATIONS.
func (s *Service) ResendInvitation(ctx context.Context, id string) (*Invited, error) {
	if err := access.RequireTopOwner(ctx); err != nil {
		return nil, err
	}
	var link *people.Link
	err := s.store.InTx(ctx, func(tx *ent.Client) error {
		v, sys := access.From(ctx), access.System(ctx, "inviting the owner of an account below one's own again")
		team, err := s.hold(sys, tx, v)
		if err != nil {
			return err
		}
		if named(team, id) == nil {
			return fault.NoSuchObject()
		}
		owner, err := store.ForUpdate(s.store, tx.User.Query().Where(user.AccountID(id), user.RoleEQ(user.RoleOwner))).Only(sys)
		if err != nil {
			return err
		}
		link, err = s.people.ReinviteWithin(sys, tx, owner, v.UserID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("resend invitation: %w", err)
	}
	return s.handOver(ctx, id, link)
}

// handOver gives the link to whom it is for and to the caller, after the commit.
func (s *Service) handOver(ctx context.Context, id string, link *people.Link) (*Invited, error) {
	invited, err := s.people.Deliver(ctx, link)
	if err != nil {
		return nil, err
	}
	account, err := store.Saved(s.find(ctx, id))
	return &Invited{Account: account, InvitationURL: invited.InvitationURL, Mailed: invited.Mailed}, err
}

// ofOwner puts the faults of a person's fields to those of this form.
func ofOwner(err error) error {
	if err == nil || fault.All(err) == nil {
		return err
	}
	var own fault.Faults
	for _, f := range fault.All(err) {
		moved := *f
		if field, there := map[string]string{"name": "ownerName", "email": "ownerEmail"}[f.Field]; there {
			moved.Field = field
		}
		own = append(own, &moved)
	}
	return own
}
