package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
)

// APIUser is a program's identity. Its passwords are APIUserPassword.
type APIUser struct{ ent.Schema }

// Mixin of APIUser.
func (APIUser) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of APIUser.
func (APIUser) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Type("ApiUser"), entsql.Table("api_users")}
}

// Fields of APIUser.
func (APIUser) Fields() []ent.Field {
	hidden := entgql.Skip(entgql.SkipAll)
	return []ent.Field{
		idField(id.APIUser),
		field.String("account_id").Immutable().Annotations(hidden),
		field.String("email").NotEmpty().MaxLen(254).Unique().Immutable().
			Comment("The generated address. Never another's, not even after deletion."),
		field.String("description").NotEmpty().MaxLen(800).Annotations(entgql.OrderField("DESCRIPTION")),
		field.Bool("enabled").Default(true),
		field.Time("expires_at").Optional().Nillable().
			Comment("From then on its calls are refused; nothing: it never expires."),
		field.String("allowed_networks").Default("").Annotations(hidden).
			Comment("Ranges of addresses that it may call from, with spaces between; empty: from anywhere."),
		field.String("permissions").Default("").Annotations(hidden).
			Comment("Names of what it may do, with spaces between."),
		field.Int("calls_per_second").Default(0).Annotations(hidden).Comment("0: no limit."),
		field.Int("calls_per_day").Default(0).Annotations(hidden).Comment("Of a day in UTC; 0: no limit."),
		field.String("in_charge_id").Optional().Annotations(hidden).
			Comment("The person to ask about this integration."),
		field.Int("version").Default(1).Comment("Counts up with every change."),
		field.Time("created_at").Immutable().Annotations(entgql.OrderField("CREATED_AT")),
		field.String("created_by_id").Optional().Immutable().Annotations(hidden),
		field.Time("updated_at").Annotations(entgql.OrderField("UPDATED_AT")),
		field.String("updated_by_id").Optional().Annotations(hidden),
		field.Time("deleted_at").Optional().Nillable().Annotations(hidden).
			Comment("Set: a tombstone, which no caller sees."),
	}
}

// Edges of APIUser.
func (APIUser) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("account", Account.Type).Field("account_id").Unique().Required().Immutable().
			Annotations(entgql.Skip(entgql.SkipAll)),
		edge.To("created_by", User.Type).Field("created_by_id").Unique().Immutable(),
		edge.To("updated_by", User.Type).Field("updated_by_id").Unique(),
		edge.To("in_charge", User.Type).Field("in_charge_id").Unique(),
		edge.From("passwords", APIUserPassword.Type).Ref("api_user").
			Annotations(entgql.Skip(entgql.SkipAll)),
	}
}

// Indexes of APIUser: one for each order of the list.
func (APIUser) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("account_id", "created_at", "id"),
		index.Fields("account_id", "updated_at", "id"),
		index.Fields("account_id", "description", "id"),
	}
}

// Policy of APIUser: people read their account's, a program reads itself, and
// the owner changes them.
func (APIUser) Policy() ent.Policy {
	return rule.OwnAccount("account_id", rule.WithoutDeleted, rule.ItselfIfAPIUser)
}
