package audit

import (
	"context"
	"slices"
	"time"

	entsql "entgo.io/ent/dialect/sql"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/ent/refusal"
	"postern/ent/refusalspell"
	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/pages"
)

// page is a page of the part. Faults: PAGE_SIZE, BAD_CURSOR.
func (p part) page(ctx context.Context, from *ent.Client, wanted Page) (*Lines, error) {
	size, _, err := pages.Size(wanted.First, nil)
	if err != nil {
		return nil, err
	}
	p.limit = *size + 1
	if wanted.After != nil {
		at, ok := wanted.After.Value.(time.Time)
		if !ok {
			return nil, fault.New(fault.Invalid, "BAD_CURSOR", "This cursor is of another list. Start from the first page again.")
		}
		p.behind = &place{at.UTC(), wanted.After.ID}
	}
	lines, err := p.read(ctx, from)
	if err != nil {
		return nil, err
	}
	older := len(lines) > *size
	return &Lines{Lines: lines[:min(len(lines), *size)], After: wanted.After != nil, Older: older}, nil
}

// read is the part as the caller may read it: the owner alone sees from where.
func (p part) read(ctx context.Context, from *ent.Client) ([]*Line, error) {
	owner := access.From(ctx).Owner
	// The record lets only the owner read events, and only services refusals.
	ctx = access.System(ctx, "telling people a history")
	lines, err := p.lines(ctx, from)
	if err != nil {
		return nil, err
	}
	if !owner {
		for _, line := range lines {
			line.Peer = ""
		}
	}
	return lines, name(ctx, from, p.account, lines)
}

// lines are the newest of the part, without names.
func (p part) lines(ctx context.Context, from *ent.Client) ([]*Line, error) {
	var all []*Line
	for _, read := range []func(context.Context, *ent.Client) ([]*Line, error){p.events, p.refusals, p.spells} {
		some, err := read(ctx, from)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	slices.SortFunc(all, newer)
	return all[:min(len(all), p.limit)], nil
}

// events are entries. Those of some kinds alone are asked for by each action: an
// index has the newest of it, however rare it is among others.
func (p part) events(ctx context.Context, from *ent.Client) ([]*Line, error) {
	query, actions := from.AuditEvent.Query().Where(p.within(auditevent.FieldAt)), p.filter.actions()
	switch {
	case p.filter.ActorID != nil:
		query.Where(auditevent.ActorID(*p.filter.ActorID))
	case p.filter.ObjectID != nil:
	case actions != nil:
		var all []*Line
		for _, action := range actions {
			some, err := linesOf(query.Clone().Where(auditevent.Action(action)).All(ctx))
			if err != nil {
				return nil, err
			}
			all = append(all, some...)
		}
		return all, nil
	}
	if p.filter.ObjectID != nil {
		query.Where(auditevent.ObjectID(*p.filter.ObjectID))
	}
	if actions != nil {
		query.Where(auditevent.ActionIn(actions...))
	}
	return linesOf(query.All(ctx))
}

// refusals are what people and programs were refused, by the hour. It isn't
// counted about whom it was.
func (p part) refusals(ctx context.Context, from *ent.Client) ([]*Line, error) {
	if p.recorded || !p.filter.wants(OfRefusals) || p.filter.ObjectID != nil {
		return nil, nil
	}
	query := from.Refusal.Query().Where(p.within(refusal.FieldBeganAt))
	if p.filter.ActorID != nil {
		query.Where(func(s *entsql.Selector) { s.Where(entsql.EQ(s.C("actor_id"), *p.filter.ActorID)) })
	}
	rows, err := query.All(ctx)
	lines := make([]*Line, len(rows))
	for i, r := range rows {
		lines[i] = &Line{
			ID: r.ID, At: r.BeganAt, Action: Refused, ActorID: r.ActorID, Peer: r.LastPeer,
			Attempts: &Attempts{Operation: r.Action, Reason: r.Reason, Count: r.Count, LastAt: r.LastAt},
		}
	}
	return lines, err
}

// spells are refused calls of API users. The address is all that is known of who
// called: that API user is actor and object.
func (p part) spells(ctx context.Context, from *ent.Client) ([]*Line, error) {
	if p.recorded || !p.filter.wants(OfRefusals) {
		return nil, nil
	}
	query := from.RefusalSpell.Query().Where(p.within(refusalspell.FieldBeganAt))
	for _, id := range []*string{p.filter.ActorID, p.filter.ObjectID} {
		if id != nil {
			query.Where(refusalspell.APIUserID(*id))
		}
	}
	rows, err := query.All(ctx)
	lines := make([]*Line, len(rows))
	for i, s := range rows {
		lines[i] = &Line{
			ID: s.ID, At: s.BeganAt, Action: APIUserRefused, ObjectID: s.APIUserID, Peer: s.LastPeer,
			Spell: &Spell{Reason: s.Reason, Count: int(s.Calls), LastAt: s.LastAt},
		}
	}
	return lines, err
}

// linesOf are lines of entries, without names.
func linesOf(events []*ent.AuditEvent, err error) ([]*Line, error) {
	if err != nil {
		return nil, err
	}
	lines := make([]*Line, len(events))
	for i, e := range events {
		lines[i] = &Line{
			ID: e.ID, At: e.At, Action: Action(e.Action), ActorID: e.ActorID, ObjectID: e.ObjectID, Peer: e.Peer,
			Seq: e.Seq, Hash: e.Hash, Recorded: e.Changes,
		}
	}
	return lines, nil
}
