package session

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"postern/ent"
	"postern/ent/account"
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
	above, err := tx.Account.Query().Where(account.ID(u.AccountID)).Select(account.FieldParentID).Only(sys)
	if err != nil {
		return Started{}, fmt.Errorf("start session: %w", err)
	}
	token, now := NewToken(), s.now()
	row, err := tx.Session.Create().
		SetTokenHash(Hash(token)).SetUserID(u.ID).SetCreatedAt(now).SetSeenAt(now).
		SetPeer(before.Peer).SetClient(before.Client).Save(sys)
	if err != nil {
		return Started{}, fmt.Errorf("start session: %w", err)
	}
	return Started{token: token, viewer: viewerOf(u, row, above.ParentID == nil, before)}, nil
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
	f, err := s.read(ctx, token, now)
	if err != nil {
		return access.Viewer{}, false, fmt.Errorf("find session: %w", err)
	}
	if access.Authenticate(f.standing) != access.Let {
		return access.Viewer{}, false, nil
	}
	if now.Sub(f.row.SeenAt) >= renewal {
		if err := s.renew(access.System(ctx, "renewing a session"), f.row.ID, now); err != nil {
			slog.WarnContext(ctx, "session not renewed", "error", err) // it may be next time; the caller is signed in all the same
		}
	}
	return viewerOf(&f.user, &f.row, f.top, before), true, nil
}

// liveSession is one statement and written out, since every request of a browser
// begins with it.
const liveSession = `SELECT s.id, s.seen_at, u.id, u.account_id, u.role, u.status, u.sees_usage, u.manages_users, a.shut,
		a.parent_id IS NULL, COALESCE(s.looking_at_id, '')
	FROM sessions s JOIN users u ON u.id = s.user_id JOIN accounts a ON a.id = u.account_id
	WHERE s.token_hash = ? AND s.seen_at > ? AND s.created_at > ?`

// found is a session, whose it is, and whether they are let in; all is empty
// where there is none.
type found struct {
	user     ent.User
	row      ent.Session
	top      bool // their account is a top one
	standing access.Standing
}

// read finds the session of a token. No rule stands before it: whoever has the
// token is who it says.
func (s *Service) read(ctx context.Context, token string, now time.Time) (found, error) {
	var f found
	u, row := &f.user, &f.row
	err := s.store.Ask(ctx, liveSession, []any{Hash(token), now.Add(-Idle), now.Add(-Absolute)}, func(scan func(...any) error) error {
		f.standing.Proof = access.Credential
		return scan(&row.ID, &row.SeenAt, &u.ID, &u.AccountID, &u.Role, &u.Status, &u.SeesUsage, &u.ManagesUsers,
			&f.standing.AccountShut, &f.top, &row.LookingAtID)
	})
	f.standing.State = StateOf(u.Status)
	return f, err
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

// LookAt has the session that the request came with look at an account, "" for
// none, within tx. Who may is the caller's to judge.
func LookAt(ctx context.Context, tx *ent.Client, accountID string) error {
	sys, update := access.System(ctx, "looking at an account"), tx.Session.Update().Where(entsession.ID(access.From(ctx).SessionID))
	if accountID == "" {
		return update.ClearLookingAtID().Exec(sys)
	}
	return update.SetLookingAtID(accountID).Exec(sys)
}

// EndAll ends every session of a user within tx.
func EndAll(ctx context.Context, tx *ent.Client, userID string) error {
	_, err := tx.Session.Delete().Where(entsession.UserID(userID)).
		Exec(access.System(ctx, "ending a person's sessions"))
	return err
}

// EndAllOf ends every session of the people of accounts within tx.
func EndAllOf(ctx context.Context, tx *ent.Client, accountIDs []string) error {
	_, err := tx.Session.Delete().Where(entsession.HasUserWith(user.AccountIDIn(accountIDs...))).
		Exec(access.System(ctx, "ending the sessions of accounts"))
	return err
}

// StateOf is what access knows a person's status as; Unknown for none.
func StateOf(s user.Status) access.State {
	return map[user.Status]access.State{
		user.StatusActive: access.Active, user.StatusInvited: access.Invited, user.StatusDisabled: access.Disabled,
	}[s]
}

func viewerOf(u *ent.User, row *ent.Session, top bool, before access.Viewer) access.Viewer {
	owner := u.Role == user.RoleOwner
	v := access.Viewer{
		AccountID: u.AccountID, UserID: u.ID, SessionID: row.ID,
		Owner: owner, Top: top, SeesUsage: owner || u.SeesUsage, ManagesUsers: owner || u.ManagesUsers,
		Peer: before.Peer, Client: before.Client,
	}
	// Which account it is was judged when it was opened, and no account ever moves;
	// whoever owns theirs no more doesn't look on.
	if owner && row.LookingAtID != "" {
		return Looking(v, row.LookingAtID)
	}
	return v
}

// Looking is the owner of a top account while they look at one below it: as
// somebody who sees all of it, and changes nothing.
func Looking(v access.Viewer, accountID string) access.Viewer {
	v.HomeID, v.AccountID = v.AccountID, accountID
	v.Owner, v.Top, v.SeesUsage, v.ManagesUsers = false, false, true, false
	return v
}
