package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"postern/ent/rule"
)

// Installation is one row, made by the first migration. It lets set-up win
// once, and counts the accounts, and the changes to what verify reads.
type Installation struct{ ent.Schema }

// Mixin of Installation.
func (Installation) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of Installation.
func (Installation) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of Installation.
func (Installation) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").Unique().Immutable(),
		field.Time("set_up_at").Optional().Nillable(),
		field.Int("last_account_number").Default(0),
		field.Int("revision").Default(0).
			Comment("Counts the changes to what verify reads. Whoever makes one holds the row until the commit, so that the numbers become visible in their order and without gaps; those of a sequence would not."),
	}
}

// Policy of Installation: the services alone.
func (Installation) Policy() ent.Policy { return rule.SystemOnly() }
