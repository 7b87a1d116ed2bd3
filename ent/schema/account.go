package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
)

// Account is the customer.
type Account struct{ ent.Schema }

// Mixin of Account.
func (Account) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Fields of Account.
func (Account) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Account),
		field.Int("number").Unique().Immutable().Positive(),
		field.String("name").NotEmpty().MaxLen(400),
		field.String("permissions").Default("").Comment("Names of what its API users can be allowed to do, with spaces between."),
		field.Int("longest_life_days").Default(0).Comment("How long an API user may be good, from when that is set; 0: as long as one likes."),
		field.Int("default_life_days").Default(0).Comment("What the Add User form offers; 0: never expires."),
		field.String("parent_id").Optional().Nillable().Immutable().Annotations(entgql.Skip(entgql.SkipAll)).
			Comment("The account above it; nothing for a top account. It never changes, so that no circle can come about."),
		field.Time("disabled_at").Optional().Nillable().
			Comment("Set: the owner of the top account has disabled it."),
		field.Bool("shut").Default(false).Annotations(entgql.Skip(entgql.SkipAll)).
			Comment("It, or an account above it, is disabled: none of its credentials is good. Set with disabled_at, for all below it."),
		field.Time("created_at").Immutable(),
		field.Time("updated_at"),
		field.String("updated_by_id").Optional().Annotations(entgql.Skip(entgql.SkipAll)).
			Comment("The person who changed it last. Without a key: people have one to their account already, and both would be a circle."),
	}
}

// Indexes of Account: those below another.
func (Account) Indexes() []ent.Index {
	return []ent.Index{index.Fields("parent_id", "name", "id")}
}

// Policy of Account: its people and programs read it, its owner changes it.
func (Account) Policy() ent.Policy { return rule.OwnAccount("id") }
