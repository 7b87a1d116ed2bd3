package apiusers

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/ent/issuedaddress"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/store"
)

// CreateInput is the Add User form.
type CreateInput struct {
	Email       string // as drafted
	Description string
	Password    string
	Enabled     bool
	ExpiresAt   *time.Time // nil: never, unless the account has a longest life
	InChargeID  *string    // a person of the account
	Bounds

	bounds stored // as read
}

// Create makes the API user of a draft. The same draft saved again with the
// same values returns the API user already made, so a lost reply costs
// nothing. Passes: the owner of the account that the address was issued to.
// Faults: SIGN_IN_REQUIRED, OWNER_ONLY, BUSY; on email NOT_ISSUED,
// DRAFT_EXPIRED, ADDRESS_USED; on description and password those of their
// rules, and NOT_ISSUED; on expiresAt IN_THE_PAST, LONGER_THAN_ALLOWED; on
// inChargeId NO_SUCH_PERSON.
func (s *Service) Create(ctx context.Context, in CreateInput) (*ent.APIUser, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	a, err := s.ownAccount(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.check(ctx, a, &in); err != nil {
		return nil, err
	}
	hash, err := s.hasher.Hash(ctx, in.Password)
	if err != nil {
		return nil, err
	}
	var id string
	err = s.store.InTx(ctx, func(tx *ent.Client) error {
		var err error
		id, err = s.create(ctx, tx, a, in, hash)
		return err
	})
	if fault.Reason(err) == "ADDRESS_USED" {
		return s.alreadyMade(ctx, a, in, err)
	}
	if err != nil {
		return nil, fmt.Errorf("create API user: %w", err)
	}
	return store.Saved(s.get(ctx, id))
}

// check finds everything that is wrong with the form at once.
func (s *Service) check(ctx context.Context, a *ent.Account, in *CreateInput) error {
	description, bad := input.Text("description", in.Description, 1, 200)
	weak := credential.CheckAPIUserPassword(in.Password, credential.APIUserContext{Address: in.Email, AccountName: a.Name})
	in.Description, in.ExpiresAt = description, asStored(in.ExpiresAt)
	late := checkExpiry(a, expiryOf(a, in.ExpiresAt, s.now()), s.now())
	var unbounded error
	in.bounds, unbounded = in.Bounds.check()
	return fault.Merge(fault.Join(bad), weak, late, s.checkInCharge(ctx, in.InChargeID), unbounded)
}

// create claims the draft and writes the API user, its password and the
// history, in one transaction.
func (s *Service) create(ctx context.Context, tx *ent.Client, a *ent.Account, in CreateInput, hash string) (string, error) {
	viewer, now := access.From(ctx), s.now()
	if err := s.claimAddress(ctx, tx, viewer.AccountID, in.Email); err != nil {
		return "", err
	}
	if err := s.takeOffered(ctx, tx, viewer.AccountID, in.Password); err != nil {
		return "", err
	}
	if err := in.bounds.grantable(ctx, s.store, tx, viewer.AccountID); err != nil {
		return "", err
	}
	u, err := in.bounds.create(tx.APIUser.Create()).SetAccountID(viewer.AccountID).SetEmail(in.Email).
		SetDescription(in.Description).SetEnabled(in.Enabled).
		SetNillableExpiresAt(expiryOf(a, in.ExpiresAt, now)).SetNillableInChargeID(in.InChargeID).
		SetCreatedAt(now).SetCreatedByID(viewer.UserID).SetUpdatedAt(now).SetUpdatedByID(viewer.UserID).Save(ctx)
	if err != nil {
		return "", err
	}
	if err := s.addPassword(ctx, tx, u, hash); err != nil {
		return "", err
	}
	return u.ID, s.log.Record(ctx, tx, audit.Entry{
		AccountID: u.AccountID, ObjectID: u.ID, Action: audit.APIUserCreated, Changes: beginnings(u),
	})
}

// claimAddress marks the draft used. Of two at once one wins: the row's state
// is part of the statement.
func (s *Service) claimAddress(ctx context.Context, tx *ent.Client, account, email string) error {
	oldest := s.now().Add(-DraftLife)
	n, err := tx.IssuedAddress.Update().Where(issuedaddress.ID(email), issuedaddress.AccountID(account),
		issuedaddress.UsedAtIsNil(), issuedaddress.IssuedAtGT(oldest)).SetUsedAt(s.now()).Save(ctx)
	if err != nil || n == 1 {
		return err
	}
	row, err := tx.IssuedAddress.Query().Where(issuedaddress.ID(email)).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return fault.OnField("email", "NOT_ISSUED", "This address was not issued to this account. Open Add User again for a new one.")
	case err != nil:
		return err
	case row.UsedAt != nil:
		f := fault.New(fault.Conflict, "ADDRESS_USED", "This address was saved already, perhaps in another tab. Take a new one.")
		f.Field = "email"
		return f
	}
	return fault.OnField("email", "DRAFT_EXPIRED", "This address was drawn over 24 hours ago. Take a new one.")
}

// alreadyMade answers a repeated Save: the same values mean the same API user,
// anything else is used.
func (s *Service) alreadyMade(ctx context.Context, a *ent.Account, in CreateInput, used error) (*ent.APIUser, error) {
	u, err := s.store.Read().APIUser.Query().Where(apiuser.Email(in.Email)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, used // deleted since
	}
	if err != nil {
		return nil, err
	}
	if u.Description != in.Description || u.Enabled != in.Enabled || u.InChargeID != orEmpty(in.InChargeID) ||
		!sameTime(u.ExpiresAt, expiryOf(a, in.ExpiresAt, u.CreatedAt)) || in.bounds.differs(u) {
		return nil, used
	}
	rows, err := s.passwords(ctx, s.store.Read(), u)
	if err != nil {
		return nil, err
	}
	same, err := s.having(ctx, s.live(rows), in.Password)
	if err != nil {
		return nil, err
	}
	if same == nil {
		return nil, used
	}
	return u, nil
}
