package apiusers

import (
	"context"
	"fmt"
	"slices"

	"postern/ent"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/store"
)

// EndPassword ends one of two live passwords at once. Ending the newer one takes
// its rotation back: the one before stays good, without an end. One that has
// ended already stays so. Passes: the owner of the API user's account. Faults:
// SIGN_IN_REQUIRED, OWNER_ONLY, NO_SUCH_OBJECT (of the API user or the
// password), STALE_VERSION, LAST_PASSWORD.
func (s *Service) EndPassword(ctx context.Context, id, passwordID string, version *int) (*ent.APIUser, error) {
	if _, err := s.owned(ctx, id); err != nil {
		return nil, err
	}
	err := s.ledger.InTx(ctx, func(tx *ent.Client) ([]string, error) { return s.endPassword(ctx, tx, id, passwordID, version) })
	if err != nil {
		return nil, fmt.Errorf("end password: %w", err)
	}
	return store.Saved(s.get(ctx, id))
}

func (s *Service) endPassword(ctx context.Context, tx *ent.Client, id, passwordID string, version *int) ([]string, error) {
	u, err := s.current(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	rows, err := s.passwords(ctx, tx, u)
	if err != nil {
		return nil, err
	}
	named := func(p *ent.APIUserPassword) bool { return p.ID == passwordID }
	live := s.live(rows)
	i := slices.IndexFunc(live, named)
	switch {
	case i < 0 && slices.ContainsFunc(rows, named):
		return nil, nil
	case i < 0:
		return nil, fault.NoSuchObject()
	case len(live) == 1:
		return nil, fault.New(fault.Conflict, "LAST_PASSWORD",
			"This is the only live password. Rotate it to have another, or disable the API user.")
	}
	if err := basedOn(u, version); err != nil {
		return nil, err
	}
	changes, err := s.end(ctx, tx, live, i)
	if err != nil {
		return nil, err
	}
	return s.noted(ctx, tx, u, audit.APIUserPasswordEnded, changes)
}

// end ends the one of two passwords, and says what that changed.
func (s *Service) end(ctx context.Context, tx *ent.Client, live []*ent.APIUserPassword, i int) (audit.Changes, error) {
	if err := tx.APIUserPassword.UpdateOne(live[i]).SetEndsAt(ended).Exec(ctx); err != nil {
		return nil, err
	}
	until := live[1].EndsAt
	if i == 1 {
		return audit.Changes{"oldEndsAt": {until, s.now()}}, nil
	}
	return audit.Changes{"password": {audit.Secret[1], audit.Secret[0]}, "oldEndsAt": {until, nil}},
		tx.APIUserPassword.UpdateOne(live[1]).ClearEndsAt().Exec(ctx)
}
