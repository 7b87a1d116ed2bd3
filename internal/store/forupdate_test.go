package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/account"
	"postern/internal/access"
	"postern/internal/store"
	"postern/internal/testdb"
)

// hold runs f while another transaction holds the account's row.
func hold(t *testing.T, h *testdb.House, id string, f func(ctx context.Context)) {
	t.Helper()
	sys := access.System(t.Context(), "a test")
	require.NoError(t, h.Store.InTx(sys, func(tx *ent.Client) error {
		_, err := store.ForUpdate(h.Store, tx.Account.Query().Where(account.ID(id))).OnlyID(sys)
		f(sys)
		return err
	}))
}

func TestARowHeldForUpdateStaysAsItIs(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	var other sync.WaitGroup
	changed := make(chan error, 1)
	hold(t, h, cast.Owner.AccountID, func(ctx context.Context) {
		other.Go(func() {
			changed <- h.Store.InTx(ctx, func(tx *ent.Client) error {
				return tx.Account.UpdateOneID(cast.Owner.AccountID).SetName("Other").Exec(ctx)
			})
		})
		select {
		case <-changed:
			require.Fail(t, "it was changed meanwhile")
		case <-time.After(100 * time.Millisecond):
		}
	})
	other.Wait()
	require.NoError(t, <-changed)
}

func TestARowHeldForUpdateCanBeReferredToMeanwhile(t *testing.T) {
	t.Parallel()
	if !testdb.Postgres() {
		t.Skip("SQLite has one writer: nothing is written meanwhile")
	}
	h, cast := testdb.NewFilledHouse(t)
	hold(t, h, cast.Owner.AccountID, func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, 2*time.Second) // others hold it for no longer
		defer cancel()
		require.NoError(t, h.Store.InTx(ctx, func(tx *ent.Client) error {
			return tx.User.Create().SetAccountID(cast.Owner.AccountID).SetName("Una").SetEmail("una@example.com").
				SetEmailKey("una@example.com").SetRole("STANDARD").SetPasswordHash("x").
				SetCreatedAt(testdb.Start).SetUpdatedAt(testdb.Start).Exec(ctx)
		}))
	})
}
