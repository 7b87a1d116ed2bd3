package usage

import (
	"context"
	"time"

	"postern/ent"
	"postern/ent/refusalspell"
	"postern/internal/access"
	"postern/internal/clock"
	"postern/internal/store"
)

// Service tells people how the API users of their account are used.
type Service struct {
	store    *store.Store
	recorder *Recorder
	now      clock.Clock
}

// NewService returns a service that reads from a store, and adds what the
// recorder has not written yet; nil for none.
func NewService(s *store.Store, r *Recorder, now clock.Clock) *Service {
	remember(s)
	return &Service{store: s, recorder: r, now: now}
}

// First is when an API user was let in first; nil while it never was. Passes:
// people of its account who see usage; others get nil. Faults: BUSY, DATABASE_UNAVAILABLE.
func (s *Service) First(ctx context.Context, u *ent.APIUser) (*time.Time, error) {
	use, err := s.of(ctx, u.AccountID, u.ID, u.ID)
	if err != nil || use.ID == "" {
		return nil, err
	}
	return &use.FirstAt, nil
}

// Last is when and from where an API user was let in last; nil while it never
// was. Passes and faults as First.
func (s *Service) Last(ctx context.Context, u *ent.APIUser) (*Use, error) {
	use, err := s.of(ctx, u.AccountID, u.ID, u.ID)
	return asUse(use), err
}

// LastOfPassword is Last of one password.
func (s *Service) LastOfPassword(ctx context.Context, p *ent.APIUserPassword) (*Use, error) {
	use, err := s.of(ctx, p.AccountID, p.APIUserID, p.ID)
	return asUse(use), err
}

// LastRefusal is when, from where and why a call of an API user was refused last;
// nil while none was, or when it is long ago. Passes: the owner of its account;
// others get nil. Faults: BUSY, DATABASE_UNAVAILABLE.
func (s *Service) LastRefusal(ctx context.Context, u *ent.APIUser) (*Refusal, error) {
	if access.RequireOwnerOf(ctx, u.AccountID) != nil {
		return nil, nil
	}
	noted := s.recorder.pendingRefusal(u.ID)
	spells, err := s.store.Read().RefusalSpell.Query().Where(refusalspell.APIUserID(u.ID)).
		Order(ent.Desc(refusalspell.FieldLastAt)).Limit(1).All(ctx)
	if err != nil || len(spells) == 0 || noted != nil && noted.At.After(spells[0].LastAt) {
		return noted, err
	}
	last := spells[0]
	return &Refusal{At: last.LastAt.UTC(), Peer: last.LastPeer, Client: last.LastClient, Reason: Outcome(last.Reason)}, nil
}

func asUse(u store.LastUse) *Use {
	if u.ID == "" {
		return nil
	}
	return &Use{At: u.LastAt, Peer: u.Peer, Client: u.Client}
}

// of is the use of an API user or a password: what was written, and what was
// noted since.
func (s *Service) of(ctx context.Context, account, apiUser, id string) (store.LastUse, error) {
	if !access.SeesUsageOf(ctx, account) { // what is noted in memory has no other lock before it
		return store.LastUse{}, nil
	}
	written, err := s.written(ctx, id)
	if err != nil {
		return store.LastUse{}, err
	}
	noted := s.recorder.pendingUse(apiUser, id)
	if noted.ID == "" {
		return written, nil
	}
	return later(written, noted), nil
}
