package schema

import (
	"time"

	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
)

// LastUse says when and from where an API user, or one password of it, was let in
// first and last. Its id is theirs. A table of its own: it is written all the
// time, behind the calls, and a credential's row only by its owner.
type LastUse struct{ ent.Schema }

// Mixin of LastUse.
func (LastUse) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of LastUse.
func (LastUse) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll), entsql.Table("last_uses")}
}

// Fields of LastUse.
func (LastUse) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").MaxLen(40).Unique().Immutable().Comment("Of the API user or the password."),
		field.String("account_id").Immutable(),
		field.String("api_user_id").Immutable(),
		field.Time("first_at").Default(NotYet),
		field.Time("last_at").Default(NotYet),
		field.String("last_peer").Default(""),
		field.String("last_client").Default("").Comment("The User-Agent that it sent, shortened."),
	}
}

// NotYet stands for "never used": it sorts before every use.
func NotYet() time.Time { return time.Unix(0, 0).UTC() }

// Indexes of LastUse.
func (LastUse) Indexes() []ent.Index { return []ent.Index{index.Fields("api_user_id")} }

// Policy of LastUse: people read their account's; only the system writes.
func (LastUse) Policy() ent.Policy { return rule.ReadOnly("account_id", rule.NotForAPIUsers) }

// UsageCount is how many calls of an API user had one outcome within an hour or
// a day.
type UsageCount struct{ ent.Schema }

// Mixin of UsageCount.
func (UsageCount) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of UsageCount.
func (UsageCount) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll), entsql.Table("usage_counts")}
}

// Fields of UsageCount.
func (UsageCount) Fields() []ent.Field {
	return []ent.Field{
		idField(id.Count),
		field.String("account_id").Immutable(),
		field.String("api_user_id").Immutable(),
		field.Enum("span").NamedValues("Hour", "HOUR", "Day", "DAY").Immutable(),
		field.Time("starts_at").Immutable().Comment("UTC."),
		field.String("outcome").Immutable().Comment("ACCEPTED, or why it was refused."),
		field.Int64("calls").Default(0),
	}
}

// Indexes of UsageCount. The second finds what is too old to keep.
func (UsageCount) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("api_user_id", "span", "starts_at", "outcome").Unique().StorageKey("usage_count_once"),
		index.Fields("span", "starts_at"),
	}
}

// Policy of UsageCount: people read their account's; only the system writes.
func (UsageCount) Policy() ent.Policy { return rule.ReadOnly("account_id", rule.NotForAPIUsers) }
