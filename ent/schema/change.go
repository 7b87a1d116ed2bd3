package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
)

// Change says whose state a revision changed. Instances read what they haven't
// applied yet; old ones are swept.
type Change struct{ ent.Schema }

// Mixin of Change.
func (Change) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of Change.
func (Change) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of Change.
func (Change) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Change),
		field.Int("revision").Unique().Immutable().Comment("Counted by the installation."),
		field.String("addresses").Immutable().
			Comment("Of the API users, a line each; empty: anybody's."),
		field.Time("at").Immutable(),
	}
}

// Indexes of Change: old ones are swept.
func (Change) Indexes() []ent.Index { return []ent.Index{index.Fields("at")} }

// Policy of Change: the services alone.
func (Change) Policy() ent.Policy { return rule.SystemOnly() }

// Instance is a running server that answers from memory: until when at most,
// and which revision it has applied.
type Instance struct{ ent.Schema }

// Mixin of Instance.
func (Instance) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of Instance.
func (Instance) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of Instance.
func (Instance) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Instance),
		field.Int("applied"),
		field.Int("lease_ms").Comment("For how long it may answer from memory after it last asked, at most."),
		field.Time("seen_at").Comment("By the database's clock."),
	}
}

// Policy of Instance: the services alone.
func (Instance) Policy() ent.Policy { return rule.SystemOnly() }
