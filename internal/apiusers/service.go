// Package apiusers holds the use cases of API users: draft, create, change,
// delete, list. Only the owner of an account changes its API users; every
// method that changes something asks access first, and the privacy rules of
// the record hold the same line behind it.
package apiusers

import (
	"context"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/revision"
	"postern/internal/store"
)

// Service is the use cases.
type Service struct {
	store  *store.Store
	ledger *revision.Ledger
	hasher *credential.Hasher
	log    *audit.Log
	now    clock.Clock
	domain string
	reach  Reach
}

// NewService wires the use cases; addresses will end in domain.
func NewService(s *store.Store, ledger *revision.Ledger, hasher *credential.Hasher, log *audit.Log, now clock.Clock, domain string) *Service {
	return &Service{store: s, ledger: ledger, hasher: hasher, log: log, now: now, domain: domain, reach: usual}
}

// Self is the API user that is calling; nil when a person or nobody is.
func (s *Service) Self(ctx context.Context) (*ent.APIUser, error) {
	id := access.From(ctx).APIUserID
	if id == "" {
		return nil, nil
	}
	return s.get(ctx, id)
}

// get reads an API user as the caller may see it. Fault: NO_SUCH_OBJECT.
func (s *Service) get(ctx context.Context, id string) (*ent.APIUser, error) {
	u, err := s.store.Read().APIUser.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, fault.NoSuchObject()
	}
	return u, err
}

// owned reads an API user that the caller is about to change. Passes: its
// account's owner. Faults: SIGN_IN_REQUIRED, OWNER_ONLY, NO_SUCH_OBJECT.
func (s *Service) owned(ctx context.Context, id string) (*ent.APIUser, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	u, err := s.get(ctx, id)
	if err != nil {
		return nil, err
	}
	return u, access.RequireOwnerOf(ctx, u.AccountID)
}

// ownAccount is the caller's: its name and its longest life are needed to judge.
func (s *Service) ownAccount(ctx context.Context) (*ent.Account, error) {
	return s.store.Read().Account.Get(ctx, access.From(ctx).AccountID)
}

// current reads within tx what is about to be changed; other changes wait.
// Fault: NO_SUCH_OBJECT.
func (s *Service) current(ctx context.Context, tx *ent.Client, id string) (*ent.APIUser, error) {
	u, err := store.ForUpdate(s.store, tx.APIUser.Query().Where(apiuser.ID(id))).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, fault.NoSuchObject()
	}
	return u, err
}

// basedOn refuses a change based on an older version; nil is whatever it is
// now. Fault: STALE_VERSION.
func basedOn(u *ent.APIUser, version *int) error {
	if version != nil && *version != u.Version {
		return fault.StaleVersion()
	}
	return nil
}

// step writes a change on the version that was read; another change in between
// makes it miss.
func step(ctx context.Context, update *ent.APIUserUpdate, u *ent.APIUser) error {
	n, err := update.Where(apiuser.ID(u.ID), apiuser.Version(u.Version)).AddVersion(1).Save(ctx)
	if err == nil && n != 1 {
		err = fault.StaleVersion()
	}
	return err
}
