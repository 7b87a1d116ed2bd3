package people_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/testdb"
)

func newToken(t *testing.T, h *testdb.House) string {
	t.Helper()
	token, err := h.People.NewSetUpToken(t.Context())
	require.NoError(t, err)
	return token
}

func setUpNeeded(t *testing.T, h *testdb.House) bool {
	t.Helper()
	needed, err := h.People.SetUpNeeded(t.Context())
	require.NoError(t, err)
	return needed
}

func TestSetUpMakesTheAccountAndSignsItsOwnerIn(t *testing.T) {
	t.Parallel()
	h, b := testdb.NewHouse(t), new(browser)
	require.True(t, setUpNeeded(t, h))
	ctx := from(t, b, "192.0.2.1")
	in := setUpInput(newToken(t, h))
	in.AccountName, in.Name, in.Email = "  Acme ", " Ada ", " Ada@Example.com "
	require.NoError(t, h.People.SetUp(ctx, in))

	require.False(t, setUpNeeded(t, h))
	v := access.From(ctx)
	require.True(t, v.Owner)
	require.Equal(t, v.UserID, belongsTo(t, h, b.token))
	account, err := h.People.Account(ctx)
	require.NoError(t, err)
	require.Equal(t, "Acme", account.Name)
	require.Equal(t, 1, account.Number)
	u, err := h.People.User(ctx)
	require.NoError(t, err)
	require.Equal(t, []string{"Ada", "Ada@Example.com", "ada@example.com"}, []string{u.Name, u.Email, u.EmailKey})
	e := lastEvent(t, h)
	require.Equal(t, []string{"account.set_up", v.AccountID, v.UserID, v.AccountID, "192.0.2.1"},
		[]string{e.Action, e.AccountID, e.ActorID, e.ObjectID, e.Peer})
}

func TestSetUpWithoutTheLastPrintedTokenIsRefused(t *testing.T) {
	t.Parallel()
	h := testdb.NewHouse(t)
	earlier := newToken(t, h)
	newToken(t, h)
	before := h.Tables(t)
	for _, token := range []string{"", "wrong", earlier} {
		b := new(browser)
		wantFault(t, h.People.SetUp(from(t, b, "192.0.2.1"), setUpInput(token)), "WRONG_TOKEN", "token")
		require.Empty(t, b.token)
	}
	require.Empty(t, before.Until(h.Tables(t)))
	require.True(t, setUpNeeded(t, h))
}

func TestASetUpTokenEndsAfterAWeek(t *testing.T) {
	t.Parallel()
	h := testdb.NewHouse(t)
	token := newToken(t, h)
	h.Clock.Advance(7 * 24 * time.Hour)
	wantFault(t, h.People.SetUp(t.Context(), setUpInput(token)), "WRONG_TOKEN", "token")

	token = newToken(t, h)
	h.Clock.Advance(7*24*time.Hour - time.Microsecond)
	require.NoError(t, h.People.SetUp(t.Context(), setUpInput(token)))
}

func TestTheSetUpTokenIsStoredAsAHash(t *testing.T) {
	t.Parallel()
	h := testdb.NewHouse(t)
	require.NotContains(t, h.Rows(t), newToken(t, h))
}

func TestASecondSetUpIsToldThatItIsDone(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for _, token := range []string{"", "wrong", newToken(t, h)} {
		in := setUpInput(token)
		in.Email = "eve@example.com"
		wantFault(t, h.People.SetUp(t.Context(), in), "SET_UP_DONE", "")
	}
	n, err := h.Store.Read().Account.Query().Count(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	require.Equal(t, 2, n)
}

func TestOfEightSetUpsAtOnceExactlyOneWins(t *testing.T) {
	t.Parallel()
	h := testdb.NewHouse(t)
	token := newToken(t, h)
	var all sync.WaitGroup
	reasons := make([]string, 8)
	for i := range reasons {
		all.Go(func() { reasons[i] = fault.Reason(h.People.SetUp(t.Context(), setUpInput(token))) })
	}
	all.Wait()
	count := map[string]int{}
	for _, reason := range reasons {
		count[reason]++
	}
	require.Equal(t, map[string]int{"": 1, "SET_UP_DONE": 7}, count)
	sys := access.System(t.Context(), "a test")
	accounts, err := h.Store.Read().Account.Query().Count(sys)
	require.NoError(t, err)
	sessions, err := h.Store.Read().Session.Query().Count(sys)
	require.NoError(t, err)
	require.Equal(t, []int{1, 1}, []int{accounts, sessions})
}

func TestEverythingWrongWithTheSetUpFormIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	h := testdb.NewHouse(t)
	token := newToken(t, h)
	before := h.Tables(t)
	err := h.People.SetUp(t.Context(), people.SetUpInput{Token: token, Email: "no address", Password: "short"})
	got := map[string]string{}
	for _, f := range fault.All(err) {
		got[f.Field] = f.Reason
	}
	require.Equal(t, map[string]string{
		"accountName": "REQUIRED", "name": "REQUIRED", "email": "NOT_AN_EMAIL", "password": "TOO_SHORT",
	}, got)
	require.Empty(t, before.Until(h.Tables(t)))
	require.NoError(t, h.People.SetUp(t.Context(), setUpInput(token)), "the token is still good")
}

func TestAccountsAreNumberedInTurn(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	acme, err := h.People.Account(signedIn(t, cast.Owner))
	require.NoError(t, err)
	globex, err := h.People.Account(signedIn(t, cast.OtherOwner))
	require.NoError(t, err)
	require.Equal(t, []int{1, 2}, []int{acme.Number, globex.Number})
}
