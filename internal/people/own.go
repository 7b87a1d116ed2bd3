package people

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/session"
	"postern/internal/store"
)

// me is the calling person with their account. Passes: people, unless they look
// at an account below theirs. Faults: SIGN_IN_REQUIRED, PEOPLE_ONLY, LOOKING.
func (s *Service) me(ctx context.Context) (*ent.User, error) {
	if err := access.RequireAtHome(ctx); err != nil {
		return nil, err
	}
	u, err := s.store.Read().User.Query().Where(user.ID(access.From(ctx).UserID), user.StatusEQ(user.StatusActive)).WithAccount().
		Only(access.System(ctx, "reading the row of the person who asks"))
	if ent.IsNotFound(err) {
		return nil, fault.SignIn()
	}
	return u, err
}

// ownChange changes a person, held within tx, and says what the history tells of
// it; no action: nothing has changed.
type ownChange func(sys context.Context, tx *ent.Client, held *ent.User) (audit.Entry, error)

// changeOwn changes the calling person and nobody else, in one transaction. The
// record lets no caller write their own row: the service does, which has the id
// from the session.
func (s *Service) changeOwn(ctx context.Context, what string, how ownChange) error {
	if err := access.RequireAtHome(ctx); err != nil {
		return err
	}
	id, sys := access.From(ctx).UserID, access.System(ctx, what+" of the person who asks")
	err := s.store.InTx(sys, func(tx *ent.Client) error {
		held, err := store.ForUpdate(s.store, tx.User.Query().Where(user.ID(id), user.StatusEQ(user.StatusActive))).Only(sys)
		if ent.IsNotFound(err) {
			return fault.SignIn()
		}
		if err != nil {
			return err
		}
		entry, err := how(sys, tx, held)
		if err != nil || entry.Action == "" {
			return err
		}
		entry.AccountID, entry.ActorID, entry.ObjectID = held.AccountID, id, id
		return s.log.Record(sys, tx, entry)
	})
	if err != nil {
		return fmt.Errorf("change %s: %w", what, err)
	}
	return nil
}

// Rename changes the caller's own name. Passes: people. Faults:
// SIGN_IN_REQUIRED, PEOPLE_ONLY, LOOKING; on name REQUIRED, TOO_LONG, BAD_CHARACTER.
func (s *Service) Rename(ctx context.Context, name string) error {
	if err := access.RequireAtHome(ctx); err != nil {
		return err
	}
	name, bad := input.Text("name", name, 1, 100)
	if bad != nil {
		return bad
	}
	return s.changeOwn(ctx, "the name", func(sys context.Context, tx *ent.Client, held *ent.User) (audit.Entry, error) {
		if held.Name == name {
			return audit.Entry{}, nil
		}
		err := tx.User.UpdateOneID(held.ID).SetName(name).SetUpdatedAt(s.now()).SetUpdatedByID(held.ID).Exec(sys)
		return audit.Entry{Action: audit.ProfileChanged, Changes: audit.Changes{"name": {held.Name, name}}}, err
	})
}

// Sessions are where the caller is signed in. Passes: people. Faults:
// SIGN_IN_REQUIRED, PEOPLE_ONLY.
func (s *Service) Sessions(ctx context.Context) ([]*session.Listed, error) {
	return s.sessions.Own(ctx)
}

// EndSession signs the caller out elsewhere; the next request from there is
// nobody's. Passes: people. Faults: SIGN_IN_REQUIRED, PEOPLE_ONLY, LOOKING,
// NO_SUCH_OBJECT; on id THIS_SESSION.
func (s *Service) EndSession(ctx context.Context, id string) error {
	if id != "" && id == access.From(ctx).SessionID {
		return fault.OnField("id", "THIS_SESSION", "This is the session that you are using. Sign out instead.")
	}
	return s.changeOwn(ctx, "a session", func(sys context.Context, tx *ent.Client, held *ent.User) (audit.Entry, error) {
		ended, err := session.EndOne(sys, tx, held.ID, id)
		if err == nil && !ended {
			err = fault.NoSuchObject()
		}
		return sessionsEnded(1), err
	})
}

// EndOtherSessions signs the caller out everywhere else. Passes: people. Faults:
// SIGN_IN_REQUIRED, PEOPLE_ONLY, LOOKING.
func (s *Service) EndOtherSessions(ctx context.Context) error {
	current := access.From(ctx).SessionID
	return s.changeOwn(ctx, "the sessions", func(sys context.Context, tx *ent.Client, held *ent.User) (audit.Entry, error) {
		n, err := session.EndOthers(sys, tx, held.ID, current)
		return sessionsEnded(n), err
	})
}

// sessionsEnded is what the history tells of n sessions; nothing of none.
func sessionsEnded(n int) audit.Entry {
	if n == 0 {
		return audit.Entry{}
	}
	return audit.Entry{Action: audit.SessionsEnded, Changes: audit.Changes{"sessions": {n, 0}}}
}
