package team

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/session"
)

// openedAgain is for how long another opening by the same person isn't written
// down.
const openedAgain = time.Hour

// Open has the caller's session look at an account below their own: they see all
// of it, as somebody who may change nothing, until they close it. The account's
// history tells. Passes: the owner of a top account. Faults: SIGN_IN_REQUIRED,
// OWNER_ONLY, TOP_OWNER_ONLY, NO_SUCH_OBJECT.
func (s *Service) Open(ctx context.Context, id string) error {
	if err := access.RequireTopOwner(ctx); err != nil {
		return err
	}
	v := access.From(ctx)
	err := s.store.InTx(ctx, func(tx *ent.Client) error {
		sys := access.System(ctx, "opening an account below one's own")
		team, err := s.hold(sys, tx, v)
		if err != nil {
			return err
		}
		target := named(team, id)
		if target == nil {
			return fault.NoSuchObject()
		}
		if err := session.LookAt(ctx, tx, id); err != nil {
			return err
		}
		lately, err := tx.AuditEvent.Query().Where(auditevent.AccountID(id), auditevent.ObjectID(id), auditevent.ActorID(v.UserID),
			auditevent.Action(string(audit.AccountOpened)), auditevent.AtGT(s.now().Add(-openedAgain))).Exist(sys)
		if err != nil || lately {
			return err
		}
		return s.record(sys, tx, v, target.Account, audit.AccountOpened, nil)
	})
	if err != nil {
		return fmt.Errorf("open account: %w", err)
	}
	access.Become(ctx, session.Looking(v, id))
	return nil
}

// Close has the caller's session look at no other account any more. Passes:
// people; who looks at none stays as they are. Faults: SIGN_IN_REQUIRED,
// PEOPLE_ONLY.
func (s *Service) Close(ctx context.Context) error {
	if err := access.RequirePerson(ctx); err != nil {
		return err
	}
	v := access.From(ctx)
	if v.HomeID == "" {
		return nil
	}
	err := s.store.InTx(ctx, func(tx *ent.Client) error { return session.LookAt(ctx, tx, "") })
	if err != nil {
		return fmt.Errorf("close account: %w", err)
	}
	// Only the owner of a top account can have looked.
	v.AccountID, v.HomeID = v.HomeID, ""
	v.Owner, v.Top, v.SeesUsage, v.ManagesUsers = true, true, true, true
	access.Become(ctx, v)
	return nil
}
