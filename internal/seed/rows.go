package seed

import (
	"context"
	"time"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/ent/apiuserpassword"
	"postern/ent/auditevent"
	"postern/ent/issuedaddress"
	"postern/ent/lastuse"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/id"
	"postern/internal/input"
	"postern/internal/store"
)

// domain is what made-up addresses end in.
const domain = "api.localhost"

// kept are the tables that rows are written to, and their columns: those that
// others point to first.
var kept = []struct {
	table   string
	columns []string
}{
	{apiuser.Table, []string{
		apiuser.FieldID, apiuser.FieldAccountID, apiuser.FieldEmail, apiuser.FieldDescription, apiuser.FieldDescriptionKey,
		apiuser.FieldEnabled, apiuser.FieldExpiresAt, apiuser.FieldCreatedAt, apiuser.FieldUpdatedAt,
		apiuser.FieldCreatedByID, apiuser.FieldUpdatedByID,
	}},
	{apiuserpassword.Table, []string{
		apiuserpassword.FieldID, apiuserpassword.FieldAccountID, apiuserpassword.FieldAPIUserID, apiuserpassword.FieldHash, apiuserpassword.FieldCreatedAt,
	}},
	{issuedaddress.Table, []string{
		issuedaddress.FieldID, issuedaddress.FieldAccountID, issuedaddress.FieldIssuedAt, issuedaddress.FieldUsedAt,
	}},
	{lastuse.Table, []string{
		lastuse.FieldID, lastuse.FieldAccountID, lastuse.FieldAPIUserID, lastuse.FieldFirstAt, lastuse.FieldLastAt,
		lastuse.FieldLastPeer, lastuse.FieldLastClient,
	}},
	{auditevent.Table, []string{
		auditevent.FieldID, auditevent.FieldAccountID, auditevent.FieldAt, auditevent.FieldAction, auditevent.FieldActorID,
		auditevent.FieldObjectID, auditevent.FieldPeer, auditevent.FieldSeq, auditevent.FieldHash,
	}},
}

func tables() []string {
	names := make([]string, len(kept))
	for i, k := range kept {
		names[i] = k.table
	}
	return names
}

// rows are a batch: for each table in kept, its rows.
type rows [][][]any

// rows makes up a batch, from the oldest on: the last year's.
func (m *maker) rows(done, n int) (rows, error) {
	batch := make(rows, len(kept))
	for i := range n {
		age := time.Duration(m.wanted-done-i) * (365 * 24 * time.Hour / time.Duration(m.wanted))
		if err := m.row(batch, age); err != nil {
			return nil, err
		}
	}
	return batch, nil
}

// row makes up an API user, and what belongs to it.
func (m *maker) row(batch rows, age time.Duration) error {
	address, err := credential.NewAddress(domain)
	if err != nil {
		return err
	}
	enabled, expiry := m.percent(94), m.expiry()
	if m.first == "" { // is printed, to be tried
		m.first, enabled, expiry = address, true, nil
	}
	account, self, description := m.owner.AccountID, id.New(id.APIUser), m.description()
	created, updated := m.ago(age), m.ago(m.within(age))
	add := func(i int, row ...any) { batch[i] = append(batch[i], row) }
	add(0, self, account, address, description, input.SearchKey(description, address), enabled, expiry, created, updated, m.owner.ID, m.owner.ID)
	add(1, id.New(id.Password), account, self, m.hash, created)
	add(2, address, account, created, created)
	if m.percent(88) {
		add(3, self, account, self, created, m.ago(m.lately(age)), "192.0.2.10", m.one(clients))
	}
	if m.percent(10) { // one of them its history as well
		e := &ent.AuditEvent{
			ID: id.New(id.Event), AccountID: account, At: created, Action: string(audit.APIUserCreated),
			ActorID: m.owner.ID, ObjectID: self, Peer: "192.0.2.1",
		}
		m.head = m.head.Next(e)
		add(4, e.ID, e.AccountID, e.At, e.Action, e.ActorID, e.ObjectID, e.Peer, m.head.Seq, m.head.Hash)
	}
	return nil
}

// expiry is a time for every fourth, from two months ago to a year from now. It
// keeps whole hours, as people choose them.
func (m *maker) expiry() any {
	if !m.percent(25) {
		return nil
	}
	return m.now.AddDate(0, 0, m.chance.IntN(420)-60).Truncate(time.Hour)
}

// lately is how long ago an API user was let in: most of them in these days.
func (m *maker) lately(age time.Duration) time.Duration {
	if m.percent(20) {
		return m.within(age)
	}
	return m.within(min(age, 72*time.Hour))
}

// ago is a moment in the past, as exact as the record is.
func (m *maker) ago(d time.Duration) time.Time { return m.now.Add(-d).UTC().Truncate(time.Microsecond) }

func (m *maker) within(d time.Duration) time.Duration {
	return time.Duration(m.chance.Int64N(int64(d) + 1))
}

func (m *maker) percent(n int) bool { return m.chance.IntN(100) < n }

// save writes a batch.
func (r rows) save(ctx context.Context, b *store.Bulk) error {
	for i, k := range kept {
		if err := b.Insert(ctx, k.table, k.columns, r[i]); err != nil {
			return err
		}
	}
	return nil
}
