package people

import (
	"context"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
)

// ResendInvitation makes a new link for a person who hasn't accepted yet; the
// one before stops working. Passes: managers; the owner alone where the invited
// will see usage or manage users, since whoever gets the link could accept it.
// Faults: SIGN_IN_REQUIRED, MANAGER_ONLY, OWNER_ONLY, TOO_MANY_INVITATIONS,
// NOT_INVITED, and those of manage.
func (s *Service) ResendInvitation(ctx context.Context, id string) (*Invited, error) {
	var link *Link
	_, err := s.manage(ctx, id, func(tx *ent.Client, u *ent.User) (*ent.UserUpdateOne, audit.Entry, error) {
		if (u.SeesUsage || u.ManagesUsers) && !access.From(ctx).Owner {
			return nil, audit.Entry{}, fault.OwnerOnly()
		}
		var err error
		if link, err = s.linkAnew(ctx, tx, u); err != nil {
			return nil, audit.Entry{}, err
		}
		return tx.User.UpdateOneID(u.ID).SetInvitedUntil(link.until), audit.Entry{Action: audit.InvitationResent}, nil
	})
	if err != nil {
		return nil, err
	}
	return s.Deliver(ctx, link)
}

// ReinviteWithin makes another link for an invited person of any account within
// tx; the one before stops working. Only services call it, as InviteWithin.
// Faults: NOT_INVITED, TOO_MANY_INVITATIONS.
func (s *Service) ReinviteWithin(ctx context.Context, tx *ent.Client, u *ent.User, byID string) (*Link, error) {
	link, err := s.linkAnew(ctx, tx, u)
	if err != nil {
		return nil, err
	}
	err = tx.User.UpdateOneID(u.ID).SetInvitedUntil(link.until).SetUpdatedAt(s.now()).SetUpdatedByID(byID).Exec(ctx)
	if err != nil {
		return nil, err
	}
	return link, s.log.Record(ctx, tx, audit.Entry{
		AccountID: u.AccountID, ActorID: byID, ObjectID: u.ID, Action: audit.InvitationResent,
	})
}

// linkAnew is another link for who is still invited, within tx. Faults:
// NOT_INVITED, TOO_MANY_INVITATIONS.
func (s *Service) linkAnew(ctx context.Context, tx *ent.Client, u *ent.User) (*Link, error) {
	if u.Status != user.StatusInvited {
		return nil, notInvited()
	}
	if err := s.countInvitation(ctx, tx, u.AccountID); err != nil {
		return nil, err
	}
	return s.newLink(ctx, tx, u)
}

// WithdrawInvitation ends an invitation: its link is dead, and the address free
// again. Passes: managers. Faults: SIGN_IN_REQUIRED, MANAGER_ONLY, NOT_INVITED,
// and those of manage.
func (s *Service) WithdrawInvitation(ctx context.Context, id string) (*ent.User, error) {
	return s.manage(ctx, id, func(tx *ent.Client, u *ent.User) (*ent.UserUpdateOne, audit.Entry, error) {
		if u.Status != user.StatusInvited {
			return nil, audit.Entry{}, notInvited()
		}
		return s.remove(ctx, tx, u, audit.InvitationWithdrawn)
	})
}

func notInvited() error {
	return fault.New(fault.Conflict, "NOT_INVITED", "This person has accepted their invitation already. Load the list again.")
}
