// Package people holds the use cases of persons and their accounts: set-up,
// signing in and out, a forgotten password, the account's name.
package people

import (
	"context"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/fault"
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

// notFound turns the record's "not found" into the caller's.
func notFound(err error) error {
	if ent.IsNotFound(err) {
		return fault.NoSuchObject()
	}
	return err
}
