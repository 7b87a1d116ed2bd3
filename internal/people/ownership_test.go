package people_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/people"
	"postern/internal/testdb"
)

// owners are the names of those who own an account.
func owners(t *testing.T, h *testdb.House, accountID string) []string {
	t.Helper()
	names, err := h.Store.Read().User.Query().Where(user.AccountID(accountID), user.RoleEQ(user.RoleOwner)).
		Select(user.FieldName).Strings(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	return names
}

// inBrowser signs a person in for real, and returns the browser that holds the
// session.
func inBrowser(t *testing.T, h *testdb.House, u *ent.User) *browser {
	t.Helper()
	b := new(browser)
	require.NoError(t, h.People.SignIn(from(t, b, "192.0.2.1"), u.Email, testdb.Password))
	return b
}

func TestTheOwnerHandsTheAccountToSomebodyElse(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	adas, sams := inBrowser(t, h, cast.Owner), inBrowser(t, h, cast.Standard)
	ctx := signedIn(t, cast.Owner)
	_, err := h.People.TransferOwnership(ctx, cast.Standard.ID, testdb.Password)
	require.NoError(t, err)
	require.Equal(t, []string{"Sam"}, owners(t, h, cast.Owner.AccountID))
	require.Equal(t, []string{"Gail"}, owners(t, h, cast.OtherOwner.AccountID))

	require.Equal(t, []bool{false, true, false}, rights(access.From(ctx)), "the request goes on as a standard user's")
	require.Equal(t, []bool{false, true, false}, rights(found(t, h, adas)), "sees usage, manages nobody")
	require.Equal(t, []bool{true, true, true}, rights(found(t, h, sams)), "wherever they were signed in already")

	e := lastEvent(t, h)
	require.Equal(t, []string{"account.ownership_transferred", cast.Owner.ID, cast.Owner.AccountID}, []string{e.Action, e.ActorID, e.ObjectID})
	require.JSONEq(t, `{"owner": ["Ada", "Sam"]}`, e.Changes)
}

func TestOwnershipGoesBackOnlyByTheNewOwnersHand(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, err := h.People.TransferOwnership(signedIn(t, cast.Owner), cast.Standard.ID, testdb.Password)
	require.NoError(t, err)
	// What a request of before still believes doesn't help.
	_, err = h.People.TransferOwnership(signedIn(t, cast.Owner), cast.Owner.ID, testdb.Password)
	wantFault(t, err, "OWNER_ONLY", "")
	sam, err := h.Store.Read().User.Get(signedIn(t, cast.Owner), cast.Standard.ID)
	require.NoError(t, err)
	_, err = h.People.TransferOwnership(signedIn(t, sam), cast.Owner.ID, testdb.Password)
	require.NoError(t, err)
	require.Equal(t, []string{"Ada"}, owners(t, h, cast.Owner.AccountID))
}

func TestOwnershipIsOnlyHandedToAnActiveUserOfTheAccount(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ change, reason, field string }{
		"disabled":        {`UPDATE users SET status = 'DISABLED' WHERE name = 'Sam'`, "NOT_ACTIVE", "userId"},
		"invited":         {`UPDATE users SET status = 'INVITED' WHERE name = 'Sam'`, "NOT_ACTIVE", "userId"},
		"removed":         {`UPDATE users SET status = 'REMOVED' WHERE name = 'Sam'`, "NO_SUCH_OBJECT", ""},
		"another account": {`UPDATE users SET account_id = (SELECT id FROM accounts WHERE name = 'Globex') WHERE name = 'Sam'`, "NO_SUCH_OBJECT", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, cast := testdb.NewFilledHouse(t)
			h.Exec(t, c.change)
			before := h.Tables(t)
			_, err := h.People.TransferOwnership(signedIn(t, cast.Owner), cast.Standard.ID, testdb.Password)
			wantFault(t, err, c.reason, c.field)
			require.Empty(t, before.Until(h.Tables(t)))
		})
	}
	h, cast := testdb.NewFilledHouse(t)
	_, err := h.People.TransferOwnership(signedIn(t, cast.Owner), cast.Owner.ID, testdb.Password)
	wantFault(t, err, "OWNER_ALREADY", "userId")
}

func TestAnOpenBrowserIsNotEnoughToGiveTheAccountAway(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ctx := signedIn(t, cast.Owner)
	for range people.SignInTries {
		_, err := h.People.TransferOwnership(ctx, cast.Standard.ID, another)
		wantFault(t, err, "WRONG_PASSWORD", "currentPassword")
	}
	_, err := h.People.TransferOwnership(ctx, cast.Standard.ID, testdb.Password)
	wantFault(t, err, "TOO_MANY_ATTEMPTS", "")
	err = h.People.SignIn(from(t, new(browser), "192.0.2.1"), cast.Owner.Email, testdb.Password)
	wantFault(t, err, "TOO_MANY_ATTEMPTS", "") // guesses count together
	h.Clock.Advance(people.SignInWindow)
	_, err = h.People.TransferOwnership(ctx, cast.Standard.ID, testdb.Password)
	require.NoError(t, err)
}

func TestOfTransfersAtOnceOneWinsAndThereIsAlwaysOneOwner(t *testing.T) {
	t.Parallel()
	here, cast := testdb.NewFilledHouse(t)
	there := beside(t, here)
	sue, err := here.People.AddStandardUser(signedIn(t, cast.Owner), sue())
	require.NoError(t, err)
	for range 5 {
		here.Exec(t, `UPDATE users SET role = 'STANDARD' WHERE account_id = '`+cast.Owner.AccountID+`'`)
		here.Exec(t, `UPDATE users SET role = 'OWNER' WHERE id = '`+cast.Owner.ID+`'`)
		said := counted(here, there, 4, func(h *testdb.House, i int) error {
			_, err := h.People.TransferOwnership(signedIn(t, cast.Owner), []string{cast.Standard.ID, sue.ID}[i/2], testdb.Password)
			return err
		})
		require.Equal(t, map[string]int{"": 1, "OWNER_ONLY": 3}, said)
		require.Len(t, owners(t, here, cast.Owner.AccountID), 1)
	}
	require.Equal(t, 5, entries(t, here, "account.ownership_transferred"))
}

func rights(v access.Viewer) []bool { return []bool{v.Owner, v.SeesUsage, v.ManagesUsers} }

// found is who the server says that a browser is.
func found(t *testing.T, h *testdb.House, b *browser) access.Viewer {
	t.Helper()
	v, there, err := h.Sessions.Find(t.Context(), b.token)
	require.NoError(t, err)
	require.True(t, there, "signed in")
	return v
}

func TestBothAreToldOfATransferByMail(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, err := h.People.TransferOwnership(signedIn(t, cast.Owner), cast.Standard.ID, testdb.Password)
	require.NoError(t, err)
	said := map[string]string{}
	for range 2 {
		m := h.Inbox.Next(t)
		said[m.To] = m.Subject
	}
	require.Equal(t, map[string]string{"ada@example.com": "You handed Acme to somebody else", "sam@example.com": "You own Acme now"}, said)
}
