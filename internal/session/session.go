package session

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"postern/ent"
	entsession "postern/ent/session"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/clock"
	"postern/internal/store"
)

// How long a session lasts (OWASP ASVS 5.0, 7.3): unused, at most, and how
// often its last use is written down.
const (
	Idle     = 24 * time.Hour
	Absolute = 30 * 24 * time.Hour
	renewal  = time.Minute
)

// Service keeps the sessions.
type Service struct {
	store *store.Store
	now   clock.Clock
}

// NewService returns sessions kept in a store.
func NewService(s *store.Store, now clock.Clock) *Service {
	return &Service{store: s, now: now}
}

// Started is a session that exists once its transaction has committed.
type Started struct {
	token  string
	viewer access.Viewer
}

// Start begins a session for u within tx, always with a new token. The session
// that the request came with ends. Call Hand after the commit.
func (s *Service) Start(ctx context.Context, tx *ent.Client, u *ent.User) (Started, error) {
	before := access.From(ctx)
	sys := access.System(ctx, "starting a session")
	if err := s.sweep(sys, tx, before.SessionID); err != nil {
		return Started{}, err
	}
	token, now := NewToken(), s.now()
	row, err := tx.Session.Create().
		SetTokenHash(Hash(token)).SetUserID(u.ID).SetCreatedAt(now).SetSeenAt(now).
		SetPeer(before.Peer).SetClient(before.Client).Save(sys)
	if err != nil {
		return Started{}, fmt.Errorf("start session: %w", err)
	}
	return Started{token: token, viewer: viewerOf(u, row.ID, before)}, nil
}

// sweep deletes the session that is being replaced, and those that are over.
func (s *Service) sweep(ctx context.Context, tx *ent.Client, replaced string) error {
	now := s.now()
	_, err := tx.Session.Delete().Where(entsession.Or(
		entsession.ID(replaced),
		entsession.SeenAtLT(now.Add(-Idle)),
		entsession.CreatedAtLT(now.Add(-Absolute)),
	)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("sweep sessions: %w", err)
	}
	return nil
}

// Hand gives the browser the session's token, and the rest of this request its
// viewer.
func (s *Service) Hand(ctx context.Context, started Started) {
	access.Become(ctx, started.viewer)
	carrier(ctx).Hand(started.token)
}

// Find returns who a token belongs to; false when the session is over, or was
// never there, or its user may not sign in. ctx holds the peer.
func (s *Service) Find(ctx context.Context, token string) (access.Viewer, bool, error) {
	now, before := s.now(), access.From(ctx)
	sys := access.System(ctx, "finding a session")
	row, err := s.store.Read().Session.Query().
		Where(entsession.TokenHash(Hash(token)),
			entsession.SeenAtGT(now.Add(-Idle)), entsession.CreatedAtGT(now.Add(-Absolute))).
		WithUser().Only(sys)
	if ent.IsNotFound(err) {
		return access.Viewer{}, false, nil
	}
	if err != nil {
		return access.Viewer{}, false, fmt.Errorf("find session: %w", err)
	}
	u := row.Edges.User
	if u.Status != user.StatusActive {
		return access.Viewer{}, false, nil
	}
	if now.Sub(row.SeenAt) >= renewal {
		if err := s.renew(sys, row.ID, now); err != nil {
			slog.WarnContext(ctx, "session not renewed", "error", err) // it may be next time; the caller is signed in all the same
		}
	}
	return viewerOf(u, row.ID, before), true, nil
}

func (s *Service) renew(ctx context.Context, id string, now time.Time) error {
	return s.store.InTx(ctx, func(tx *ent.Client) error {
		return tx.Session.Update().Where(entsession.ID(id)).SetSeenAt(now).Exec(ctx)
	})
}

// End ends the session that the request came with, within tx. Call TakeBack
// after the commit.
func (s *Service) End(ctx context.Context, tx *ent.Client) error {
	id := access.From(ctx).SessionID
	_, err := tx.Session.Delete().Where(entsession.ID(id)).Exec(access.System(ctx, "ending a session"))
	return err
}

// TakeBack has the browser forget its token.
func (s *Service) TakeBack(ctx context.Context) {
	v := access.From(ctx)
	access.Become(ctx, access.Viewer{Peer: v.Peer, Client: v.Client})
	carrier(ctx).TakeBack()
}

// EndAll ends every session of a user within tx.
func EndAll(ctx context.Context, tx *ent.Client, userID string) error {
	_, err := tx.Session.Delete().Where(entsession.UserID(userID)).
		Exec(access.System(ctx, "ending a person's sessions"))
	return err
}

func viewerOf(u *ent.User, sessionID string, before access.Viewer) access.Viewer {
	return access.Viewer{
		AccountID: u.AccountID, UserID: u.ID, SessionID: sessionID,
		Owner: u.Role == user.RoleOwner, Peer: before.Peer, Client: before.Client,
	}
}
