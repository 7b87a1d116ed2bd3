package rule_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
)

// everybody who can call.
var everybody = []string{"nobody", "another owner", "standard user", "manager", "api user", "owner", "service"}

// TestCreatingInAnAccount adds a row of every type to account Acme, as
// everybody. Filters can't see a creation, so the rules must.
func TestCreatingInAnAccount(t *testing.T) {
	s := newStage(t)
	for table, k := range kinds {
		for _, caller := range everybody {
			t.Run(table+" by "+caller, func(t *testing.T) {
				ctx := s.as(t, caller)
				err := undone(t, ctx, s.House, func(tx *ent.Client) error {
					_, err := create(ctx, tx, k.typ, rowOf(k.typ, s.cast.Owner, s.cast.APIUser.ID, "new"))
					return err
				})
				require.Equal(t, k.lock.creating(caller), outcome(err))
			})
		}
	}
}

func (l lock) creating(caller string) string {
	switch {
	case caller == "service":
		return "done"
	case caller == "nobody":
		return "SIGN_IN_REQUIRED"
	case l == forService:
		return "denied"
	case caller == "another owner", l == opened && caller == "owner":
		return "NO_SUCH_OBJECT"
	case l == forEver || caller == "owner", l == forManager && caller == "manager":
		return "done"
	case l == forManager:
		return "MANAGER_ONLY"
	}
	return "OWNER_ONLY"
}

// TestChangingARowOfAnAccount changes and deletes rows of account Acme as
// everybody: one by its id, and all that there are.
func TestChangingARowOfAnAccount(t *testing.T) {
	tries := map[string]func(context.Context, *ent.Client, string, string) error{
		"change one": changeOne, "change all": changeAll, "delete one": deleteOne, "delete all": deleteAll,
	}
	for _, caller := range everybody {
		t.Run(caller, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			for table, k := range kinds {
				for name, try := range tries {
					if changeOf(k.typ) == nil && strings.HasPrefix(name, "change") {
						continue // every field is for ever
					}
					t.Run(name+" of "+table, func(t *testing.T) {
						ctx := s.as(t, caller)
						attempt := func(tx *ent.Client) error { return try(ctx, tx, k.typ, s.rows[k.typ]) }
						if want := k.lock.changing(caller, name); want != "done" {
							s.wantUntouched(t, table, want, ctx, attempt)
							return
						}
						// What is in use can't be deleted, but the rules let it pass.
						require.Contains(t, []string{"done", "in use"}, outcome(undone(t, ctx, s.House, attempt)))
					})
				}
			}
		})
	}
}

func (l lock) changing(caller, try string) string {
	switch {
	case l == forEver:
		return "denied"
	case caller == "service":
		return "done"
	case caller == "nobody":
		return "SIGN_IN_REQUIRED"
	case l == forService, l == forManager && strings.HasPrefix(try, "delete") && caller != "standard user" && caller != "api user":
		return "denied"
	case l == forManager && caller == "manager":
		return "done"
	case l == forManager && caller != "owner" && caller != "another owner":
		return "MANAGER_ONLY"
	case caller == "another owner" && (try == "change one" || try == "delete one"):
		return "not found"
	case caller == "another owner":
		return "only theirs"
	case caller == "owner":
		return "done"
	}
	return "OWNER_ONLY"
}

// wantUntouched commits the attempt, and wants account Acme as it was.
func (s stage) wantUntouched(t *testing.T, table, want string, ctx context.Context, attempt func(*ent.Client) error) {
	before := s.Tables(t)[table]
	if want != "only theirs" {
		err := s.Store.InTx(ctx, attempt)
		require.Equal(t, want, outcome(err))
		require.Equal(t, before, s.Tables(t)[table])
		return
	}
	acme := s.rowsOf(t, table, s.cast.Owner.AccountID)
	require.NotEmpty(t, acme)
	_ = s.Store.InTx(ctx, attempt) // their own rows may be changed, or in use
	require.Equal(t, acme, s.rowsOf(t, table, s.cast.Owner.AccountID))
}

// TestAnUpdateOfNothingReadsNothing because ent would answer it with the row,
// past the rules.
func TestAnUpdateOfNothingReadsNothing(t *testing.T) {
	s := newStage(t)
	for table, k := range kinds {
		for _, caller := range everybody[:len(everybody)-1] {
			t.Run(table+" by "+caller, func(t *testing.T) {
				ctx := s.as(t, caller)
				err := undone(t, ctx, s.House, func(tx *ent.Client) error {
					return run(on(client(tx, k.typ), "UpdateOneID", s.rows[k.typ])[0], ctx)
				})
				require.Contains(t, []string{"SIGN_IN_REQUIRED", "OWNER_ONLY", "MANAGER_ONLY", "denied"}, outcome(err))
			})
		}
	}
}

// TestCreatingManyAtOnce hides a row for another account among one's own.
func TestCreatingManyAtOnce(t *testing.T) {
	s := newStage(t)
	ctx, before := s.as(t, "another owner"), s.Tables(t)
	err := s.Store.InTx(ctx, func(tx *ent.Client) error {
		one := func(account, email string) *ent.APIUserCreate {
			return tx.APIUser.Create().SetAccountID(account).SetEmail(email).SetDescription("Weekly report").
				SetCreatedAt(s.Clock.Now()).SetUpdatedAt(s.Clock.Now())
		}
		return tx.APIUser.CreateBulk(
			one(s.cast.OtherOwner.AccountID, "first"), one(s.cast.Owner.AccountID, "second"),
		).Exec(ctx)
	})
	require.Equal(t, "NO_SUCH_OBJECT", outcome(err))
	require.Equal(t, before, s.Tables(t))
}
