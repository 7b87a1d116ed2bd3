package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"

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
		field.Time("created_at").Immutable(),
		field.Time("updated_at"),
	}
}

// Policy of Account: its people and programs read it, its owner changes it.
func (Account) Policy() ent.Policy { return rule.OwnAccount("id") }
