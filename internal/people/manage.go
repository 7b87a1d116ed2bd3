package people

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/session"
	"postern/internal/store"
)

// UserChange is a change of what a standard user may do; nil stays as it is.
type UserChange struct {
	ID                      string
	SeesUsage, ManagesUsers *bool
}

// ChangeUser gives and takes ticks. Passes: the owner. Faults: SIGN_IN_REQUIRED,
// OWNER_ONLY, and those of manage; STILL_INVITED.
func (s *Service) ChangeUser(ctx context.Context, in UserChange) (*ent.User, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	return s.manage(ctx, in.ID, func(tx *ent.Client, u *ent.User) (*ent.UserUpdateOne, audit.Entry, error) {
		// Whoever had the link of an open invitation made would get the ticks with it.
		if u.Status == user.StatusInvited {
			return nil, audit.Entry{}, stillInvited("Change what they may do once they have.")
		}
		changes := audit.Changes{}
		differs(changes, "seesUsage", u.SeesUsage, in.SeesUsage)
		differs(changes, "managesUsers", u.ManagesUsers, in.ManagesUsers)
		if len(changes) == 0 {
			return nil, audit.Entry{}, nil
		}
		update := tx.User.UpdateOneID(u.ID).SetNillableSeesUsage(in.SeesUsage).SetNillableManagesUsers(in.ManagesUsers)
		return update, audit.Entry{Action: audit.UserChanged, Changes: changes}, nil
	})
}

func differs(changes audit.Changes, field string, was bool, is *bool) {
	if is != nil && *is != was {
		changes[field] = [2]any{was, *is}
	}
}

// SetUserEnabled lets a standard user in again, or out: all their sessions end
// with the change. Passes: managers. Faults: SIGN_IN_REQUIRED, MANAGER_ONLY, and
// those of manage; STILL_INVITED.
func (s *Service) SetUserEnabled(ctx context.Context, id string, enabled bool) (*ent.User, error) {
	return s.manage(ctx, id, func(tx *ent.Client, u *ent.User) (*ent.UserUpdateOne, audit.Entry, error) {
		to, action := user.StatusActive, audit.UserEnabled
		if !enabled {
			to, action = user.StatusDisabled, audit.UserDisabled
		}
		switch u.Status {
		case to:
			return nil, audit.Entry{}, nil
		case user.StatusInvited:
			return nil, audit.Entry{}, stillInvited("Withdraw the invitation instead.")
		}
		if !enabled {
			if err := endAll(ctx, tx, u.ID); err != nil {
				return nil, audit.Entry{}, err
			}
		}
		return tx.User.UpdateOneID(u.ID).SetStatus(to),
			audit.Entry{Action: action, Changes: audit.Changes{"status": {u.Status, to}}}, nil
	})
}

// RemoveUser takes a standard user's access away for good. Their name stays,
// where the history and API users tell it; their address is free again. Passes:
// managers. Faults: SIGN_IN_REQUIRED, MANAGER_ONLY, and those of manage;
// STILL_INVITED.
func (s *Service) RemoveUser(ctx context.Context, id string) (*ent.User, error) {
	return s.manage(ctx, id, func(tx *ent.Client, u *ent.User) (*ent.UserUpdateOne, audit.Entry, error) {
		if u.Status == user.StatusInvited {
			return nil, audit.Entry{}, stillInvited("Withdraw the invitation instead.")
		}
		return s.remove(ctx, tx, u, audit.UserRemoved)
	})
}

// remove makes a person a tombstone: a name, and no address, password or link.
func (s *Service) remove(ctx context.Context, tx *ent.Client, u *ent.User, action audit.Action) (*ent.UserUpdateOne, audit.Entry, error) {
	update := tx.User.UpdateOneID(u.ID).SetStatus(user.StatusRemoved).ClearInvitedUntil().
		SetEmail("").SetEmailKey("removed " + u.ID).SetPasswordHash("")
	return update, audit.Entry{Action: action, Changes: audit.Changes{
		"status": {u.Status, user.StatusRemoved}, "email": {u.Email, nil},
	}}, endAll(ctx, tx, u.ID)
}

// endAll ends a person's sessions and links, within tx.
func endAll(ctx context.Context, tx *ent.Client, userID string) error {
	if err := session.EndAll(ctx, tx, userID); err != nil {
		return err
	}
	return endLinks(ctx, tx, userID)
}

// change says how a person, held within tx, changes and what the history says of
// it; no update: not at all.
type change func(tx *ent.Client, u *ent.User) (*ent.UserUpdateOne, audit.Entry, error)

// manage changes a standard user of the caller's account, and returns them as
// they are now. Passes: managers, but not for themselves. Faults:
// SIGN_IN_REQUIRED, MANAGER_ONLY, NO_SUCH_OBJECT, OWNER_STAYS, OWN_ACCESS.
func (s *Service) manage(ctx context.Context, id string, how change) (*ent.User, error) {
	if err := access.RequireManager(ctx); err != nil {
		return nil, err
	}
	err := s.store.InTx(ctx, func(tx *ent.Client) error {
		u, err := s.managed(ctx, tx, id)
		if err != nil {
			return err
		}
		update, entry, err := how(tx, u)
		if err != nil || update == nil {
			return err
		}
		if err := update.SetUpdatedAt(s.now()).SetUpdatedByID(access.From(ctx).UserID).Exec(ctx); err != nil {
			return err
		}
		entry.AccountID, entry.ObjectID = u.AccountID, u.ID
		return s.log.Record(ctx, tx, entry)
	})
	if err != nil {
		return nil, fmt.Errorf("manage user: %w", err)
	}
	return store.Saved(s.store.Read().User.Get(ctx, id))
}

// managed reads within tx whom the caller is about to change; other changes
// wait.
func (s *Service) managed(ctx context.Context, tx *ent.Client, id string) (*ent.User, error) {
	u, err := store.ForUpdate(s.store, tx.User.Query().Where(user.ID(id), user.StatusNEQ(user.StatusRemoved))).Only(ctx)
	switch {
	case err != nil:
		return nil, notFound(err)
	case u.Role == user.RoleOwner:
		return nil, fault.New(fault.Forbidden, "OWNER_STAYS", "This is the account's owner, whose access nobody changes. Choose a standard user.")
	case u.ID == access.From(ctx).UserID:
		return nil, fault.New(fault.Forbidden, "OWN_ACCESS", "Nobody changes their own access. Ask the account owner.")
	}
	return u, nil
}

func stillInvited(instead string) error {
	return fault.New(fault.Conflict, "STILL_INVITED", "This person hasn't accepted their invitation yet. "+instead)
}
