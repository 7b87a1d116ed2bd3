package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
)

// Session is a person signed in somewhere. Only the token's hash is stored.
type Session struct{ ent.Schema }

// Mixin of Session.
func (Session) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of Session.
func (Session) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of Session.
func (Session) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Session),
		field.String("token_hash").Sensitive().NotEmpty().Unique().Immutable(),
		field.String("user_id").Immutable(),
		field.Time("created_at").Immutable(),
		field.Time("seen_at").Comment("Written at most once a minute."),
		field.String("peer").Optional().Immutable(),
		field.String("client").Optional().Immutable().MaxLen(400),
		field.String("looking_at_id").Optional().Comment("The account below the person's own that they have opened to look at."),
	}
}

// Edges of Session.
func (Session) Edges() []ent.Edge {
	return []ent.Edge{edge.To("user", User.Type).Field("user_id").Unique().Required().Immutable()}
}

// Indexes of Session: a person's own, and those that are over, unused or old.
func (Session) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id"), index.Fields("seen_at"), index.Fields("created_at")}
}

// Policy of Session: the session service alone.
func (Session) Policy() ent.Policy { return rule.SystemOnly() }

// OneTimeToken opens set-up, sets a new password or accepts an invitation, once.
// Only its hash is stored.
type OneTimeToken struct{ ent.Schema }

// Mixin of OneTimeToken.
func (OneTimeToken) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of OneTimeToken.
func (OneTimeToken) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of OneTimeToken. The token's hash is the key.
func (OneTimeToken) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").NotEmpty().Sensitive().Unique().Immutable(),
		field.Enum("purpose").NamedValues("SetUp", "SET_UP", "ResetPassword", "RESET_PASSWORD", "Invitation", "INVITATION").Immutable(),
		field.String("user_id").Optional().Immutable().Comment("Whose password, or who is invited; empty for set-up."),
		field.Time("expires_at").Immutable(),
	}
}

// Indexes of OneTimeToken: a new one replaces those before it.
func (OneTimeToken) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id"), index.Fields("purpose")}
}

// Policy of OneTimeToken: the people service alone.
func (OneTimeToken) Policy() ent.Policy { return rule.SystemOnly() }
