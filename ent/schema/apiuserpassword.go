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

// APIUserPassword is one live password of an API user, as a hash. A table of
// its own, because an API user can hold two for a while.
type APIUserPassword struct{ ent.Schema }

// Mixin of APIUserPassword.
func (APIUserPassword) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of APIUserPassword.
func (APIUserPassword) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll), entsql.Table("api_user_passwords")}
}

// Fields of APIUserPassword.
func (APIUserPassword) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Password),
		field.String("account_id").Immutable(),
		field.String("api_user_id").Immutable(),
		field.String("hash").Sensitive().NotEmpty(),
		field.Time("created_at").Immutable(),
		field.Time("ends_at").Optional().Nillable().
			Comment("From then on it is no longer good: another has taken its place."),
	}
}

// Edges of APIUserPassword.
func (APIUserPassword) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("api_user", APIUser.Type).Field("api_user_id").Unique().Required().Immutable(),
	}
}

// Indexes of APIUserPassword.
func (APIUserPassword) Indexes() []ent.Index {
	return []ent.Index{index.Fields("api_user_id")}
}

// Policy of APIUserPassword: the owner's services write it; only verify and
// the services, acting as the system, read it.
func (APIUserPassword) Policy() ent.Policy { return rule.OwnerOnly("account_id") }
