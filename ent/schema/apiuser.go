package schema

import (
	"context"

	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
	"postern/internal/id"
	"postern/internal/input"
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
		field.String("description").NotEmpty().MaxLen(800),
		field.String("description_key").Default("").Annotations(hidden).
			Comment("The description as it is searched and sorted: folded. Set with it."),
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
		field.Time("created_at").Immutable(),
		field.String("created_by_id").Optional().Immutable().Annotations(hidden),
		field.Time("updated_at"),
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

// Indexes of APIUser: one for each order of the list, and one for its states.
// By last use the list is sorted by a table of its own, see the migration
// find_api_users.
func (APIUser) Indexes() []ent.Index {
	live := entsql.IndexWhere("deleted_at IS NULL")
	return []ent.Index{
		index.Fields("account_id", "id").StorageKey("api_users_by_id").Annotations(live), // else SQLite reads a page's rows by account alone
		index.Fields("account_id", "created_at", "id").StorageKey("api_users_by_created_at").Annotations(live),
		index.Fields("account_id", "updated_at", "id").StorageKey("api_users_by_updated_at").Annotations(live),
		index.Fields("account_id", "description_key", "id").StorageKey("api_users_by_description").Annotations(live),
		index.Fields("account_id", "email", "id").StorageKey("api_users_by_email").Annotations(live),
		index.Fields("account_id", "enabled", "expires_at").StorageKey("api_users_by_state").Annotations(live),
	}
}

// Hooks of APIUser.
func (APIUser) Hooks() []ent.Hook { return []ent.Hook{foldDescription} }

// foldDescription sets what is searched with what is shown.
func foldDescription(next ent.Mutator) ent.Mutator {
	return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
		if description, set := m.Field("description"); set {
			if err := m.SetField("description_key", input.Fold(description.(string))); err != nil {
				return nil, err
			}
		}
		return next.Mutate(ctx, m)
	})
}

// Policy of APIUser: people read their account's, a program reads itself, and
// the owner changes them.
func (APIUser) Policy() ent.Policy {
	return rule.OwnAccount("account_id", rule.WithoutDeleted, rule.ItselfIfAPIUser)
}
