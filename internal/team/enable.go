package team

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/account"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/revision"
	"postern/internal/session"
	"postern/internal/store"
)

// SetEnabled enables or disables an account below the caller's own. A disabled
// one is dead with all that are below it: once this returns, no instance lets in
// one of their keys or people, and all sessions have ended (OWASP ASVS 5.0,
// 7.4.2). Enabling brings back the keys and passwords that were good before, but
// for what is below another that is still disabled. Passes: the owner of a top
// account. Faults: SIGN_IN_REQUIRED, OWNER_ONLY, TOP_OWNER_ONLY, NO_SUCH_OBJECT;
// on id OWN_ACCOUNT.
func (s *Service) SetEnabled(ctx context.Context, id string, enabled bool) (*Account, error) {
	if err := access.RequireTopOwner(ctx); err != nil {
		return nil, err
	}
	if id == access.From(ctx).AccountID {
		return nil, fault.OnField("id", "OWN_ACCOUNT", "This is your own account. Only accounts below it can be disabled.")
	}
	err := s.ledger.InTx(ctx, func(tx *ent.Client) ([]string, error) {
		sys := access.System(ctx, "enabling or disabling an account below one's own")
		team, err := s.hold(sys, tx, access.From(ctx))
		if err != nil {
			return nil, err
		}
		return s.setEnabled(sys, tx, access.From(ctx), team, id, enabled)
	})
	if err != nil {
		return nil, fmt.Errorf("enable or disable account: %w", err)
	}
	return store.Saved(s.find(ctx, id))
}

func (s *Service) setEnabled(ctx context.Context, tx *ent.Client, v access.Viewer, team []at, id string, enabled bool) ([]string, error) {
	target := named(team, id)
	if target == nil {
		return nil, fault.NoSuchObject()
	}
	if enabled == (target.DisabledAt == nil) {
		return nil, nil
	}
	update, now, action := tx.Account.UpdateOneID(id), s.now(), audit.AccountEnabled
	if enabled {
		target.DisabledAt = nil
		update.ClearDisabledAt()
	} else {
		target.DisabledAt, action = &now, audit.AccountDisabled
		update.SetDisabledAt(now)
	}
	if err := update.SetUpdatedAt(now).SetUpdatedByID(v.UserID).Exec(ctx); err != nil {
		return nil, err
	}
	if err := shutAnew(ctx, tx, team); err != nil {
		return nil, err
	}
	// Whose keys are dead now may be very many: everybody is asked about anew.
	return revision.Everybody, s.record(ctx, tx, v, target.Account, action, audit.Changes{"enabled": {!enabled, enabled}})
}

// shutAnew writes down which accounts are shut, after one was enabled or
// disabled, and ends the sessions in them: at both times, since who signed in at
// the very moment of disabling may have one that nobody ended. Each account
// comes after the one above it.
func shutAnew(ctx context.Context, tx *ent.Client, team []at) error {
	shut, changed := map[string]bool{}, map[bool][]string{}
	for _, a := range team {
		shut[a.ID] = a.DisabledAt != nil || shut[*a.ParentID]
		if shut[a.ID] != a.Shut {
			changed[shut[a.ID]] = append(changed[shut[a.ID]], a.ID)
		}
	}
	for now, ids := range changed {
		if err := tx.Account.Update().Where(account.IDIn(ids...)).SetShut(now).Exec(ctx); err != nil {
			return err
		}
		if err := session.EndAllOf(ctx, tx, ids); err != nil {
			return err
		}
	}
	return nil
}
