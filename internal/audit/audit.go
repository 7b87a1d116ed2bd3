// Package audit writes the history: every change in the transaction of the
// change itself, chained by hashes, and every refusal, counted by the hour,
// after its rollback. docs/history.md tells the whole story.
package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/clock"
	"postern/internal/id"
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
	ResetLinkMailed  Action = "user.reset_link_mailed"
	ProfileChanged   Action = "user.profile_changed"
	PasswordChanged  Action = "user.password_changed"
	EmailChanged     Action = "user.email_changed"
	SessionsEnded    Action = "user.sessions_ended"

	UserInvited         Action = "user.invited"
	InvitationResent    Action = "user.invitation_resent"
	InvitationWithdrawn Action = "user.invitation_withdrawn"
	InvitationAccepted  Action = "user.invitation_accepted"
	UserChanged         Action = "user.changed"
	UserDisabled        Action = "user.disabled"
	UserEnabled         Action = "user.enabled"
	UserRemoved         Action = "user.removed"

	APIUserCreated   Action = "api_user.created"
	APIUserChanged   Action = "api_user.changed"
	APIUserDeleted   Action = "api_user.deleted"
	APIUserImported  Action = "api_user.imported"
	APIUsersImported Action = "account.api_users_imported"

	APIUserRotated       Action = "api_user.rotated"
	APIUserPasswordEnded Action = "api_user.password_ended"

	OwnershipTransferred Action = "account.ownership_transferred"
	AccountAdded         Action = "account.child_added"
	AccountEnabled       Action = "account.enabled"
	AccountDisabled      Action = "account.disabled"
	AccountOpened        Action = "account.opened"

	// Never recorded: a history tells them of the spells of refused calls, and of
	// what people and programs were refused.
	APIUserRefused Action = "api_user.refused"
	Refused        Action = "account.refused"
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

// Record adds entries in the transaction tx of the change that they tell of, as
// the next in the chain. Only services call it; an error must undo the change.
// It comes last: whoever records holds the installation's row until the end of
// the transaction, and so must not wait for another that somebody holds who is
// about to record.
func (l *Log) Record(ctx context.Context, tx *ent.Client, entries ...Entry) error {
	if err := l.record(ctx, tx, entries); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}

func (l *Log) record(ctx context.Context, tx *ent.Client, entries []Entry) error {
	events := make([]*ent.AuditEvent, len(entries))
	for i, e := range entries {
		var err error
		if events[i], err = l.event(ctx, e); err != nil {
			return err
		}
	}
	head, err := hold(ctx, tx, len(entries))
	if err != nil {
		return err
	}
	for some := range slices.Chunk(events, together) {
		creates := make([]*ent.AuditEventCreate, len(some))
		for i, e := range some {
			head = head.Next(e)
			creates[i] = tx.AuditEvent.Create().SetID(e.ID).SetAccountID(e.AccountID).SetAt(e.At).SetAction(e.Action).
				SetActorID(e.ActorID).SetObjectID(e.ObjectID).SetPeer(e.Peer).SetSeq(head.Seq).SetHash(head.Hash)
			if e.Changes != "" {
				creates[i].SetChanges(e.Changes)
			}
		}
		if err := tx.AuditEvent.CreateBulk(creates...).Exec(ctx); err != nil {
			return err
		}
	}
	return leave(ctx, tx, head)
}

// event is an entry as it is written.
func (l *Log) event(ctx context.Context, e Entry) (*ent.AuditEvent, error) {
	viewer := access.From(ctx)
	if e.ActorID == "" {
		e.ActorID = viewer.ActorID()
	}
	event := &ent.AuditEvent{
		ID: id.New(id.Event), AccountID: e.AccountID, At: l.now(), Action: string(e.Action),
		ActorID: e.ActorID, ObjectID: e.ObjectID, Peer: viewer.Peer,
	}
	if len(e.Changes) == 0 {
		return event, nil
	}
	text, err := json.Marshal(e.Changes)
	event.Changes = string(text)
	return event, err
}
