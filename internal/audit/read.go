package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/ent/user"
)

// personField is the field of changes that holds the id of a person.
const personField = "inChargeId"

// read makes lines of events, with the names of those in them.
func read(ctx context.Context, from *ent.Client, account string, events []*ent.AuditEvent) ([]*Line, error) {
	lines, changes, ids := make([]*Line, len(events)), make([]Changes, len(events)), []string{}
	for i, e := range events {
		lines[i] = &Line{ID: e.ID, At: e.At, Action: Action(e.Action), Peer: e.Peer}
		ids = append(ids, e.ActorID)
		if e.Changes == "" {
			continue
		}
		if err := json.Unmarshal([]byte(e.Changes), &changes[i]); err != nil {
			return nil, fmt.Errorf("audit: event %s: %w", e.ID, err)
		}
		for _, value := range changes[i][personField] {
			if id, ok := value.(string); ok {
				ids = append(ids, id)
			}
		}
	}
	names, err := namesOf(ctx, from, account, ids)
	if err != nil {
		return nil, err
	}
	for i, e := range events {
		lines[i].Actor, lines[i].Changes = names[e.ActorID], told(changes[i], names)
	}
	return lines, nil
}

// namesOf are the names of people, and the descriptions of API users, deleted
// ones too, by their ids.
func namesOf(ctx context.Context, from *ent.Client, account string, ids []string) (map[string]string, error) {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	names := map[string]string{}
	people, err := from.User.Query().Where(user.IDIn(ids...), user.AccountID(account)).
		Select(user.FieldName).All(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	programs, err := from.APIUser.Query().Where(apiuser.IDIn(ids...), apiuser.AccountID(account)).
		Select(apiuser.FieldDescription).All(ctx)
	for _, p := range programs {
		names[p.ID] = p.Description
	}
	return names, err
}

// told are changes as people read them, by the name of the field.
func told(changes Changes, names map[string]string) []FieldChange {
	all := make([]FieldChange, 0, len(changes))
	for _, field := range slices.Sorted(maps.Keys(changes)) {
		c := FieldChange{Field: field, From: text(changes[field][0]), To: text(changes[field][1])}
		if field == personField {
			c.From, c.To = named(c.From, names), named(c.To, names)
		}
		all = append(all, c)
	}
	return all
}

// text is a value as people read it; a time stays as it was written, RFC 3339.
func text(value any) *string {
	switch value := value.(type) {
	case nil:
		return nil
	case string:
		return &value
	case bool:
		return new(map[bool]string{true: "yes", false: "no"}[value])
	}
	return new(fmt.Sprint(value))
}

// named is a person's name; their id when they are gone.
func named(id *string, names map[string]string) *string {
	if id == nil || names[*id] == "" {
		return id
	}
	return new(names[*id])
}
