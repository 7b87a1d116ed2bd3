// Package audit writes the history: every change in the transaction of the
// change itself, and every refusal, counted by the hour, after its rollback.
package audit

import (
	"context"
	"encoding/json"
	"fmt"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/clock"
)

// Action names what happened: the kind of object, a dot, the past tense.
type Action string

// What the history knows. Names are stored: they never change.
const (
	AccountSetUp     Action = "account.set_up"
	AccountChanged   Action = "account.changed"
	UserAdded        Action = "user.added"
	UserSignedIn     Action = "user.signed_in"
	UserSignedOut    Action = "user.signed_out"
	PasswordReset    Action = "user.password_reset"
	ResetLinkPrinted Action = "user.reset_link_printed"
	APIUserCreated   Action = "api_user.created"
	APIUserChanged   Action = "api_user.changed"
	APIUserDeleted   Action = "api_user.deleted"

	APIUserRotated       Action = "api_user.rotated"
	APIUserPasswordEnded Action = "api_user.password_ended"
)

// Changes says for each field what it was and what it is now. It never holds a
// secret: a new password is written as Secret, with nothing beside it.
type Changes map[string][2]any

// Secret stands where a value that must not be written has changed.
var Secret = [2]any{"(secret)", "(another secret)"}

// Log is the history.
type Log struct {
	now clock.Clock
}

// NewLog returns a history that tells time by now.
func NewLog(now clock.Clock) *Log { return &Log{now: now} }

// Entry is one line of the history. Who and from where come from the context.
type Entry struct {
	AccountID string
	Action    Action
	ActorID   string // only where the context can't say: set-up and sign-in
	ObjectID  string
	Changes   Changes
}

// Record adds an entry in the transaction tx of the change that it tells of.
// Only services call it; an error must undo the change.
func (l *Log) Record(ctx context.Context, tx *ent.Client, e Entry) error {
	viewer := access.From(ctx)
	if e.ActorID == "" {
		e.ActorID = viewer.ActorID()
	}
	create := tx.AuditEvent.Create().
		SetAccountID(e.AccountID).SetAt(l.now()).SetAction(string(e.Action)).
		SetActorID(e.ActorID).SetObjectID(e.ObjectID).SetPeer(viewer.Peer)
	if len(e.Changes) > 0 {
		text, err := json.Marshal(e.Changes)
		if err != nil {
			return fmt.Errorf("audit: %w", err)
		}
		create.SetChanges(string(text))
	}
	if err := create.Exec(ctx); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}
