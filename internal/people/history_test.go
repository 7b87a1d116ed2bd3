package people_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/testdb"
)

func TestAChangeThatCannotBeWrittenDownDoesNotHappen(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b, session := new(browser), new(browser)
	signedInBrowser := from(t, session, "192.0.2.1")
	require.NoError(t, h.People.SignIn(signedInBrowser, "sam@example.com", testdb.Password))
	kept, link := session.token, resetToken(t, h, "sam@example.com")
	h.RefuseAudit(t)
	for name, change := range map[string]func() error{
		"sign in":  func() error { return h.People.SignIn(from(t, b, "192.0.2.1"), "ada@example.com", testdb.Password) },
		"sign out": func() error { return h.People.SignOut(signedInBrowser) },
		"reset link": func() error {
			_, err := h.People.NewResetToken(t.Context(), "sam@example.com")
			return err
		},
		"reset": func() error {
			_, err := h.People.ResetPassword(t.Context(), link, another)
			return err
		},
		"rename": func() error {
			_, err := h.People.ChangeAccount(signedIn(t, cast.Owner), people.AccountChange{Name: new("Acme Works")})
			return err
		},
		"add": func() error {
			_, err := h.People.AddStandardUser(signedIn(t, cast.Owner), sue())
			return err
		},
		"open account": func() error {
			_, err := h.People.OpenAccount(t.Context(), people.SetUpInput{
				AccountName: "Initech", Name: "Ida", Email: "ida@example.com", Password: testdb.Password,
			})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			before := h.Tables(t)
			err := change()
			require.ErrorContains(t, err, "the history is closed")
			require.Empty(t, fault.All(err))
			written := before.Until(h.Tables(t))
			delete(written, "sign_in_attempts") // counted on their own, before the change
			require.Empty(t, written)
		})
	}
	require.Empty(t, b.token, "no session was handed out")
	require.Equal(t, kept, session.token, "and none taken back")
	require.Equal(t, cast.Standard.ID, belongsTo(t, h, kept))
}

func TestASetUpThatCannotBeWrittenDownDoesNotHappen(t *testing.T) {
	t.Parallel()
	h, b := testdb.NewHouse(t), new(browser)
	token := newToken(t, h)
	h.RefuseAudit(t)
	before := h.Tables(t)
	require.ErrorContains(t, h.People.SetUp(from(t, b, "192.0.2.1"), setUpInput(token)), "the history is closed")
	require.Empty(t, before.Until(h.Tables(t)))
	require.Empty(t, b.token)
	h.AllowAudit(t)
	require.NoError(t, h.People.SetUp(from(t, b, "192.0.2.1"), setUpInput(token)), "the token is still good")
}
