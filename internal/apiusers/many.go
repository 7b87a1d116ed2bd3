package apiusers

import (
	"context"
	"fmt"
	"slices"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/ent/apiuserpassword"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/store"
)

// SetEnabled enables or disables up to 100 API users, all or none, and returns
// the ids of those that weren't so already. Passes: the owner of their account.
// Faults: SIGN_IN_REQUIRED, OWNER_ONLY; on ids REQUIRED, TOO_MANY, TOO_LONG, and
// with those that it is about NO_SUCH_OBJECT.
func (s *Service) SetEnabled(ctx context.Context, ids []string, enabled bool) ([]string, error) {
	changed := []string{}
	err := s.changeMany(ctx, ids, func(tx *ent.Client, all []*ent.APIUser) ([]string, error) {
		others := slices.DeleteFunc(all, func(u *ent.APIUser) bool { return u.Enabled == enabled })
		if len(others) == 0 {
			return nil, nil
		}
		changed = idsOf(others)
		err := s.stepAll(ctx, tx.APIUser.Update().SetEnabled(enabled), others)
		if err != nil {
			return nil, err
		}
		return addressesOf(others), s.recordAll(ctx, tx, audit.APIUserChanged, others, func(u *ent.APIUser) audit.Changes {
			return audit.Changes{"enabled": {u.Enabled, enabled}}
		})
	})
	if err != nil {
		return nil, fmt.Errorf("enable or disable API users: %w", err)
	}
	return changed, nil
}

// DeleteMany is Delete of up to 100 API users, all or none, and returns their
// ids. Passes: the owner of their account. Faults: those of SetEnabled, and on
// ids, with those that it is about, STILL_ENABLED.
func (s *Service) DeleteMany(ctx context.Context, ids []string) ([]string, error) {
	var deleted []string
	err := s.changeMany(ctx, ids, func(tx *ent.Client, all []*ent.APIUser) ([]string, error) {
		if f := stillEnabled(all); f != nil {
			return nil, f
		}
		deleted = idsOf(all)
		if _, err := tx.APIUserPassword.Delete().Where(apiuserpassword.APIUserIDIn(deleted...)).Exec(ctx); err != nil {
			return nil, err
		}
		if err := forgetCallers(ctx, tx, deleted...); err != nil {
			return nil, err
		}
		if err := s.stepAll(ctx, tx.APIUser.Update().SetDeletedAt(s.now()), all); err != nil {
			return nil, err
		}
		return addressesOf(all), s.recordAll(ctx, tx, audit.APIUserDeleted, all, endings)
	})
	if err != nil {
		return nil, fmt.Errorf("delete API users: %w", err)
	}
	return deleted, nil
}

// changeMany has change work on all that are named, in the order of their ids,
// as one change in one transaction.
func (s *Service) changeMany(
	ctx context.Context, ids []string, change func(*ent.Client, []*ent.APIUser) ([]string, error),
) error {
	if err := access.RequireOwner(ctx); err != nil {
		return err
	}
	ids, err := readIDs(ids)
	if err != nil {
		return err
	}
	return s.ledger.InTx(ctx, func(tx *ent.Client) ([]string, error) {
		// In one order, so that two such changes don't wait for each other.
		ordered := tx.APIUser.Query().Where(apiuser.IDIn(ids...)).Order(apiuser.ByID())
		all, err := store.ForUpdate(s.store, ordered).All(ctx)
		if err != nil {
			return nil, err
		}
		if missing := without(ids, idsOf(all)); len(missing) > 0 {
			return nil, aboutIDs(fault.NotFound, "NO_SUCH_OBJECT", missing, fmt.Sprintf(
				"Not found: %d of these %d API users. They may have been deleted. Nothing was changed. Load the list again.", len(missing), len(ids)))
		}
		return change(tx, all)
	})
}

// stillEnabled refuses to delete those that are enabled; nil when none is.
func stillEnabled(all []*ent.APIUser) error {
	enabled := slices.DeleteFunc(slices.Clone(all), func(u *ent.APIUser) bool { return !u.Enabled })
	if len(enabled) == 0 {
		return nil
	}
	return aboutIDs(fault.Conflict, "STILL_ENABLED", idsOf(enabled), fmt.Sprintf(
		"Enabled: %d of these %d API users. Nothing was deleted. Disable them first, then delete them.", len(enabled), len(all)))
}

// stepAll is step for rows that are held until the end of the transaction.
func (s *Service) stepAll(ctx context.Context, update *ent.APIUserUpdate, all []*ent.APIUser) error {
	n, err := update.SetUpdatedAt(s.now()).SetUpdatedByID(access.From(ctx).UserID).AddVersion(1).
		Where(apiuser.IDIn(idsOf(all)...)).Save(ctx)
	if err == nil && n != len(all) {
		err = fault.StaleVersion()
	}
	return err
}

func (s *Service) recordAll(
	ctx context.Context, tx *ent.Client, action audit.Action, all []*ent.APIUser, changes func(*ent.APIUser) audit.Changes,
) error {
	entries := make([]audit.Entry, len(all))
	for i, u := range all {
		entries[i] = audit.Entry{AccountID: u.AccountID, ObjectID: u.ID, Action: action, Changes: changes(u)}
	}
	return s.log.Record(ctx, tx, entries...)
}
