package session

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"postern/ent"
	entsession "postern/ent/session"
	"postern/internal/access"
)

// Shown is how many of their sessions a person sees.
const Shown = 50

// Listed is a session as its person sees it.
type Listed struct {
	ID                string
	CreatedAt, SeenAt time.Time
	Peer, Client      string
	Current           bool // the request came with it
}

// Own lists the sessions that the calling person has now: the current one, then
// those used last. Passes: people, who see none but their own.
func (s *Service) Own(ctx context.Context) ([]*Listed, error) {
	if err := access.RequirePerson(ctx); err != nil {
		return nil, err
	}
	v, now := access.From(ctx), s.now()
	rows, err := s.store.Read().Session.Query().Where(entsession.UserID(v.UserID),
		entsession.SeenAtGT(now.Add(-Idle)), entsession.CreatedAtGT(now.Add(-Absolute))).
		Order(currentFirst(v.SessionID), ent.Desc(entsession.FieldSeenAt, entsession.FieldID)).
		Limit(Shown).All(access.System(ctx, "showing a person their own sessions"))
	if err != nil {
		return nil, fmt.Errorf("own sessions: %w", err)
	}
	all := make([]*Listed, len(rows))
	for i, r := range rows {
		all[i] = &Listed{ID: r.ID, CreatedAt: r.CreatedAt, SeenAt: r.SeenAt, Peer: r.Peer, Client: r.Client, Current: r.ID == v.SessionID}
	}
	return all, nil
}

// currentFirst orders by whether it is another session: no comes before yes.
func currentFirst(id string) entsession.OrderOption {
	return func(s *sql.Selector) {
		s.OrderExpr(sql.ExprFunc(func(b *sql.Builder) {
			b.WriteString(s.C(entsession.FieldID)).WriteString(" <> ").Arg(id)
		}))
	}
}

// EndOne ends a session of a user within tx; false when they have none with this
// id.
func EndOne(ctx context.Context, tx *ent.Client, userID, id string) (bool, error) {
	n, err := tx.Session.Delete().Where(entsession.ID(id), entsession.UserID(userID)).
		Exec(access.System(ctx, "ending a session of the person who asks"))
	return n == 1, err
}

// EndOthers ends every session of a user but one within tx, and says how many
// those were.
func EndOthers(ctx context.Context, tx *ent.Client, userID, but string) (int, error) {
	return tx.Session.Delete().Where(entsession.UserID(userID), entsession.IDNEQ(but)).
		Exec(access.System(ctx, "ending the other sessions of a person"))
}
