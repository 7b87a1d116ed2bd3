package audit

import (
	"context"
	"time"

	"entgo.io/contrib/entgql"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/pages"
)

// Line is one entry of the history, as people read it.
type Line struct {
	ID      string
	At      time.Time
	Action  Action
	Actor   string // as they are called now; empty: the operator, or somebody who is gone
	Peer    string // for the owner; empty for others
	Changes []FieldChange
}

// Cursor is the line's place in the history.
func (l *Line) Cursor() entgql.Cursor[string] {
	return entgql.Cursor[string]{ID: l.ID, Value: l.At}
}

// FieldChange says what a field was and what it is since; nil is nothing.
type FieldChange struct {
	Field    string
	From, To *string
}

// Page says which part of a history is wanted, from the newest on.
type Page struct {
	First *int // 50 when nobody says, 100 at most
	After *entgql.Cursor[string]
}

// Lines is a page of a history.
type Lines struct {
	Lines        []*Line
	After, Older bool // there are newer ones before it, older ones behind it
}

// History is what happened to an object of an account, the newest first, read
// through a client. Passes: people of the account; others get none. Faults:
// PAGE_SIZE, BAD_CURSOR.
func (l *Log) History(ctx context.Context, from *ent.Client, account, object string, p Page) (*Lines, error) {
	viewer := access.From(ctx)
	if access.RequirePerson(ctx) != nil || viewer.AccountID != account {
		return &Lines{}, nil
	}
	size, _, err := pages.Size(p.First, nil)
	if err != nil {
		return nil, err
	}
	query := from.AuditEvent.Query().Where(auditevent.AccountID(account), auditevent.ObjectID(object)).
		Order(ent.Desc(auditevent.FieldAt, auditevent.FieldID)).Limit(*size + 1)
	if err := after(query, p.After); err != nil {
		return nil, err
	}
	// The record lets only the owner read events, since a peer is in each.
	ctx = access.System(ctx, "telling people the history of an object")
	events, err := query.All(ctx)
	if err != nil {
		return nil, err
	}
	older := len(events) > *size
	lines, err := read(ctx, from, account, events[:min(len(events), *size)])
	if !viewer.Owner {
		for _, line := range lines {
			line.Peer = ""
		}
	}
	return &Lines{Lines: lines, After: p.After != nil, Older: older}, err
}

// after leaves what is older than a cursor's line. Fault: BAD_CURSOR.
func after(query *ent.AuditEventQuery, c *entgql.Cursor[string]) error {
	if c == nil {
		return nil
	}
	at, ok := c.Value.(time.Time)
	if !ok {
		return fault.New(fault.Invalid, "BAD_CURSOR", "This cursor is of another list. Start from the first page again.")
	}
	query.Where(auditevent.Or(auditevent.AtLT(at.UTC()), auditevent.And(auditevent.At(at.UTC()), auditevent.IDLT(c.ID))))
	return nil
}
