package people_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/people"
	"postern/internal/session"
	"postern/internal/testdb"
)

// in is a request from a browser that is signed in.
func in(t *testing.T, h *testdb.House, b *browser) access.Viewer {
	t.Helper()
	v := found(t, h, b)
	v.Peer = "192.0.2.1"
	return v
}

func TestANewPasswordLetsInAndTheOldOneDoesNot(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	here, there := inBrowser(t, h, cast.Standard), inBrowser(t, h, cast.Standard)
	token, err := h.People.NewResetToken(t.Context(), cast.Standard.Email)
	require.NoError(t, err)
	change := people.PasswordChange{CurrentPassword: testdb.Password, NewPassword: another}
	require.NoError(t, h.People.ChangePassword(access.With(t.Context(), in(t, h, here)), change))
	e := lastEvent(t, h)
	require.Equal(t, []string{"user.password_changed", cast.Standard.ID, cast.Standard.ID, "192.0.2.1"}, []string{e.Action, e.ActorID, e.ObjectID, e.Peer})
	require.JSONEq(t, `{"password": ["(secret)", "(another secret)"]}`, e.Changes)
	require.Equal(t, "Your password for Postern was changed", h.Inbox.NextTo(t, cast.Standard.Email).Subject)
	require.Equal(t, cast.Standard.ID, belongsTo(t, h, there.token), "nobody asked for it to end")

	_, err = h.People.ResetPassword(t.Context(), token, "three unrelated words")
	wantFault(t, err, "WRONG_TOKEN", "token")
	err = h.People.SignIn(from(t, new(browser), "192.0.2.1"), cast.Standard.Email, testdb.Password)
	wantFault(t, err, "WRONG_EMAIL_OR_PASSWORD", "")
	require.NoError(t, h.People.SignIn(from(t, new(browser), "192.0.2.1"), cast.Standard.Email, another))

	change = people.PasswordChange{CurrentPassword: another, NewPassword: testdb.Password, EndOtherSessions: true}
	require.NoError(t, h.People.ChangePassword(access.With(t.Context(), in(t, h, here)), change))
	require.Empty(t, belongsTo(t, h, there.token))
	require.Equal(t, cast.Standard.ID, belongsTo(t, h, here.token))
}

func TestAnOpenBrowserIsNotEnoughToTakeAPersonOver(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ctx := signedIn(t, cast.Standard)
	for range people.SignInTries - 1 {
		wantFault(t, h.People.ChangeEmail(ctx, "mine@example.com", another), "WRONG_PASSWORD", "currentPassword")
	}
	err := h.People.ChangePassword(ctx, people.PasswordChange{CurrentPassword: "guessed", NewPassword: another})
	wantFault(t, err, "WRONG_PASSWORD", "currentPassword")
	wantFault(t, h.People.ChangeEmail(ctx, "mine@example.com", testdb.Password), "TOO_MANY_ATTEMPTS", "")
}

// TestAnEmptyPasswordIsNoGuess: a button pressed too early locks nobody out.
func TestAnEmptyPasswordIsNoGuess(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ctx := signedIn(t, cast.Standard)
	for range people.SignInTries + 1 {
		wantFault(t, h.People.ChangeEmail(ctx, "mine@example.com", ""), "REQUIRED", "currentPassword")
	}
	require.NoError(t, h.People.ChangeEmail(ctx, "mine@example.com", testdb.Password))
}

func TestBothAddressesAreToldOfANewOne(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.NoError(t, h.People.ChangeEmail(signedIn(t, cast.Owner), "Ada@new.example.com", testdb.Password))
	told := []string{}
	for range 2 {
		m := h.Inbox.Next(t)
		require.Equal(t, "Your email address for Postern was changed", m.Subject)
		require.Contains(t, m.Text, "Ada@new.example.com instead of ada@example.com")
		told = append(told, m.To)
	}
	require.ElementsMatch(t, []string{"ada@example.com", "Ada@new.example.com"}, told)
	e := lastEvent(t, h)
	require.Equal(t, []string{"user.email_changed", cast.Owner.ID}, []string{e.Action, e.ObjectID})
	require.JSONEq(t, `{"email": ["ada@example.com", "Ada@new.example.com"]}`, e.Changes)
	wantFault(t, h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ada@example.com", testdb.Password), "WRONG_EMAIL_OR_PASSWORD", "")
	require.NoError(t, h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ada@new.example.com", testdb.Password))
}

func TestARefusedChangeOfAddressMailsNobody(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	err := h.People.ChangeEmail(signedIn(t, cast.Owner), cast.Standard.Email, testdb.Password)
	wantFault(t, err, "EMAIL_TAKEN", "email")
	wantFault(t, h.People.ChangeEmail(signedIn(t, cast.Owner), "no address", testdb.Password), "NOT_AN_EMAIL", "email")
	require.NoError(t, h.People.ChangeEmail(signedIn(t, cast.Owner), " ada@example.com", testdb.Password), "it is that already")
	h.Mail.Stop(5 * time.Second)
	require.Zero(t, h.Inbox.Count())
}

func TestAPersonSeesTheirOwnLiveSessionsThisOneFirst(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	inBrowser(t, h, cast.Standard)
	h.Clock.Advance(2 * session.Idle)
	here := inBrowser(t, h, cast.Owner)
	for range session.Shown {
		h.Clock.Advance(time.Second)
		inBrowser(t, h, cast.Owner)
	}
	ctx := access.With(t.Context(), in(t, h, here))
	all, err := h.People.Sessions(ctx)
	require.NoError(t, err)
	require.Len(t, all, session.Shown)
	require.True(t, all[0].Current)
	for i, l := range all[1:] {
		require.False(t, l.Current)
		require.False(t, i > 0 && l.SeenAt.After(all[i].SeenAt), "those used last first")
	}
	require.Equal(t, "192.0.2.1", all[1].Peer)
	require.NoError(t, h.People.EndOtherSessions(ctx))
	require.JSONEq(t, fmt.Sprintf(`{"sessions": [%d, 0]}`, session.Shown), lastEvent(t, h).Changes)
	all, err = h.People.Sessions(ctx)
	require.NoError(t, err)
	require.Len(t, all, 1)
}

func TestOfTwoChangesAtOnceOfAPasswordOneWins(t *testing.T) {
	t.Parallel()
	here, cast := testdb.NewFilledHouse(t)
	there := beside(t, here)
	said := counted(here, there, 2, func(h *testdb.House, i int) error {
		return h.People.ChangePassword(signedIn(t, cast.Owner), people.PasswordChange{
			CurrentPassword: testdb.Password, NewPassword: fmt.Sprint(another, i),
		})
	})
	require.Equal(t, 1, said[""], "%v", said)
	require.Equal(t, 1, said["STALE_VERSION"]+said["WRONG_PASSWORD"], "%v", said)
	require.Equal(t, 1, entries(t, here, "user.password_changed"))
}
