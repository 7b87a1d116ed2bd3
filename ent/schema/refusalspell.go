package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
)

// RefusalSpell is refused calls of an API user with one reason, none an hour or
// more after the one before. Whoever is refused adds to one row, and so can't
// fill the history. Who called and why is for the owner.
type RefusalSpell struct{ ent.Schema }

// Mixin of RefusalSpell.
func (RefusalSpell) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of RefusalSpell.
func (RefusalSpell) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll), entsql.Table("refusal_spells")}
}

// Fields of RefusalSpell. Peer and client are those of the last call.
func (RefusalSpell) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Spell),
		field.String("account_id").Immutable(),
		field.String("api_user_id").Immutable(),
		field.String("reason").Immutable(),
		field.Time("began_at"),
		field.Time("last_at"),
		field.Int64("calls").Default(1),
		field.String("last_peer").Default(""),
		field.String("last_client").Default("").Comment("The User-Agent that it sent, shortened."),
	}
}

// Indexes of RefusalSpell: for the histories of an API user and of an account,
// for the last one, and for what is too old to keep.
func (RefusalSpell) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("api_user_id", "began_at", "id"),
		index.Fields("account_id", "began_at", "id"),
		index.Fields("api_user_id", "last_at"),
		index.Fields("last_at"),
	}
}

// Policy of RefusalSpell: the owner reads their account's; only the system
// writes.
func (RefusalSpell) Policy() ent.Policy { return rule.ReadOnly("account_id", rule.OwnersOnly) }
