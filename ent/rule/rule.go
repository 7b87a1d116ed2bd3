// Package rule holds the privacy rules of the record: the lock behind the
// doors. It alone sees which account a row belongs to.
//
// The rules work on storage-level predicates and import no generated code, so
// stale generated files can't stop the schema from being read.
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

// Base is the first policy of every type: the service itself may pass, nobody
// may not, and everyone else goes on to the type's own policy.
func Base() ent.Policy {
	first := privacy.ContextQueryMutationRule(func(ctx context.Context) error {
		switch v := access.From(ctx); {
		case v.IsSystem():
			return privacy.Allow
		case !v.Known():
			return fault.SignIn()
		}
		return privacy.Skip
	})
	return policy{queries: queries{first}, mutations: mutations{first}, open: true}
}

// SystemOnly is the policy of what no caller may ever read or write directly:
// secrets, sessions, one-time tokens.
func SystemOnly() ent.Policy {
	return policy{}
}

// OwnAccount lets every known caller read the rows of their own account, and
// its owner change them. column holds the account's id.
func OwnAccount(column string, more ...Reading) ent.Policy {
	return policy{queries: ownAfter(column, more), mutations: mutations{ownerOf(column)}}
}

// ReadOnly lets every known caller read the rows of their own account, which
// only the service writes.
func ReadOnly(column string, more ...Reading) ent.Policy {
	return policy{queries: ownAfter(column, more)}
}

// ownAfter are some rules for reading, and then the account's.
func ownAfter(column string, more []Reading) queries {
	var all queries
	for _, narrow := range more {
		all = append(all, narrow)
	}
	return append(all, ownRows(column))
}

// OwnerOnly lets the owner, and nobody else, read and change the rows of their
// own account.
func OwnerOnly(column string) ent.Policy {
	return policy{
		queries:   queries{Reading(OwnersOnly), ownRows(column)},
		mutations: mutations{ownerOf(column)},
	}
}

// AppendOnly refuses updates and deletions to everybody, the service included.
func AppendOnly() ent.Policy {
	return policy{mutations: mutations{mutationRule(func(_ context.Context, m ent.Mutation) error {
		if !m.Op().Is(ent.OpCreate) {
			return fmt.Errorf("%s is append-only: %w", m.Type(), privacy.Deny)
		}
		return privacy.Skip
	})}, open: true}
}

// OwnEvents lets a known caller add entries to their own account, and its
// owner read them.
func OwnEvents(column string) ent.Policy {
	return policy{
		queries: queries{Reading(OwnersOnly), ownRows(column)},
		mutations: mutations{mutationRule(func(ctx context.Context, m ent.Mutation) error {
			if id, _ := m.Field(column); id != access.From(ctx).AccountID {
				return fault.NoSuchObject()
			}
			return privacy.Allow
		})},
	}
}

// ownRows narrows a query to the caller's account and lets it pass.
func ownRows(column string) Reading {
	return func(ctx context.Context, q ent.Query) error {
		if err := narrow(q, sql.FieldEQ(column, access.From(ctx).AccountID)); err != nil {
			return err
		}
		return privacy.Allow
	}
}

// ownerOf is the owner rule on mutations. A creation names its account, which
// filters can't see; a change is narrowed to the owner's rows as well.
func ownerOf(column string) mutationRule {
	return func(ctx context.Context, m ent.Mutation) error {
		account := access.From(ctx).AccountID
		if m.Op().Is(ent.OpCreate) {
			named, _ := m.Field(column)
			account, _ = named.(string)
		}
		if err := access.RequireOwnerOf(ctx, account); err != nil {
			return err
		}
		if m.Op().Is(ent.OpCreate) {
			return privacy.Allow
		}
		if changesNothing(m) {
			return fmt.Errorf("%s: an update without a change: %w", m.Type(), privacy.Deny)
		}
		if err := narrow(m, sql.FieldEQ(column, account)); err != nil {
			return err
		}
		return privacy.Allow
	}
}

// changesNothing is true of an update of one row that sets none of its fields.
// ent would run no UPDATE, which is what narrowing bounds, and then read the
// row by its id alone: anybody's row.
func changesNothing(m ent.Mutation) bool {
	return m.Op().Is(ent.OpUpdateOne) && len(m.Fields())+len(m.AddedFields())+len(m.ClearedFields()) == 0
}
