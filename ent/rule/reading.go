package rule

import (
	"context"

	"entgo.io/ent"
	"entgo.io/ent/dialect/sql"
	"entgo.io/ent/privacy"

	"postern/internal/access"
)

// Reading is one rule for queries: it narrows the query, refuses it, or both
// leaves it alone and returns privacy.Skip.
type Reading func(context.Context, ent.Query) error

// EvalQuery makes a Reading a rule of ent.
func (r Reading) EvalQuery(ctx context.Context, q ent.Query) error { return r(ctx, q) }

// NotForAPIUsers refuses programs: an API user reads its own account and
// itself, and nothing else.
func NotForAPIUsers(ctx context.Context, _ ent.Query) error {
	if err := access.RequirePerson(ctx); err != nil {
		return err
	}
	return privacy.Skip
}

// OwnersOnly refuses whoever isn't the owner of their account.
func OwnersOnly(ctx context.Context, _ ent.Query) error {
	if err := access.RequireOwner(ctx); err != nil {
		return err
	}
	return privacy.Skip
}

// ItselfIfAPIUser narrows what a program reads to its own row.
func ItselfIfAPIUser(ctx context.Context, q ent.Query) error {
	if id := access.From(ctx).APIUserID; id != "" {
		if err := narrow(q, sql.FieldEQ("id", id)); err != nil {
			return err
		}
	}
	return privacy.Skip
}

// WithoutDeleted hides the tombstones, which stay for the ledger and history.
func WithoutDeleted(_ context.Context, q ent.Query) error {
	if err := narrow(q, sql.FieldIsNull("deleted_at")); err != nil {
		return err
	}
	return privacy.Skip
}
