package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
)

// SignInAttempt counts the tries to sign in as one person from one place,
// since the last that succeeded.
type SignInAttempt struct{ ent.Schema }

// Mixin of SignInAttempt.
func (SignInAttempt) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of SignInAttempt.
func (SignInAttempt) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of SignInAttempt. The key is a hash of the email address and the
// place, so that no list of tried addresses is kept.
func (SignInAttempt) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").MaxLen(64).NotEmpty().Unique().Immutable(),
		field.Int("count").Default(1),
		field.Time("since"),
	}
}

// Indexes of SignInAttempt: old ones are swept.
func (SignInAttempt) Indexes() []ent.Index { return []ent.Index{index.Fields("since")} }

// Policy of SignInAttempt: the people service alone.
func (SignInAttempt) Policy() ent.Policy { return rule.SystemOnly() }
