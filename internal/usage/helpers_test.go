package usage_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// accepted is a call of an API user that was let in.
func accepted(u *ent.APIUser, at time.Time) usage.Call {
	return usage.Call{
		APIUserID: u.ID, AccountID: u.AccountID, PasswordID: "pwd_1", Outcome: usage.Accepted, At: at,
		Origin: usage.Origin{Remote: "192.0.2.7:4711", Client: "curl/8.5"},
	}
}

func refused(u *ent.APIUser, at time.Time, why usage.Outcome) usage.Call {
	return usage.Call{APIUserID: u.ID, AccountID: u.AccountID, Outcome: why, At: at}
}

// direct believes the connection alone.
func direct(remote string, _ []string) string { return remote }

// row is a use as the database has it.
type row struct {
	First, Last  time.Time
	Peer, Client string
}

// rowOf is the use of an API user or a password; nil for none.
func rowOf(t testing.TB, s *store.Store, id string) *row {
	t.Helper()
	u, err := s.Read().LastUse.Get(access.System(t.Context(), "a test"), id)
	if ent.IsNotFound(err) {
		return nil
	}
	require.NoError(t, err)
	return &row{u.FirstAt.UTC(), u.LastAt.UTC(), u.LastPeer, u.LastClient}
}

// written are all counts of the database, by API user, span, start and outcome.
func written(t testing.TB, s *store.Store) map[string]int64 {
	t.Helper()
	rows, err := s.Read().UsageCount.Query().All(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	calls := map[string]int64{}
	for _, c := range rows {
		calls[name(c.APIUserID, usage.Span(c.Span), c.StartsAt, usage.Outcome(c.Outcome))] += c.Calls
	}
	return calls
}

func name(apiUser string, span usage.Span, from time.Time, outcome usage.Outcome) string {
	return fmt.Sprint(apiUser, " ", span, " ", from.UTC().Format(time.RFC3339), " ", outcome)
}

// many makes API users of the cast's account, past the services.
func many(t testing.TB, h *testdb.House, c testdb.Cast, n int) []*ent.APIUser {
	t.Helper()
	sys := access.System(t.Context(), "a test")
	var ids []string
	require.NoError(t, h.Store.InTx(sys, func(tx *ent.Client) error {
		rows := make([]*ent.APIUserCreate, n)
		for i := range rows {
			rows[i] = tx.APIUser.Create().SetAccountID(c.Owner.AccountID).SetEmail(fmt.Sprint("many", i)).
				SetDescription("Weekly report").SetCreatedAt(testdb.Start).SetUpdatedAt(testdb.Start)
		}
		made, err := tx.APIUser.CreateBulk(rows...).Save(sys)
		for _, u := range made {
			ids = append(ids, u.ID)
		}
		return err
	}))
	users := make([]*ent.APIUser, n)
	for i := range users {
		var err error
		users[i], err = h.Store.Read().APIUser.Get(sys, ids[i])
		require.NoError(t, err)
	}
	return users
}
