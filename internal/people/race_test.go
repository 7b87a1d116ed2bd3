package people_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/store"
	"postern/internal/testdb"
)

// beside is the same installation as another process has it, at the same time
// of day.
func beside(t *testing.T, h *testdb.House) *testdb.House {
	t.Helper()
	s, err := store.OpenBeside(t.Context(), h.URL)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return testdb.Wire(s, h.Clock)
}

// reason is that of a fault; what is no fault comes whole.
func reason(err error) string {
	if err != nil && fault.Reason(err) == "" {
		return err.Error()
	}
	return fault.Reason(err)
}

// counted runs f many times at the same moment, on both instances in turn, and
// counts what was said.
func counted(here, there *testdb.House, times int, f func(h *testdb.House, i int) error) map[string]int {
	said, all := make([]string, times), []func(){}
	for i := range said {
		h := []*testdb.House{here, there}[i%2]
		all = append(all, func() { said[i] = reason(f(h, i)) })
	}
	testdb.Together(all...)
	count := map[string]int{}
	for _, s := range said {
		count[s]++
	}
	return count
}

// entries is how often the history tells of an action.
func entries(t *testing.T, h *testdb.House, action string) (n int) {
	t.Helper()
	db := testdb.Beside(t, h.URL)
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT count(*) FROM audit_events WHERE action = '"+action+"'").Scan(&n))
	require.NoError(t, db.Close())
	return n
}

func TestOfFirstSetUpsAtOnceOneMakesTheAccount(t *testing.T) {
	t.Parallel()
	for range 3 { // a fresh installation each
		here := testdb.NewHouse(t)
		there, token := beside(t, here), newToken(t, here)
		said := counted(here, there, 4, func(h *testdb.House, i int) error {
			in := setUpInput(token)
			in.Email = fmt.Sprintf("ada%d@example.com", i)
			return h.People.SetUp(from(t, new(browser), "192.0.2.1"), in)
		})
		require.Equal(t, map[string]int{"": 1, "SET_UP_DONE": 3}, said)
		require.Equal(t, 1, entries(t, here, "account.set_up"))
		require.False(t, setUpNeeded(t, here))
	}
}

func TestFiveGuessesAreFiveFromTwoInstances(t *testing.T) {
	t.Parallel()
	here, _ := testdb.NewFilledHouse(t)
	there := beside(t, here)
	said := counted(here, there, 50, func(h *testdb.House, _ int) error {
		return h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ada@example.com", another)
	})
	require.Equal(t, map[string]int{wrong: people.SignInTries, "TOO_MANY_ATTEMPTS": 50 - people.SignInTries}, said)
}

func TestSignInsAtOnceWithManySessionsToSweepAllPass(t *testing.T) {
	t.Parallel()
	here, cast := testdb.NewFilledHouse(t)
	there := beside(t, here)
	for i := range 30 { // ended long ago, for both to sweep
		here.Exec(t, `INSERT INTO sessions (id, token_hash, created_at, seen_at, user_id) VALUES (?, ?, '2025-01-01 00:00:00+00:00', '2025-01-01 00:00:00+00:00', ?)`,
			fmt.Sprint("ses_", i), fmt.Sprint("hash ", i), cast.Owner.ID)
	}
	said := counted(here, there, 4, func(h *testdb.House, i int) error {
		peer, email := fmt.Sprintf("192.0.2.%d", i), []string{"ada@example.com", "sam@example.com"}[i/2]
		return h.People.SignIn(from(t, new(browser), peer), email, testdb.Password)
	})
	require.Equal(t, map[string]int{"": 4}, said)
	require.Equal(t, 4, entries(t, here, "user.signed_in"))
}

func TestOfResetsWithOneLinkAtOnceOneWins(t *testing.T) {
	t.Parallel()
	here, _ := testdb.NewFilledHouse(t)
	there := beside(t, here)
	for i := range 4 {
		token := resetToken(t, here, "sam@example.com")
		said := counted(here, there, 3, func(h *testdb.House, i int) error {
			_, err := h.People.ResetPassword(t.Context(), token, fmt.Sprint(another, i))
			return err
		})
		require.Equal(t, map[string]int{"": 1, "WRONG_TOKEN": 2}, said)
		require.Equal(t, 1+i, entries(t, here, "user.password_reset"))
	}
}

func TestOfResetLinksPrintedAtOnceOneWorks(t *testing.T) {
	t.Parallel()
	here, _ := testdb.NewFilledHouse(t)
	there, ctx := beside(t, here), t.Context()
	for range 10 {
		counted(here, there, 4, func(h *testdb.House, _ int) error {
			_, err := h.People.NewResetToken(ctx, "ada@example.com")
			require.NoError(t, err)
			return nil
		})
		tokens, err := here.Store.Read().OneTimeToken.Query().Count(access.System(ctx, "a test"))
		require.NoError(t, err)
		require.Equal(t, 1, tokens)
	}
}

func TestASignInAndAResetAtOnceLeaveNoSessionOfTheOldPassword(t *testing.T) {
	t.Parallel()
	here, _ := testdb.NewFilledHouse(t)
	there := beside(t, here)
	old := testdb.Password
	for i := range 6 {
		here.Clock.Advance(time.Hour)
		token, fresh, b := resetToken(t, here, "sam@example.com"), fmt.Sprint(another, i), new(browser)
		var signedIn, reset error
		testdb.Together(
			func() { signedIn = here.People.SignIn(from(t, b, "192.0.2.1"), "sam@example.com", old) },
			func() { _, reset = there.People.ResetPassword(context.Background(), token, fresh) })
		require.NoError(t, reset)
		require.Contains(t, []string{"", wrong, "SIGN_IN_REQUIRED"}, reason(signedIn))
		require.Empty(t, belongsTo(t, here, b.token))
		old = fresh
	}
}

func TestRenamingsAtOnceAreWrittenDownOneAfterTheOther(t *testing.T) {
	t.Parallel()
	here, cast := testdb.NewFilledHouse(t)
	there := beside(t, here)
	said := counted(here, there, 12, func(h *testdb.House, i int) error {
		_, err := h.People.ChangeAccount(signedIn(t, cast.Owner), people.AccountChange{Name: new(fmt.Sprint("Acme ", i))})
		return err
	})
	require.Equal(t, map[string]int{"": 12}, said)
	account, err := here.People.Account(signedIn(t, cast.Owner))
	require.NoError(t, err)
	require.Equal(t, account.Name, testdb.Renamed(t, testdb.Beside(t, here.URL), "Acme", cast.Owner.AccountID))
}

// Each would hold what the other waits for, were the history not held first.
func TestAnAccountAndAPersonWithOneAddressAtOnceDoNotWaitForEachOther(t *testing.T) {
	t.Parallel()
	here, cast := testdb.NewFilledHouse(t)
	there := beside(t, here)
	for n := range 5 {
		email := fmt.Sprintf("same%d@example.com", n)
		said := counted(here, there, 4, func(h *testdb.House, i int) error {
			if i < 2 {
				_, err := h.People.AddStandardUser(signedIn(t, cast.Owner), people.AddUserInput{Name: "Same", Email: email, Password: another})
				return err
			}
			_, err := h.People.OpenAccount(t.Context(), people.SetUpInput{AccountName: "Same", Name: "Same", Email: email, Password: another})
			return err
		})
		require.Equal(t, map[string]int{"": 1, "EMAIL_TAKEN": 3}, said)
	}
}
