package rule

import (
	"context"
	"fmt"

	"entgo.io/ent"
	"entgo.io/ent/dialect/sql"
	"entgo.io/ent/privacy"

	"postern/internal/access"
	"postern/internal/fault"
)

// People is the policy of persons: people read those of their own account;
// whoever manages users adds and changes its standard users. The owner's row,
// and who is the owner, only the service changes, and nobody's row is deleted.
func People() ent.Policy {
	return policy{
		queries:   queries{Reading(NotForAPIUsers), ownRows("account_id")},
		mutations: mutations{mutationRule(standardUsers)},
	}
}

// standard is the role of whom managers may touch.
const standard = "STANDARD"

// ticks are what a standard user may do beyond looking. Only the owner gives them.
var ticks = []string{"sees_usage", "manages_users"}

func standardUsers(ctx context.Context, m ent.Mutation) error {
	if err := access.RequireManager(ctx); err != nil {
		return err
	}
	v := access.From(ctx)
	if err := ticksByOwner(v, m); err != nil {
		return err
	}
	role, given := m.Field("role")
	if m.Op().Is(ent.OpCreate) {
		account, _ := m.Field("account_id")
		if account != v.AccountID {
			return fault.NoSuchObject()
		}
		if fmt.Sprint(role) != standard {
			return fmt.Errorf("%s: a person of role %v: %w", m.Type(), role, privacy.Deny)
		}
		return privacy.Allow
	}
	if given || m.Op().Is(ent.OpDelete|ent.OpDeleteOne) || changesNothing(m) {
		return fmt.Errorf("%s: no caller changes roles, deletes people, or changes nothing: %w", m.Type(), privacy.Deny)
	}
	if err := narrow(m, sql.AndPredicates(
		sql.FieldEQ("account_id", v.AccountID), sql.FieldEQ("role", standard), sql.FieldNEQ("id", v.UserID))); err != nil {
		return err
	}
	return privacy.Allow
}

// ticksByOwner refuses ticks that somebody else gives. A new person has none.
func ticksByOwner(v access.Viewer, m ent.Mutation) error {
	for _, tick := range ticks {
		value, given := m.Field(tick)
		if given && !v.Owner && (value == true || !m.Op().Is(ent.OpCreate)) {
			return fault.OwnerOnly()
		}
	}
	return nil
}
