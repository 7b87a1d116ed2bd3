package people_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/people"
	"postern/internal/testdb"
)

// invite has the owner invite Ida, and returns her and the token of her link.
func invite(t *testing.T, h *testdb.House, owner *ent.User) (*ent.User, string) {
	t.Helper()
	invited, err := h.People.InviteUser(signedIn(t, owner), people.InviteInput{Name: "Ida", Email: "ida@example.com"})
	require.NoError(t, err)
	_, token, _ := strings.Cut(invited.InvitationURL, "#token=")
	return invited.User, token
}

func accepting(token string) people.AcceptInput {
	return people.AcceptInput{Token: token, Name: "Ida", Password: another}
}

func TestAnInvitationIsMailedWithItsLink(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	invited, err := h.People.InviteUser(signedIn(t, cast.Owner), people.InviteInput{Name: "Ida", Email: "ida@example.com"})
	require.NoError(t, err)
	require.True(t, invited.Mailed)
	require.True(t, strings.HasPrefix(invited.InvitationURL, testdb.PublicURL+"/invitation#token="))
	mail := h.Inbox.NextTo(t, "ida@example.com")
	require.Equal(t, "Your invitation to Acme", mail.Subject)
	require.Contains(t, mail.Text, invited.InvitationURL)
	require.Contains(t, mail.Text, "until 3 February 2026, 12:00 UTC")
}

func TestAMailThatFailsLeavesTheLinkToCopy(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	h = testdb.Wire(h.Store, h.Clock) // without a mail server
	invited, err := h.People.InviteUser(signedIn(t, cast.Owner), people.InviteInput{Name: "Ida", Email: "ida@example.com"})
	require.NoError(t, err)
	require.False(t, invited.Mailed)
	_, token, _ := strings.Cut(invited.InvitationURL, "#token=")
	require.NoError(t, h.People.AcceptInvitation(from(t, new(browser), "192.0.2.1"), accepting(token)))
}

func TestOnlyTheHashOfAnInvitationIsStored(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, token := invite(t, h, cast.Owner)
	require.NotContains(t, h.Rows(t), token)
}

func TestOfTwoWhoAcceptAtOnceOneWins(t *testing.T) {
	t.Parallel()
	here, cast := testdb.NewFilledHouse(t)
	there := beside(t, here)
	ida, token := invite(t, here, cast.Owner)
	browsers := [4]browser{}
	said := counted(here, there, 4, func(h *testdb.House, i int) error {
		return h.People.AcceptInvitation(from(t, &browsers[i], "192.0.2.1"), accepting(token))
	})
	require.Equal(t, map[string]int{"": 1, "WRONG_TOKEN": 3}, said)
	require.Equal(t, 1, entries(t, here, "user.invitation_accepted"))
	in := 0
	for _, b := range browsers {
		if b.token != "" && belongsTo(t, here, b.token) == ida.ID {
			in++
		}
	}
	require.Equal(t, 1, in, "one browser is signed in")
}

// TestAcceptingAndWithdrawingAtOnce ends with a person who is in, or with one
// who is not: never in between, and without a deadlock.
func TestAcceptingAndWithdrawingAtOnce(t *testing.T) {
	t.Parallel()
	for range 5 {
		here, cast := testdb.NewFilledHouse(t)
		there := beside(t, here)
		ida, token := invite(t, here, cast.Owner)
		var b browser
		var accepted, withdrawn error
		testdb.Together(
			func() {
				accepted = here.People.AcceptInvitation(from(t, &b, "192.0.2.1"), accepting(token))
			},
			func() { _, withdrawn = there.People.WithdrawInvitation(signedIn(t, cast.Owner), ida.ID) },
		)
		u, err := here.Store.Read().User.Get(access.System(t.Context(), "a test"), ida.ID)
		require.NoError(t, err)
		if accepted == nil {
			require.Equal(t, "NOT_INVITED", reason(withdrawn))
			require.Equal(t, user.StatusActive, u.Status)
			require.Equal(t, ida.ID, belongsTo(t, here, b.token))
			continue
		}
		require.Equal(t, "WRONG_TOKEN", reason(accepted))
		require.NoError(t, withdrawn)
		require.Equal(t, user.StatusRemoved, u.Status)
		require.Empty(t, b.token)
	}
}

// TestWhoIsDisabledWhileTheySignInIsOut, whichever comes first.
func TestWhoIsDisabledWhileTheySignInIsOut(t *testing.T) {
	t.Parallel()
	for range 5 {
		here, cast := testdb.NewFilledHouse(t)
		there := beside(t, here)
		var b browser
		testdb.Together(
			func() { _ = here.People.SignIn(from(t, &b, "192.0.2.1"), cast.Standard.Email, testdb.Password) },
			func() {
				_, err := there.People.SetUserEnabled(signedIn(t, cast.Owner), cast.Standard.ID, false)
				require.NoError(t, err)
			},
		)
		require.Empty(t, belongsTo(t, here, b.token))
		require.Empty(t, sessionsOf(t, here, cast.Standard))
	}
}

func sessionsOf(t *testing.T, h *testdb.House, u *ent.User) []string {
	t.Helper()
	var ids []string
	for id, row := range h.Tables(t)["sessions"] {
		if strings.Contains(row, "user_id="+u.ID+"\n") {
			ids = append(ids, id)
		}
	}
	return ids
}

func TestAnInvitedOwnerIsTheOwnerOnceTheyAccept(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	sys := access.System(t.Context(), "a test")
	h.Exec(t, "UPDATE users SET role = 'STANDARD' WHERE email = 'ada@example.com'")
	var link *people.Link
	require.NoError(t, h.Store.InTx(sys, func(tx *ent.Client) (err error) {
		link, err = h.People.InviteWithin(sys, tx, people.Invitee{
			InviteInput: people.InviteInput{Name: "Ida", Email: "ida@example.com"},
			AccountID:   cast.Owner.AccountID, Role: user.RoleOwner, ByID: cast.OtherOwner.ID,
		})
		return err
	}))
	invited, err := h.People.Deliver(sys, link)
	require.NoError(t, err)
	_, token, _ := strings.Cut(invited.InvitationURL, "#token=")
	b := new(browser)
	ctx := from(t, b, "192.0.2.1")
	require.NoError(t, h.People.AcceptInvitation(ctx, accepting(token)))
	require.True(t, access.From(ctx).Owner)
	require.Equal(t, invited.User.ID, belongsTo(t, h, b.token))
}
