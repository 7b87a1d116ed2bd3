package people_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/people"
	"postern/internal/testdb"
)

var mailedLink = regexp.MustCompile(regexp.QuoteMeta(testdb.PublicURL) + `/reset-password#token=(\S+)`)

func TestAMailedLinkSetsAPasswordAndTheOwnerOfTheAddressIsTold(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.NoError(t, h.People.RequestPasswordReset(from(t, new(browser), "192.0.2.1"), " ADA@example.com"))
	m := h.Inbox.Next(t)
	require.Equal(t, "ada@example.com", m.To)
	token := mailedLink.FindStringSubmatch(m.Text)[1]
	require.NotContains(t, h.Rows(t), token)
	e := lastEvent(t, h)
	require.Equal(t, []string{"user.reset_link_mailed", cast.Owner.ID, "", "192.0.2.1"}, []string{e.Action, e.ObjectID, e.ActorID, e.Peer})
	_, err := h.People.ResetPassword(t.Context(), token, another)
	require.NoError(t, err)
	require.Equal(t, "Your password for Postern was changed", h.Inbox.Next(t).Subject)
	_, err = h.People.ResetPassword(t.Context(), token, testdb.Password)
	wantFault(t, err, "WRONG_TOKEN", "token")
}

func TestUnknownAndDisabledPeopleGetNoMailAndNobodyIsTold(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	disable(t, h, cast.Standard)
	before := h.Tables(t)
	for _, email := range []string{"nobody@example.com", "sam@example.com"} {
		require.NoError(t, h.People.RequestPasswordReset(from(t, new(browser), "192.0.2.1"), email))
	}
	h.Mail.Stop(5 * time.Second)
	require.Zero(t, h.Inbox.Count())
	require.Equal(t, map[string]string{"sign_in_attempts": "2 new"}, before.Until(h.Tables(t)))
}

func TestAPersonGetsThreeLinksAnHourFromWhereverTheyAreAskedFor(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for _, peer := range []string{"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5"} {
		require.NoError(t, h.People.RequestPasswordReset(from(t, new(browser), peer), "ada@example.com"))
	}
	h.Mail.Stop(5 * time.Second)
	require.Equal(t, people.ResetMails, h.Inbox.Count())
}

func TestAskingForLinksFromOnePlaceIsThrottledAndCostsNoTryToSignIn(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for range people.SignInTries {
		require.NoError(t, h.People.RequestPasswordReset(from(t, new(browser), "192.0.2.1"), "ada@example.com"))
	}
	err := h.People.RequestPasswordReset(from(t, new(browser), "192.0.2.1"), "ada@example.com")
	wantFault(t, err, "TOO_MANY_ATTEMPTS", "")
	require.NoError(t, h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ada@example.com", testdb.Password))
}

func TestWithoutAMailServerNobodyIsPromisedALink(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	silent := testdb.Wire(h.Store, h.Clock)
	wantFault(t, silent.People.RequestPasswordReset(t.Context(), "ada@example.com"), "MAIL_NOT_CONFIGURED", "")
}
