package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"postern/ent/rule"
)

// Installation is one row, made by the first migration. It lets set-up win
// once, counts the accounts and the changes to what verify reads, and holds the
// head of the history's chain.
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
		field.Int64("history_seq").Default(0).Comment("How many entries the chain of the history has. Whoever records holds the row until the commit."),
		field.String("history_hash").Default("").Comment("The hash of the last of them."),
		field.String("history_base").Default("").Comment("What the chain starts from: a digest of the entries from before it. Empty: it hasn't begun."),
	}
}

// Policy of Installation: the services alone.
func (Installation) Policy() ent.Policy { return rule.SystemOnly() }
