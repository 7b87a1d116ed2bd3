// Package people holds the use cases of persons and their accounts: set-up,
// signing in and out, a forgotten password, the account's name, standard users
// and their invitations.
package people

import (
	"context"
	"time"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/mail"
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
	post     Post
	now      clock.Clock
	tries    *throttle.Memory
	links    *throttle.Memory // reset links that were mailed, by person
}

// Post is how people are written to.
type Post struct {
	Mail      *mail.Sender
	PublicURL string // what links in mails begin with, without a slash at the end
}

// NoPost is for those who write to nobody, such as commands.
func NoPost() Post { return Post{Mail: mail.None()} }

// NewService wires the use cases.
func NewService(s *store.Store, sessions *session.Service, hasher *credential.Hasher, log *audit.Log, post Post, now clock.Clock) *Service {
	return &Service{
		store: s, sessions: sessions, hasher: hasher, log: log, post: post, now: now,
		tries: throttle.NewMemory(SignInTries, SignInWindow, rememberedKeys, now),
		links: throttle.NewMemory(ResetMails, time.Hour, rememberedKeys, now),
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
	v := access.From(ctx)
	if v.UserID == "" {
		return nil, nil
	}
	if v.HomeID != "" {
		ctx = access.System(ctx, "telling who looks at an account below their own who they are")
	}
	u, err := s.store.Read().User.Get(ctx, v.UserID)
	return u, notFound(err)
}

// notFound turns the record's "not found" into the caller's.
func notFound(err error) error {
	if ent.IsNotFound(err) {
		return fault.NoSuchObject()
	}
	return err
}
