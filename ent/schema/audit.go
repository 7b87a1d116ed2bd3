package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
)

// AuditEvent says who changed what, when, and from where. It commits with the
// change, and is never changed itself: the database refuses it, and the chain
// of hashes would show it.
type AuditEvent struct{ ent.Schema }

// Mixin of AuditEvent.
func (AuditEvent) Mixin() []ent.Mixin { return []ent.Mixin{AppendOnly{}, Base{}} }

// Annotations of AuditEvent.
func (AuditEvent) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of AuditEvent.
func (AuditEvent) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Event),
		field.String("account_id").Immutable(),
		field.Time("at").Immutable(),
		field.String("action").Immutable().NotEmpty(),
		field.String("actor_id").Optional().Immutable().Comment("Empty: the operator, at the command line."),
		field.String("object_id").Optional().Immutable(),
		field.String("changes").Optional().Immutable().Comment("JSON: field -> [from, to]. Never a secret."),
		field.String("peer").Optional().Immutable(),
		field.Int64("seq").Optional().Nillable().Immutable().Unique().
			Comment("Its place in the chain of the whole installation: 1, 2, 3. NULL: it is from before the chain."),
		field.String("hash").Optional().Immutable().Comment("Over the entry and the hash of the one before it."),
	}
}

// Indexes of AuditEvent: for the histories of an account and of an object, and
// for what filters that of an account.
func (AuditEvent) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("account_id", "at", "id"), index.Fields("object_id", "at", "id"),
		index.Fields("account_id", "actor_id", "at", "id"), index.Fields("account_id", "action", "at", "id"),
	}
}

// Policy of AuditEvent.
func (AuditEvent) Policy() ent.Policy { return rule.OwnEvents("account_id") }

// Refusal counts what was refused, by the hour, so that nobody can fill the
// history by being refused.
type Refusal struct{ ent.Schema }

// Mixin of Refusal.
func (Refusal) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of Refusal.
func (Refusal) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll), entsql.Table("refusals")}
}

// Fields of Refusal. Peer is that of the last one.
func (Refusal) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Event),
		field.Time("hour").Immutable(),
		field.Time("began_at").Immutable().Comment("When the first of the hour was.").
			// For an instance of an older version, beside newer ones.
			Annotations(entsql.DefaultExprs(map[string]string{dialect.Postgres: "now()"})),
		field.String("account_id").Immutable().Default(""),
		field.String("actor_id").Immutable().Default(""),
		field.String("action").Immutable(),
		field.String("reason").Immutable(),
		field.Int("count").Default(1),
		field.Time("last_at"),
		field.String("last_peer").Default(""),
	}
}

// Indexes of Refusal: for counting, and for the history.
func (Refusal) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("account_id", "hour", "actor_id", "action", "reason").Unique().StorageKey("refusal_once_an_hour"),
		index.Fields("account_id", "began_at", "id"),
	}
}

// Policy of Refusal: the audit service alone.
func (Refusal) Policy() ent.Policy { return rule.SystemOnly() }
