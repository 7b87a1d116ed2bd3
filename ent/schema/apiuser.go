package schema

import (
	"context"
	"errors"
	"fmt"

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
			Comment("The generated address, or an imported name. Never another's, not even after deletion."),
		field.Bool("imported").Default(false).Immutable().
			Comment("It was made by another program, under its own name."),
		field.String("description").NotEmpty().MaxLen(800),
		field.String("description_key").Default("").Annotations(hidden).
			Comment("What it is searched and sorted by, see input.SearchKey. Set with the description."),
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
// Behind the order they hold what is searched for and the states, so that a list
// is read on from the index alone where few of it fit. By last use the list is
// sorted by a table of its own, see the migrations find_api_users and
// search_in_order.
func (APIUser) Indexes() []ent.Index {
	live := entsql.IndexWhere("deleted_at IS NULL")
	return []ent.Index{
		index.Fields("account_id", "id").StorageKey("api_users_by_id").Annotations(live), // else SQLite reads a page's rows by account alone
		index.Fields("account_id", "created_at", "id", "description_key", "email", "enabled", "expires_at").
			StorageKey("api_users_in_order_of_creation").Annotations(live),
		index.Fields("account_id", "updated_at", "id", "description_key", "email", "enabled", "expires_at").
			StorageKey("api_users_in_order_of_change").Annotations(live),
		index.Fields("account_id", "description_key", "id", "email", "enabled", "expires_at").
			StorageKey("api_users_in_order_of_description").Annotations(live),
		index.Fields("account_id", "email", "id", "description_key", "enabled", "expires_at").
			StorageKey("api_users_in_order_of_email").Annotations(live),
		index.Fields("account_id", "enabled", "expires_at", "id", "description_key", "email", "created_at", "updated_at").
			StorageKey("api_users_of_state").Annotations(live),
		index.Fields("in_charge_id", "description_key", "id").StorageKey("api_users_in_charge").
			Annotations(entsql.IndexWhere("deleted_at IS NULL AND in_charge_id IS NOT NULL")),
	}
}

// Hooks of APIUser.
func (APIUser) Hooks() []ent.Hook { return []ent.Hook{setSearchKey} }

var errSearchKey = errors.New("whoever changes a description sets description_key with it")

// setSearchKey sets what is searched with what is shown. A change doesn't say
// the address, which the key may hold: it must bring the key.
func setSearchKey(next ent.Mutator) ent.Mutator {
	return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
		description, set := m.Field("description")
		_, keyed := m.Field("description_key")
		switch {
		case set && m.Op().Is(ent.OpCreate):
			address, _ := m.Field("email")
			if err := m.SetField("description_key", input.SearchKey(description.(string), fmt.Sprint(address))); err != nil {
				return nil, err
			}
		case set != keyed:
			return nil, errSearchKey
		}
		return next.Mutate(ctx, m)
	})
}

// Policy of APIUser: people read their account's, a program reads itself, and
// the owner changes them.
func (APIUser) Policy() ent.Policy {
	return rule.OwnAccount("account_id", rule.WithoutDeleted, rule.ItselfIfAPIUser)
}
