package graph_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/people"
	"postern/internal/testdb"
)

// waysIn are all by which somebody can be let in, each over HTTP. A way says
// whether it let in; it is tried after the standing was changed, with what was
// proof before.
var waysIn = map[string]struct {
	person  bool // who comes this way
	invited bool // it is for who hasn't accepted yet, and for nobody else
	try     func(t *testing.T, w *world, p proofs) bool
}{
	"cookie": {person: true, try: func(t *testing.T, w *world, _ proofs) bool {
		return isSignedIn(w.send(t, request{As: "standard", Query: `{ viewer { isOwner } }`}))
	}},
	"password": {person: true, try: func(t *testing.T, w *world, _ proofs) bool {
		got := w.send(t, request{As: "nobody", Query: `mutation { signIn(input: {email: "sam@example.com", password: "` + testdb.Password + `"}) { viewer { isOwner } } }`})
		return outcomeOfAnswer(t, got) == done
	}},
	"reset link": {person: true, try: func(t *testing.T, w *world, p proofs) bool {
		got := w.send(t, request{As: "nobody", Query: `mutation ($token: String!) { resetPassword(input: {token: $token, password: "three unrelated words"}) { email } }`,
			Variables: map[string]any{"token": p.reset}})
		return outcomeOfAnswer(t, got) == done
	}},
	"invitation": {person: true, invited: true, try: func(t *testing.T, w *world, p proofs) bool {
		got := w.send(t, request{As: "nobody", Query: `mutation ($token: String!) { acceptInvitation(input: {token: $token, name: "Sam", password: "three unrelated words"}) { viewer { isOwner } } }`,
			Variables: map[string]any{"token": p.invitation}})
		return outcomeOfAnswer(t, got) == done
	}},
	"look at an invitation": {person: true, invited: true, try: func(t *testing.T, w *world, p proofs) bool {
		got := w.send(t, request{As: "nobody", Query: `query ($token: String!) { invitation(token: $token) { email } }`, Variables: map[string]any{"token": p.invitation}})
		return outcomeOfAnswer(t, got) == done
	}},
	"Basic": {try: func(t *testing.T, w *world, _ proofs) bool {
		return isSignedIn(w.send(t, request{As: "api-user", Query: `{ viewer { isOwner } }`}))
	}},
	"/verify":          {try: func(t *testing.T, w *world, _ proofs) bool { return w.asks(t, "/verify") }},
	"/v2/account-info": {try: func(t *testing.T, w *world, _ proofs) bool { return w.asks(t, "/v2/account-info") }},
}

// proofs are the links that were handed out before the standing changed.
type proofs struct{ reset, invitation string }

// standings are what can have become of a person, an API user, or their account.
// Nothing of a program's own bars a person's way, and the other way round.
var standings = map[string]struct{ change, bars string }{
	"as it was":                          {},
	"the person is disabled":             {`UPDATE users SET status = 'DISABLED' WHERE email = 'sam@example.com'`, "people"},
	"the person is removed":              {`UPDATE users SET status = 'REMOVED' WHERE email = 'sam@example.com'`, "people"},
	"the person was invited anew":        {`UPDATE users SET status = 'INVITED' WHERE email = 'sam@example.com'`, "people"},
	"another person is disabled":         {`UPDATE users SET status = 'DISABLED' WHERE email = 'ada@example.com'`, ""},
	"the API user is disabled":           {`UPDATE api_users SET enabled = false`, "programs"},
	"the API user has expired":           {`UPDATE api_users SET expires_at = created_at`, "programs"},
	"the API user is deleted":            {`UPDATE api_users SET deleted_at = created_at`, "programs"},
	"the account is shut":                {`UPDATE accounts SET shut = true WHERE name = 'Acme'`, "all"},
	"another account is shut":            {`UPDATE accounts SET shut = true WHERE name = 'Globex'`, ""},
	"the account is shut, both disabled": {`UPDATE accounts SET shut = true`, "all"},
}

// TestEveryWayInAsksForTheWholeStanding is the matrix of access.Authenticate
// over all ways in: what bars one way bars every other of the same caller.
func TestEveryWayInAsksForTheWholeStanding(t *testing.T) {
	cells := 0
	for standing, s := range standings {
		for name, way := range waysIn {
			cells++
			t.Run(name+", "+standing, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				w.cookieOf(t, "standard")
				p := w.proofs(t)
				if s.change != "" {
					w.Exec(t, s.change)
				}
				if way.invited { // the one standing that lets an invitation in bars every other way
					require.Equal(t, standing == "the person was invited anew", way.try(t, w, p))
					return
				}
				barred := s.bars == "all" || s.bars == "people" && way.person || s.bars == "programs" && !way.person
				require.Equal(t, !barred, way.try(t, w, p))
			})
		}
	}
	t.Logf("%d ways, %d standings, %d cells", len(waysIn), len(standings), cells)
}

// proofs hands Sam a link to set a password anew, and one of an invitation.
func (w *world) proofs(t *testing.T) proofs {
	reset, err := w.People.NewResetToken(t.Context(), "sam@example.com")
	require.NoError(t, err)
	invited, err := w.People.InviteUser(w.asOwner(t), people.InviteInput{Name: "Ida", Email: "ida@example.com"})
	require.NoError(t, err)
	w.Exec(t, `UPDATE one_time_tokens SET user_id = (SELECT id FROM users WHERE email = 'sam@example.com') WHERE purpose = 'INVITATION'`)
	_, token, _ := strings.Cut(invited.InvitationURL, "#token=")
	return proofs{reset, token}
}

func isSignedIn(got answer) bool {
	return got.status == http.StatusOK && string(got.body) != `{"data":{"viewer":null}}`
}

// asks sends the API user's key to an address.
func (w *world) asks(t *testing.T, path string) bool {
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.url+path, nil)
	require.NoError(t, err)
	w.identify(t, r, "api-user")
	got, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	require.NoError(t, got.Body.Close())
	require.Contains(t, []int{http.StatusOK, http.StatusUnauthorized}, got.StatusCode)
	return got.StatusCode == http.StatusOK
}

// TestWhoseAccountIsDisabledIsToldSo once they have proved who they are.
func TestWhoseAccountIsDisabledIsToldSo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	reset, err := w.People.NewResetToken(t.Context(), "sam@example.com")
	require.NoError(t, err)
	w.Exec(t, `UPDATE accounts SET shut = true WHERE name = 'Acme'`)
	ctx := access.With(t.Context(), access.Viewer{Peer: "192.0.2.9"})
	require.Equal(t, outcome("UNAUTHENTICATED ACCOUNT_DISABLED"), outcomeOf(w.People.SignIn(ctx, "sam@example.com", testdb.Password)))
	require.Equal(t, wrongPassword, outcomeOf(w.People.SignIn(ctx, "sam@example.com", "wrong horse battery")))
	_, err = w.People.ResetPassword(ctx, reset, "three unrelated words")
	require.Equal(t, outcome("UNAUTHENTICATED ACCOUNT_DISABLED"), outcomeOf(err))
	_, err = w.People.ChangeAccount(access.With(t.Context(), testdb.As(w.cast.OtherOwner)), people.AccountChange{Name: new("Globex Ltd")})
	require.NoError(t, err, "another account is as it was")
}
