package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"postern/ent/rule"
)

// IssuedAddress is the ledger of addresses, kept for ever: none is issued
// twice, and none is accepted that wasn't issued to that account.
type IssuedAddress struct{ ent.Schema }

// Mixin of IssuedAddress.
func (IssuedAddress) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of IssuedAddress.
func (IssuedAddress) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of IssuedAddress. The address itself is the key.
func (IssuedAddress) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").MaxLen(254).NotEmpty().Unique().Immutable(),
		field.String("account_id").Immutable(),
		field.Time("issued_at").Immutable(),
		field.Time("used_at").Optional().Nillable(),
	}
}

// Indexes of IssuedAddress: the hourly limit counts by it.
func (IssuedAddress) Indexes() []ent.Index {
	return []ent.Index{index.Fields("account_id", "issued_at")}
}

// Policy of IssuedAddress.
func (IssuedAddress) Policy() ent.Policy { return rule.OwnerOnly("account_id") }

// OfferedPassword is the fingerprint of a generated password that was shown
// in a form. A password counts as generated only if the server issued it.
type OfferedPassword struct{ ent.Schema }

// Mixin of OfferedPassword.
func (OfferedPassword) Mixin() []ent.Mixin { return []ent.Mixin{Base{}} }

// Annotations of OfferedPassword.
func (OfferedPassword) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}

// Fields of OfferedPassword. The fingerprint is the key.
func (OfferedPassword) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").NotEmpty().Sensitive().Unique().Immutable(),
		field.String("account_id").Immutable(),
		field.Time("offered_at").Immutable(),
	}
}

// Indexes of OfferedPassword.
func (OfferedPassword) Indexes() []ent.Index {
	return []ent.Index{index.Fields("account_id", "offered_at")}
}

// Policy of OfferedPassword.
func (OfferedPassword) Policy() ent.Policy { return rule.OwnerOnly("account_id") }
