package people_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/testdb"
)

func resetToken(t *testing.T, h *testdb.House, email string) string {
	t.Helper()
	token, err := h.People.NewResetToken(t.Context(), email)
	require.NoError(t, err)
	return token
}

func TestAResetLinkSetsAPasswordOnceAndEndsEverySession(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	here, there, others := new(browser), new(browser), new(browser)
	for b, email := range map[*browser]string{here: "ada@example.com", there: "ada@example.com", others: "sam@example.com"} {
		require.NoError(t, h.People.SignIn(from(t, b, "192.0.2.1"), email, testdb.Password))
	}
	token := resetToken(t, h, " ADA@example.com")
	require.Equal(t, "user.reset_link_printed", lastEvent(t, h).Action)
	require.NotContains(t, h.Rows(t), token)
	email, err := h.People.ResetPassword(t.Context(), token, another)
	require.NoError(t, err)
	require.Equal(t, "ada@example.com", email)

	require.Equal(t, []string{"", "", cast.Standard.ID},
		[]string{belongsTo(t, h, here.token), belongsTo(t, h, there.token), belongsTo(t, h, others.token)})
	wantFault(t, h.People.SignIn(from(t, here, "192.0.2.1"), "ada@example.com", testdb.Password), wrong, "")
	require.NoError(t, h.People.SignIn(from(t, here, "192.0.2.1"), "ada@example.com", another))
	_, err = h.People.ResetPassword(t.Context(), token, testdb.Password)
	wantFault(t, err, "WRONG_TOKEN", "token")
}

func TestAResetIsWrittenDownWithoutThePassword(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, err := h.People.ResetPassword(t.Context(), resetToken(t, h, "sam@example.com"), another)
	require.NoError(t, err)
	e := lastEvent(t, h)
	require.Equal(t, []string{"user.password_reset", cast.Standard.ID, cast.Standard.ID}, []string{e.Action, e.ActorID, e.ObjectID})
	require.JSONEq(t, `{"password": ["(secret)", "(another secret)"]}`, e.Changes)
	require.NotContains(t, h.Rows(t), another)
}

func TestAResetLinkEndsAfterHalfAnHour(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	token := resetToken(t, h, "ada@example.com")
	h.Clock.Advance(people.ResetLinkLife)
	_, err := h.People.ResetPassword(t.Context(), token, another)
	wantFault(t, err, "WRONG_TOKEN", "token")

	token = resetToken(t, h, "ada@example.com")
	h.Clock.Advance(people.ResetLinkLife - time.Microsecond)
	_, err = h.People.ResetPassword(t.Context(), token, another)
	require.NoError(t, err)
}

func TestASecondResetLinkVoidsTheFirstOfTheSamePerson(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	first, others := resetToken(t, h, "ada@example.com"), resetToken(t, h, "sam@example.com")
	second := resetToken(t, h, "ada@example.com")
	_, err := h.People.ResetPassword(t.Context(), first, another)
	wantFault(t, err, "WRONG_TOKEN", "token")
	for _, token := range []string{second, others} {
		_, err := h.People.ResetPassword(t.Context(), token, another)
		require.NoError(t, err)
	}
}

func TestOfTwoUsesOfAResetLinkAtOnceOneWins(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	token := resetToken(t, h, "ada@example.com")
	var all sync.WaitGroup
	reasons := make([]string, 2)
	for i := range reasons {
		all.Go(func() {
			_, err := h.People.ResetPassword(t.Context(), token, another)
			reasons[i] = fault.Reason(err)
		})
	}
	all.Wait()
	require.ElementsMatch(t, []string{"", "WRONG_TOKEN"}, reasons)
}

func TestAWeakPasswordLeavesTheResetLinkGood(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	token := resetToken(t, h, "ada@example.com")
	for password, reason := range map[string]string{
		"": "REQUIRED", "short": "TOO_SHORT", "passwordpassword": "TOO_COMMON", credential.NewPassword(): "NOT_ISSUED",
	} {
		_, err := h.People.ResetPassword(t.Context(), token, password)
		wantFault(t, err, reason, "password")
	}
	_, err := h.People.ResetPassword(t.Context(), token, another)
	require.NoError(t, err)
}

func TestASetUpTokenResetsNoPasswordAndAResetTokenSetsNothingUp(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	_, err := h.People.ResetPassword(t.Context(), newToken(t, h), another)
	wantFault(t, err, "WRONG_TOKEN", "token")

	empty := testdb.NewHouse(t)
	_, err = empty.People.OpenAccount(t.Context(), setUpInput("")) // from the command line, which leaves set-up open
	require.NoError(t, err)
	in := setUpInput(resetToken(t, empty, "ada@example.com"))
	in.Email = "eve@example.com"
	wantFault(t, empty.People.SetUp(t.Context(), in), "WRONG_TOKEN", "token")
}

func TestNobodysAddressGetsNoResetLink(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	before := h.Tables(t)
	for _, email := range []string{"nobody@example.com", "", "no address"} {
		_, err := h.People.NewResetToken(t.Context(), email)
		wantFault(t, err, "NO_SUCH_OBJECT", "")
	}
	require.Empty(t, before.Until(h.Tables(t)))
}
