package apiusers

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/store"
)

// UpdateInput is a change; a nil field stays as it is.
type UpdateInput struct {
	ID          string
	Version     *int // what the change was based on; nil: whatever it is now
	Description *string
	Enabled     *bool
	Password    *string // all others stop working when the change is acknowledged
	Expiry      *Expiry
	InCharge    *InCharge
	Bounds

	bounds stored // as read
}

// Expiry is from when on calls are refused; nil for never.
type Expiry struct{ At *time.Time }

// InCharge is the person to ask; nil for nobody.
type InCharge struct{ UserID *string }

// Update changes an API user. A change that is made already is none, whatever
// version it was based on: a lost reply can be repeated. Passes: the owner of
// its account. Faults: SIGN_IN_REQUIRED, OWNER_ONLY, NO_SUCH_OBJECT,
// STALE_VERSION, BUSY; on description and password those of their rules, and
// NOT_ISSUED; on expiresAt IN_THE_PAST, LONGER_THAN_ALLOWED; on inChargeId
// NO_SUCH_PERSON; those of Bounds, and on permissions NO_SUCH_PERMISSION.
func (s *Service) Update(ctx context.Context, in UpdateInput) (*ent.APIUser, error) {
	u, err := s.owned(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if err := s.checkChange(ctx, u, &in); err != nil {
		return nil, err
	}
	only, err := s.onlyPassword(ctx, u, in.Password)
	if err != nil {
		return nil, err
	}
	err = s.ledger.InTx(ctx, func(tx *ent.Client) ([]string, error) { return s.change(ctx, tx, in, only) })
	if err != nil {
		return nil, fmt.Errorf("update API user: %w", err)
	}
	return store.Saved(s.get(ctx, in.ID))
}

func (s *Service) checkChange(ctx context.Context, u *ent.APIUser, in *UpdateInput) error {
	a, err := s.ownAccount(ctx)
	if err != nil {
		return err
	}
	var badDescription, weak, late, unknown error
	if in.Description != nil {
		text, bad := input.Text("description", *in.Description, 1, 200)
		in.Description, badDescription = &text, fault.Join(bad)
	}
	if in.Password != nil {
		weak = credential.CheckAPIUserPassword(*in.Password, credential.APIUserContext{Address: u.Email, AccountName: a.Name})
	}
	if in.Expiry != nil {
		in.Expiry = &Expiry{At: asStored(in.Expiry.At)}
		if !sameTime(u.ExpiresAt, in.Expiry.At) {
			late = checkExpiry(a, in.Expiry.At, s.now())
		}
	}
	if in.InCharge != nil && (u.InChargeID == "" || orEmpty(in.InCharge.UserID) != u.InChargeID) {
		unknown = s.checkInCharge(ctx, in.InCharge.UserID)
	}
	var unbounded error
	in.bounds, unbounded = in.Bounds.check()
	return fault.Merge(badDescription, weak, late, unknown, unbounded)
}

// change writes what differs, and the history of it, and returns whose state
// is another now. Nothing differing writes nothing.
func (s *Service) change(ctx context.Context, tx *ent.Client, in UpdateInput, only onlyPassword) ([]string, error) {
	u, err := s.current(ctx, tx, in.ID)
	if err != nil {
		return nil, err
	}
	changes := differences(u, in)
	if replaces, err := s.replaces(ctx, tx, u, only); err != nil {
		return nil, err
	} else if replaces {
		changes["password"] = audit.Secret
	}
	if len(changes) == 0 {
		return nil, nil
	}
	if err := basedOn(u, in.Version); err != nil {
		return nil, err
	}
	if _, replaces := changes["password"]; replaces {
		if err := s.replacePasswords(ctx, tx, u, *in.Password, only); err != nil {
			return nil, err
		}
	}
	if _, given := changes["permissions"]; given {
		if err := in.bounds.grantable(ctx, s.store, tx, u.AccountID); err != nil {
			return nil, err
		}
	}
	if err := step(ctx, in.bounds.update(s.updated(ctx, tx, u, in)), u); err != nil {
		return nil, err
	}
	return concerned(u, changes), s.log.Record(ctx, tx, audit.Entry{
		AccountID: u.AccountID, ObjectID: u.ID, Action: audit.APIUserChanged, Changes: changes,
	})
}

// Delete withdraws a disabled API user for good; its address is never issued
// again. Passes: the owner of its account. Faults: SIGN_IN_REQUIRED,
// OWNER_ONLY, NO_SUCH_OBJECT, STALE_VERSION, STILL_ENABLED.
func (s *Service) Delete(ctx context.Context, id string, version *int) error {
	if _, err := s.owned(ctx, id); err != nil {
		return err
	}
	err := s.ledger.InTx(ctx, func(tx *ent.Client) ([]string, error) {
		u, err := s.current(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		if err := basedOn(u, version); err != nil {
			return nil, err
		}
		if u.Enabled {
			return nil, fault.New(fault.Conflict, "STILL_ENABLED", "This API user is enabled. Disable it first, then delete it.")
		}
		if err := keepOnly(ctx, tx, u); err != nil {
			return nil, err
		}
		if err := forgetCallers(ctx, tx, u.ID); err != nil {
			return nil, err
		}
		now := s.now()
		update := tx.APIUser.Update().SetDeletedAt(now).SetUpdatedAt(now).SetUpdatedByID(access.From(ctx).UserID)
		if err := step(ctx, update, u); err != nil {
			return nil, err
		}
		return []string{u.Email}, s.log.Record(ctx, tx, audit.Entry{
			AccountID: u.AccountID, ObjectID: u.ID, Action: audit.APIUserDeleted,
			Changes: endings(u),
		})
	})
	if err != nil {
		return fmt.Errorf("delete API user: %w", err)
	}
	return nil
}
