// Package schema describes the record: sixteen kinds of rows and who may touch
// each. Services set every time themselves, in UTC and to the microsecond.
package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/mixin"

	"postern/ent/rule"
	"postern/internal/id"
)

// Base is mixed into every type: it lets nobody in before the type's own
// policy has been asked. A type without a policy of its own fails a test.
type Base struct{ mixin.Schema }

// Policy is asked first.
func (Base) Policy() ent.Policy { return rule.Base() }

// AppendOnly is mixed in, before Base, where rows are written once.
type AppendOnly struct{ mixin.Schema }

// Policy refuses changes to everybody.
func (AppendOnly) Policy() ent.Policy { return rule.AppendOnly() }

// idField is the primary key: prefixed, time-ordered text.
func idField(prefix string) ent.Field {
	return field.String("id").MaxLen(40).Unique().Immutable().
		DefaultFunc(func() string { return id.New(prefix) })
}
