package apiusers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"postern/ent"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/store"
)

// LongestOverlap is for how long at most the password before stays good beside
// the new one.
const LongestOverlap = 90 * day

// RotateInput is a second password, and what becomes of the first.
type RotateInput struct {
	ID        string
	Version   *int // what the change was based on; nil: whatever it is now
	Password  string
	OldEndsAt *time.Time // until when the one before stays good; nil: it ends at once
}

// tries bounds how often a rotation begins again since the API user was changed
// while the new password was hashed.
const tries = 3

var errMoved error = fault.StaleVersion()

// Rotate gives an API user a second password, while the one before stays good
// for a while. A rotation that is made already is none: a lost reply can be
// repeated. Passes: the owner of its account. Faults: SIGN_IN_REQUIRED,
// OWNER_ONLY, NO_SUCH_OBJECT, STALE_VERSION, TWO_PASSWORDS, BUSY; on password
// those of its rules, NOT_ISSUED, and SAME_PASSWORD; on oldEndsAt IN_THE_PAST,
// TOO_FAR.
func (s *Service) Rotate(ctx context.Context, in RotateInput) (*ent.APIUser, error) {
	in.OldEndsAt = asStored(in.OldEndsAt)
	err := errMoved
	for i := 0; i < tries && errors.Is(err, errMoved); i++ {
		err = s.tryRotation(ctx, in)
	}
	if err != nil {
		return nil, fmt.Errorf("rotate password: %w", err)
	}
	return store.Saved(s.get(ctx, in.ID))
}

func (s *Service) tryRotation(ctx context.Context, in RotateInput) error {
	u, err := s.owned(ctx, in.ID)
	if err != nil {
		return err
	}
	rows, err := s.passwords(ctx, s.store.Read(), u)
	if err != nil {
		return err
	}
	live := s.live(rows)
	same, weak, err := s.judge(ctx, u, live, in.Password)
	if err != nil {
		return err
	}
	if same != nil && same == rows[0] && replaced(rows[1:], in.OldEndsAt) {
		return s.ledger.InTx(ctx, func(*ent.Client) ([]string, error) { return nil, nil })
	}
	if same != nil {
		weak = fault.OnField("password", "SAME_PASSWORD", "The API user has this password already. Take another.")
	}
	if err := fault.Merge(weak, s.checkOverlap(in.OldEndsAt)); err != nil {
		return err
	}
	hash, err := s.hasher.Hash(ctx, in.Password, hashes(live)...)
	if err != nil {
		return err
	}
	return s.ledger.InTx(ctx, func(tx *ent.Client) ([]string, error) { return s.rotate(ctx, tx, u.Version, in, hash) })
}

// judge says which live password this is already, or what is wrong with it.
func (s *Service) judge(ctx context.Context, u *ent.APIUser, live []*ent.APIUserPassword, password string) (same *ent.APIUserPassword, weak, err error) {
	a, err := s.ownAccount(ctx)
	if err != nil {
		return nil, nil, err
	}
	weak = credential.CheckAPIUserPassword(password, credential.APIUserContext{Address: u.Email, AccountName: a.Name})
	if weak != nil {
		return nil, weak, nil
	}
	same, err = s.having(ctx, live, password)
	return same, nil, err
}

// replaced says whether the passwords before end as a rotation asks.
func replaced(before []*ent.APIUserPassword, at *time.Time) bool {
	if at == nil {
		at = &ended
	}
	return len(before) == 1 && sameTime(before[0].EndsAt, at)
}

// checkOverlap judges until when a password stays good. Faults, on oldEndsAt:
// IN_THE_PAST, TOO_FAR.
func (s *Service) checkOverlap(at *time.Time) error {
	switch now := s.now(); {
	case at == nil:
		return nil
	case !at.After(now):
		return fault.OnField("oldEndsAt", "IN_THE_PAST", "This time is over. Choose one to come, or let the password before end at once.")
	case at.Sub(now) > LongestOverlap:
		return fault.OnField("oldEndsAt", "TOO_FAR", "Two passwords are good together for 90 days at most. Choose an earlier time.")
	}
	return nil
}

// rotate adds the password, if the API user is still what was judged.
func (s *Service) rotate(ctx context.Context, tx *ent.Client, judged int, in RotateInput, hash string) ([]string, error) {
	u, err := s.current(ctx, tx, in.ID)
	if err != nil {
		return nil, err
	}
	if u.Version != judged {
		return nil, errMoved
	}
	if err := basedOn(u, in.Version); err != nil {
		return nil, err
	}
	rows, err := s.passwords(ctx, tx, u)
	if err != nil {
		return nil, err
	}
	live := s.live(rows)
	if len(live) > 1 {
		return nil, fault.New(fault.Conflict, "TWO_PASSWORDS", "This API user has two live passwords. End one of them first, then rotate.")
	}
	if err := s.takeOffered(ctx, tx, u.AccountID, in.Password); err != nil {
		return nil, err
	}
	if err := s.putBeside(ctx, tx, u, live, hash, in.OldEndsAt); err != nil {
		return nil, err
	}
	until := in.OldEndsAt
	if until == nil {
		until = new(s.now())
	}
	return s.noted(ctx, tx, u, audit.APIUserRotated, audit.Changes{
		"password": audit.Secret, "oldEndsAt": {nil, until},
	})
}
