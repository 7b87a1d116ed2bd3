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
}

// Expiry is from when on calls are refused; nil for never.
type Expiry struct{ At *time.Time }

// InCharge is the person to ask; nil for nobody.
type InCharge struct{ UserID *string }

// Update changes an API user. A change that is made already is none, whatever
// version it was based on: a lost reply can be repeated. Passes: the owner of its account. Faults:
// SIGN_IN_REQUIRED, OWNER_ONLY, NO_SUCH_OBJECT, STALE_VERSION, BUSY; on
// description and password those of their rules, and NOT_ISSUED.
func (s *Service) Update(ctx context.Context, in UpdateInput) (*ent.APIUser, error) {
	u, err := s.owned(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if err := s.checkChange(ctx, u, &in); err != nil {
		return nil, err
	}
	hash, err := s.newHash(ctx, u, in.Password)
	if err != nil {
		return nil, err
	}
	err = s.ledger.InTx(ctx, func(tx *ent.Client) ([]string, error) { return s.change(ctx, tx, in, hash) })
	if err != nil {
		return nil, fmt.Errorf("update API user: %w", err)
	}
	return store.Saved(s.get(ctx, in.ID))
}

// newHash is what is stored of a new password; empty when there is none, or the
// API user has it already.
func (s *Service) newHash(ctx context.Context, u *ent.APIUser, password *string) (string, error) {
	if password == nil {
		return "", nil
	}
	same, err := s.isPassword(ctx, u, *password)
	if err != nil || same {
		return "", err
	}
	return s.hasher.Hash(ctx, *password)
}

func (s *Service) checkChange(ctx context.Context, u *ent.APIUser, in *UpdateInput) error {
	var badDescription, weak error
	if in.Description != nil {
		text, bad := input.Text("description", *in.Description, 1, 200)
		in.Description, badDescription = &text, fault.Join(bad)
	}
	if in.Password != nil {
		name, err := s.accountName(ctx)
		if err != nil {
			return err
		}
		weak = credential.CheckAPIUserPassword(*in.Password, credential.APIUserContext{Address: u.Email, AccountName: name})
	}
	return fault.Merge(badDescription, weak)
}

// change writes what differs, and the history of it, and returns whose state
// is another now. Nothing differing writes nothing.
func (s *Service) change(ctx context.Context, tx *ent.Client, in UpdateInput, hash string) ([]string, error) {
	u, err := s.current(ctx, tx, in.ID)
	if err != nil {
		return nil, err
	}
	changes := differences(u, in, hash)
	if len(changes) == 0 {
		return nil, nil
	}
	if err := basedOn(u, in.Version); err != nil {
		return nil, err
	}
	if hash != "" {
		if err := s.takeOffered(ctx, tx, u.AccountID, *in.Password); err != nil {
			return nil, err
		}
		if err := s.replacePasswords(ctx, tx, u, hash); err != nil {
			return nil, err
		}
	}
	update := tx.APIUser.Update().SetNillableDescription(in.Description).SetNillableEnabled(in.Enabled).
		SetUpdatedAt(s.now()).SetUpdatedByID(access.From(ctx).UserID)
	if err := step(ctx, update, u); err != nil {
		return nil, err
	}
	return concerned(u, changes), s.log.Record(ctx, tx, audit.Entry{
		AccountID: u.AccountID, ObjectID: u.ID, Action: audit.APIUserChanged, Changes: changes,
	})
}

// concerned is the address whose calls are judged otherwise after a change;
// none when verify reads nothing of it.
func concerned(u *ent.APIUser, changes audit.Changes) []string {
	_, state := changes["enabled"]
	_, password := changes["password"]
	if !state && !password {
		return nil
	}
	return []string{u.Email}
}

// differences are what a change would change.
func differences(u *ent.APIUser, in UpdateInput, hash string) audit.Changes {
	changes := audit.Changes{}
	if in.Description != nil && *in.Description != u.Description {
		changes["description"] = [2]any{u.Description, *in.Description}
	}
	if in.Enabled != nil && *in.Enabled != u.Enabled {
		changes["enabled"] = [2]any{u.Enabled, *in.Enabled}
	}
	if hash != "" {
		changes["password"] = audit.Secret
	}
	return changes
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
		if err := s.replacePasswords(ctx, tx, u, ""); err != nil {
			return nil, err
		}
		now := s.now()
		update := tx.APIUser.Update().SetDeletedAt(now).SetUpdatedAt(now).SetUpdatedByID(access.From(ctx).UserID)
		if err := step(ctx, update, u); err != nil {
			return nil, err
		}
		return []string{u.Email}, s.log.Record(ctx, tx, audit.Entry{
			AccountID: u.AccountID, ObjectID: u.ID, Action: audit.APIUserDeleted,
			Changes: audit.Changes{"email": {u.Email, nil}, "description": {u.Description, nil}},
		})
	})
	if err != nil {
		return fmt.Errorf("delete API user: %w", err)
	}
	return nil
}
