package rule_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/testdb"
)

// TestNobodyMakesAnOwner, changes a role, or deletes a person: the service alone
// does.
func TestNobodyMakesAnOwner(t *testing.T) {
	s := newStage(t)
	for _, caller := range []string{"owner", "manager"} {
		ctx := s.as(t, caller)
		row := rowOf("User", s.cast.Owner, "", "new")
		row["role"] = user.RoleOwner
		require.Equal(t, "denied", s.tried(t, ctx, func(tx *ent.Client) error {
			_, err := create(ctx, tx, "User", row)
			return err
		}), caller)
		require.Equal(t, "denied", s.tried(t, ctx, func(tx *ent.Client) error {
			return tx.User.UpdateOneID(s.rows["User"]).SetRole(user.RoleStandard).Exec(ctx)
		}), caller)
	}
}

// TestOnlyTheOwnerGivesTicks, to new people as to those who are there.
func TestOnlyTheOwnerGivesTicks(t *testing.T) {
	s := newStage(t)
	for caller, want := range map[string]string{"owner": "done", "manager": "OWNER_ONLY"} {
		ctx := s.as(t, caller)
		for _, tick := range []string{"sees_usage", "manages_users"} {
			row := rowOf("User", s.cast.Owner, "", "new")
			row[tick] = true
			require.Equal(t, want, s.tried(t, ctx, func(tx *ent.Client) error {
				_, err := create(ctx, tx, "User", row)
				return err
			}), "%s gives %s to a new one", caller, tick)
			for _, to := range []bool{true, false} {
				require.Equal(t, want, s.tried(t, ctx, func(tx *ent.Client) error {
					update := tx.User.UpdateOneID(s.rows["User"])
					require.NoError(t, update.Mutation().SetField(tick, to))
					return update.Exec(ctx)
				}), "%s sets %s to %v", caller, tick, to)
			}
		}
	}
}

// TestAManagerReachesNeitherTheOwnerNorThemself, and no owner their own row.
func TestAManagerReachesNeitherTheOwnerNorThemself(t *testing.T) {
	s := newStage(t)
	for caller, ids := range map[string][]string{
		"manager": {s.cast.Owner.ID, s.cast.Standard.ID, s.cast.OtherOwner.ID}, "owner": {s.cast.Owner.ID},
	} {
		ctx := s.as(t, caller)
		for _, id := range ids {
			require.Equal(t, "not found", s.tried(t, ctx, func(tx *ent.Client) error {
				return tx.User.UpdateOneID(id).SetStatus(user.StatusDisabled).Exec(ctx)
			}), "%s, %s", caller, id)
		}
		before := s.Tables(t)["users"]
		require.Equal(t, "done", outcome(s.Store.InTx(ctx, func(tx *ent.Client) error {
			return tx.User.Update().SetStatus(user.StatusDisabled).Exec(ctx)
		})))
		after := s.Tables(t)["users"]
		for _, id := range ids {
			require.Equal(t, before[id], after[id], "all at once by the %s", caller)
		}
		s.Exec(t, "UPDATE users SET status = 'ACTIVE'")
	}
}

// TestAManagerOfNoAccountIsNobody whatever their viewer says.
func TestAManagerOfNoAccountIsNobody(t *testing.T) {
	s := newStage(t)
	program := testdb.AsAPIUser(s.cast.APIUser)
	program.ManagesUsers, program.Owner = true, true
	ctx := access.With(t.Context(), program)
	require.Equal(t, "MANAGER_ONLY", s.tried(t, ctx, func(tx *ent.Client) error {
		return tx.User.UpdateOneID(s.rows["User"]).SetName("Taken over").Exec(ctx)
	}))
}

// tried is the outcome of a change that comes to nothing.
func (s stage) tried(t *testing.T, ctx context.Context, fn func(*ent.Client) error) string {
	return outcome(undone(t, ctx, s.House, fn))
}
