package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
)

// User is a person.
type User struct{ ent.Schema }

// Mixin of User.
func (User) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Fields of User.
func (User) Fields() []ent.Field {
	return []ent.Field{
		idField(id.User),
		field.String("account_id").Immutable().Annotations(entgql.Skip(entgql.SkipAll)),
		field.String("name").NotEmpty().MaxLen(400).Annotations(entgql.OrderField("NAME")),
		field.String("email").NotEmpty().MaxLen(254),
		field.String("email_key").NotEmpty().MaxLen(1016).Unique().
			Comment("The address case-folded: unique in the installation.").
			Annotations(entgql.Skip(entgql.SkipAll)),
		field.Enum("role").NamedValues("Owner", "OWNER", "Standard", "STANDARD"),
		field.Enum("status").NamedValues("Active", "ACTIVE", "Disabled", "DISABLED").Default("ACTIVE"),
		field.String("password_hash").Sensitive().Annotations(entgql.Skip(entgql.SkipAll)),
		field.Time("last_sign_in_at").Optional().Nillable(),
		field.Time("created_at").Immutable(),
		field.Time("updated_at").Annotations(entgql.Skip(entgql.SkipAll)),
	}
}

// Edges of User.
func (User) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("account", Account.Type).Field("account_id").Unique().Required().Immutable().
			Annotations(entgql.Skip(entgql.SkipAll)),
	}
}

// Indexes of User. The first is half of "exactly one owner": at most one.
func (User) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("account_id").Unique().StorageKey("user_one_owner").
			Annotations(entsql.IndexWhere("role = 'OWNER'")),
		index.Fields("account_id", "name", "id"),
	}
}

// Policy of User: people read the people of their account.
func (User) Policy() ent.Policy { return rule.OwnAccount("account_id", rule.NotForAPIUsers) }
