package people

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/account"
	entsession "postern/ent/session"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/store"
)

// TransferOwnership makes another person the owner of the caller's account, and
// the caller a standard user who still sees usage and history, and manages
// nobody; both are told by mail. It counts from the next request of either on, wherever they are signed
// in. Passes: the owner, with their password. Of two at once one wins. Faults:
// those of me, and of provePassword on currentPassword; OWNER_ONLY; NO_SUCH_OBJECT; on
// userId OWNER_ALREADY, NOT_ACTIVE.
func (s *Service) TransferOwnership(ctx context.Context, userID, currentPassword string) (*ent.Account, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	proved, err := s.me(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.provePassword(ctx, proved, "currentPassword", currentPassword); err != nil {
		return nil, err
	}
	var from, to *ent.User
	err = s.store.InTx(ctx, func(tx *ent.Client) (err error) {
		if from, to, err = s.lockOwners(ctx, tx, proved, userID); err != nil {
			return err
		}
		if err := s.handOver(ctx, tx, from, to); err != nil {
			return err
		}
		return s.log.Record(ctx, tx, audit.Entry{
			AccountID: from.AccountID, ObjectID: from.AccountID, Action: audit.OwnershipTransferred,
			Changes: audit.Changes{"owner": {from.Name, to.Name}},
		})
	})
	if err != nil {
		return nil, fmt.Errorf("transfer ownership: %w", err)
	}
	v := access.From(ctx)
	v.Owner, v.SeesUsage, v.ManagesUsers = false, true, false
	access.Become(ctx, v)
	a, err := store.Saved(s.Account(ctx))
	if err == nil {
		s.tellOfTransfer(a.Name, from, to)
	}
	return a, err
}

// lockOwners holds the account until the end of the transaction, and reads who
// gives it away and who is to have it. The caller's request began as the
// owner's, and their password was checked, before: both must still be so.
func (s *Service) lockOwners(ctx context.Context, tx *ent.Client, proved *ent.User, userID string) (from, to *ent.User, err error) {
	held := store.ForUpdate(s.store, tx.Account.Query().Where(account.ID(proved.AccountID)))
	if _, err := held.OnlyID(ctx); err != nil {
		return nil, nil, err
	}
	from, err = tx.User.Query().Where(user.ID(proved.ID), user.PasswordHash(proved.PasswordHash),
		user.RoleEQ(user.RoleOwner), user.StatusEQ(user.StatusActive)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil, fault.OwnerOnly()
	}
	if err != nil {
		return nil, nil, err
	}
	to, err = store.ForUpdate(s.store, tx.User.Query().Where(user.ID(userID))).Only(ctx)
	switch {
	case err != nil:
		return nil, nil, notFound(err)
	case to.ID == from.ID:
		return nil, nil, fault.OnField("userId", "OWNER_ALREADY", "You own this account already. Choose somebody else.")
	case to.Status == user.StatusRemoved:
		return nil, nil, fault.NoSuchObject()
	case to.Status != user.StatusActive:
		return nil, nil, fault.OnField("userId", "NOT_ACTIVE", "Only an active user can become the owner. Choose somebody who can sign in.")
	}
	return from, to, nil
}

// handOver changes both rows, which the record lets no caller do. The old owner
// comes first: an account never has two, which the record sees to as well.
func (s *Service) handOver(ctx context.Context, tx *ent.Client, from, to *ent.User) error {
	sys, now := access.System(ctx, "handing an account over"), s.now()
	err := tx.User.UpdateOneID(from.ID).SetRole(user.RoleStandard).SetSeesUsage(true).SetManagesUsers(false).
		SetUpdatedAt(now).SetUpdatedByID(from.ID).Exec(sys)
	if err != nil {
		return err
	}
	err = tx.User.UpdateOneID(to.ID).SetRole(user.RoleOwner).SetUpdatedAt(now).SetUpdatedByID(from.ID).Exec(sys)
	if err != nil {
		return err
	}
	// Whoever owns nothing any more looks at nothing below it either.
	return tx.Session.Update().Where(entsession.UserID(from.ID)).ClearLookingAtID().Exec(sys)
}
