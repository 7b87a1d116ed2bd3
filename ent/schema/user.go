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
		field.String("email").MaxLen(254).Comment("Empty for who was removed."),
		field.String("email_key").NotEmpty().MaxLen(1016).Unique().
			Comment("The address case-folded: unique in the installation.").
			Annotations(entgql.Skip(entgql.SkipAll)),
		field.Enum("role").NamedValues("Owner", "OWNER", "Standard", "STANDARD"),
		field.Enum("status").NamedValues("Active", "ACTIVE", "Disabled", "DISABLED", "Invited", "INVITED", "Removed", "REMOVED").Default("ACTIVE").
			Comment("Removed: a tombstone, whose name the history still tells."),
		field.Bool("sees_usage").Default(false).Comment("A standard user who may see usage and history; the owner may anyway."),
		field.Bool("manages_users").Default(false).Comment("A standard user who may manage standard users; the owner may anyway."),
		field.Time("invited_until").Optional().Nillable().Comment("Until when the link of who is invited is good."),
		field.String("password_hash").Sensitive().Annotations(entgql.Skip(entgql.SkipAll)),
		field.Time("last_sign_in_at").Optional().Nillable(),
		field.Time("created_at").Immutable(),
		field.Time("updated_at"),
		field.String("updated_by_id").Optional().Annotations(entgql.Skip(entgql.SkipAll)).
			Comment("The person who changed it last. Without a key, as everywhere within one table: rows would have to be copied in an order."),
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
func (User) Policy() ent.Policy { return rule.People() }
