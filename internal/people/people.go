// Package people holds the use cases of persons and their accounts: set-up,
// signing in and out, a forgotten password, the account's name.
package people

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/account"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/session"
	"postern/internal/store"
	"postern/internal/throttle"
)

// Service is the use cases. Every method may be called by anybody; each says
// who passes.
type Service struct {
	store    *store.Store
	sessions *session.Service
	hasher   *credential.Hasher
	log      *audit.Log
	now      clock.Clock
	tries    *throttle.Memory
}

// NewService wires the use cases.
func NewService(s *store.Store, sessions *session.Service, hasher *credential.Hasher, log *audit.Log, now clock.Clock) *Service {
	return &Service{
		store: s, sessions: sessions, hasher: hasher, log: log, now: now,
		tries: throttle.NewMemory(SignInTries, SignInWindow, rememberedKeys, now),
	}
}

// Account is the caller's own account. Passes: any known caller.
func (s *Service) Account(ctx context.Context) (*ent.Account, error) {
	if err := access.RequireSignedIn(ctx); err != nil {
		return nil, err
	}
	a, err := s.store.Read().Account.Get(ctx, access.From(ctx).AccountID)
	return a, notFound(err)
}

// User is the signed-in person; nil when a program or nobody is calling.
func (s *Service) User(ctx context.Context) (*ent.User, error) {
	id := access.From(ctx).UserID
	if id == "" {
		return nil, nil
	}
	u, err := s.store.Read().User.Get(ctx, id)
	return u, notFound(err)
}

// RenameAccount gives the caller's account another name. Passes: its owner.
// Faults: REQUIRED, TOO_LONG, BAD_CHARACTER on name.
func (s *Service) RenameAccount(ctx context.Context, name string) (*ent.Account, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	name, refusal := input.Text("name", name, 1, 100)
	if err := fault.Join(refusal); err != nil {
		return nil, err
	}
	id := access.From(ctx).AccountID
	err := s.store.InTx(ctx, func(tx *ent.Client) error {
		before, err := store.ForUpdate(s.store, tx.Account.Query().Where(account.ID(id))).Only(ctx)
		if err != nil || before.Name == name {
			return err
		}
		if err := tx.Account.UpdateOneID(id).SetName(name).SetUpdatedAt(s.now()).Exec(ctx); err != nil {
			return err
		}
		return s.log.Record(ctx, tx, audit.Entry{
			AccountID: id, ObjectID: id, Action: audit.AccountChanged,
			Changes: audit.Changes{"name": {before.Name, name}},
		})
	})
	if err != nil {
		return nil, fmt.Errorf("rename account: %w", err)
	}
	return store.Saved(s.Account(ctx))
}

// notFound turns the record's "not found" into the caller's.
func notFound(err error) error {
	if ent.IsNotFound(err) {
		return fault.NoSuchObject()
	}
	return err
}
