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

// name puts names and changes into lines.
func name(ctx context.Context, from *ent.Client, account string, lines []*Line) error {
	changes, ids := make([]Changes, len(lines)), []string{}
	for i, l := range lines {
		ids = append(ids, l.ActorID, l.ObjectID)
		if l.Recorded == "" {
			continue
		}
		if err := json.Unmarshal([]byte(l.Recorded), &changes[i]); err != nil {
			return fmt.Errorf("audit: event %s: %w", l.ID, err)
		}
		for _, value := range changes[i][personField] {
			if id, ok := value.(string); ok {
				ids = append(ids, id)
			}
		}
	}
	names, err := namesOf(ctx, from, account, ids)
	if err != nil {
		return err
	}
	for i, l := range lines {
		l.Actor, l.Removed.Actor = names[l.ActorID].text, names[l.ActorID].removed
		l.Object, l.Removed.Object = names[l.ObjectID].text, names[l.ObjectID].removed
		l.Changes = told(changes[i], names)
	}
	return nil
}

// called is what somebody is called, or was.
type called struct {
	text    string
	removed bool
}

// namesOf are the names of people, and the descriptions of API users, deleted
// ones too, by their ids.
func namesOf(ctx context.Context, from *ent.Client, account string, ids []string) (map[string]called, error) {
	slices.Sort(ids)
	names := map[string]called{}
	for some := range slices.Chunk(slices.Compact(ids), together) {
		people, err := from.User.Query().Where(user.IDIn(some...), user.AccountID(account)).
			Select(user.FieldName, user.FieldStatus).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			names[p.ID] = called{p.Name, p.Status == user.StatusRemoved}
		}
		programs, err := from.APIUser.Query().Where(apiuser.IDIn(some...), apiuser.AccountID(account)).
			Select(apiuser.FieldDescription, apiuser.FieldDeletedAt).All(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range programs {
			names[p.ID] = called{p.Description, p.DeletedAt != nil}
		}
	}
	return names, nil
}

// told are changes as people read them, by the name of the field.
func told(changes Changes, names map[string]called) []FieldChange {
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
func named(id *string, names map[string]called) *string {
	if id == nil || names[*id].text == "" {
		return id
	}
	return new(names[*id].text)
}
