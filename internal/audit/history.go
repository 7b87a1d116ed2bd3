package audit

import (
	"cmp"
	"context"
	"time"

	"entgo.io/contrib/entgql"

	"postern/ent"
	"postern/internal/access"
)

// Line is one entry of the history, as people read it.
type Line struct {
	ID       string
	At       time.Time
	Action   Action
	ActorID  string // who did it; empty: the operator, or nobody knows
	ObjectID string // what it was done to
	Actor    string // as they are called now; empty: the operator, or somebody who is gone
	Object   string // the same; empty too where it is the account
	Removed  Removed
	Peer     string // for the owner; empty for others
	Changes  []FieldChange
	Spell    *Spell    // for APIUserRefused alone
	Attempts *Attempts // for Refused alone

	Seq      *int64 // its place in the chain; nil: not in it
	Hash     string
	Recorded string // the changes as they were recorded, JSON; empty: none
}

// Removed says who of a line has no access any more; they keep their names.
type Removed struct{ Actor, Object bool }

// Spell is refused calls with one reason, none an hour or more after the one
// before. Peer is that of the last.
type Spell struct {
	Reason string
	Count  int
	LastAt time.Time
}

// Attempts is what somebody tried within an hour and may not. Peer is that of
// the last.
type Attempts struct {
	Operation, Reason string
	Count             int
	LastAt            time.Time
}

// newer orders lines as a history has them.
func newer(a, b *Line) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.ID, a.ID)) }

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
// through a client. Passes: people of the account who see its history; others get
// none, and only the owner the spells of refused calls. Faults: PAGE_SIZE, BAD_CURSOR.
func (l *Log) History(ctx context.Context, from *ent.Client, account, object string, p Page) (*Lines, error) {
	if !access.SeesUsageOf(ctx, account) {
		return &Lines{}, nil
	}
	wanted := part{account: account, filter: Filter{ObjectID: &object}, recorded: !access.From(ctx).Owner}
	return wanted.page(ctx, from, p)
}
