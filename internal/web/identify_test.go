package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"postern/internal/credential"
	"postern/internal/session"
	"postern/internal/testdb"
	"postern/internal/web"
)

func TestTheSessionCookieIsForThisHostAndNoScript(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for _, c := range []struct {
		handler      http.Handler
		name, secure string
	}{
		{wire(h), "postern_session", ""},
		{wire(h, https), "__Host-postern_session", " Secure;"},
	} {
		in := call(t, c.handler, http.MethodPost, "/graphql", http.Header{"Do": {"sign in"}})
		require.Len(t, in.header.Values("Set-Cookie"), 1)
		require.Regexp(t, `^`+c.name+`=[\w-]{43}; Path=/; Max-Age=2592000; HttpOnly;`+c.secure+` SameSite=Lax$`, in.header.Get("Set-Cookie"))
		cookie, _, _ := strings.Cut(in.header.Get("Set-Cookie"), ";")
		out := call(t, c.handler, http.MethodPost, "/graphql", http.Header{"Do": {"sign out"}, "Cookie": {cookie}})
		require.Equal(t, []string{c.name + "=; Path=/; Max-Age=0; HttpOnly;" + c.secure + " SameSite=Lax"}, out.header.Values("Set-Cookie"))
		require.False(t, call(t, c.handler, http.MethodPost, "/graphql", http.Header{"Cookie": {cookie}}).viewer(t).Known())
	}
}

func TestACookieIsBelievedUnderItsOwnNameOnly(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, token, _ := strings.Cut(signIn(t, wire(h)), "=")
	for name, https := range map[string]bool{"postern_session": false, "__Host-postern_session": true} {
		for _, secure := range []bool{false, true} {
			handler := wire(h, func(o *web.Options) { o.HTTPS = secure })
			v := call(t, handler, http.MethodPost, "/graphql", http.Header{"Cookie": {name + "=" + token}}).viewer(t)
			require.Equal(t, https == secure, v.UserID == cast.Owner.ID, name)
		}
	}
}

// What a browser sends after its session has ended. A 401 with a Basic
// challenge would open the browser's own login box over the app.
func TestAnEndedSessionIsNobodyAndOpensNoLoginBox(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	cookie := signIn(t, wire(h))
	h.Clock.Advance(session.Idle)
	for _, c := range []string{cookie, "postern_session=", "postern_session=made-up", "other=x"} {
		for _, path := range []string{"/graphql", "/playground", "/account", "/"} {
			got := call(t, wire(h), http.MethodGet, path, http.Header{
				"Cookie": {c}, "Accept": {"text/html,*/*"}, "Sec-Fetch-Site": {"same-origin"},
			})
			require.NotEqual(t, http.StatusUnauthorized, got.status, path)
			require.Empty(t, got.header.Values("WWW-Authenticate"), path)
		}
	}
}

func TestAProgramIsIdentifiedByBasicBeforeAnyCookie(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	cookie := signIn(t, wire(h))
	header := http.Header{"Cookie": {cookie}, "Authorization": {basic(cast.APIUser.Email, cast.APIUserPassword)}}
	v := call(t, wire(h), http.MethodPost, "/graphql", header).viewer(t)
	require.Equal(t, []string{cast.APIUser.ID, cast.APIUser.AccountID, ""}, []string{v.APIUserID, v.AccountID, v.UserID})
	require.False(t, v.Owner)
}

func TestABadCredentialIsRefusedThoughTheCookieIsGood(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	cookie := signIn(t, wire(h))
	for _, authorization := range []string{basic(cast.APIUser.Email, credential.NewPassword()), "Bearer x", ""} {
		got := call(t, wire(h), http.MethodPost, "/graphql", http.Header{"Cookie": {cookie}, "Authorization": {authorization}})
		require.Equal(t, http.StatusUnauthorized, got.status)
		require.Equal(t, `Basic realm="Postern", charset="UTF-8"`, got.header.Get("WWW-Authenticate"))
		require.JSONEq(t, `{"errors": [{"message": "Address and password are not good for access.",
			"extensions": {"code": "UNAUTHENTICATED", "reason": "WRONG_CREDENTIAL"}}]}`, got.body)
	}
	two := call(t, wire(h), http.MethodPost, "/graphql", http.Header{"Authorization": {"Basic x", "Basic y"}})
	require.Equal(t, http.StatusBadRequest, two.status)
	require.Contains(t, two.body, "TWO_CREDENTIALS")
}

func TestWhoIsCallingCannotBeKnownWithoutTheDatabase(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	cookie := signIn(t, wire(h))
	require.NoError(t, h.Store.Close())
	for _, header := range []http.Header{{"Cookie": {cookie}}, {"Authorization": {basic(cast.APIUser.Email, cast.APIUserPassword)}}} {
		got := call(t, wire(h), http.MethodPost, "/graphql", header)
		require.Equal(t, http.StatusServiceUnavailable, got.status)
		require.Equal(t, "1", got.header.Get("Retry-After"))
		require.Empty(t, got.header.Values("WWW-Authenticate"))
		require.Contains(t, got.body, "UNAVAILABLE")
		require.NotContains(t, got.body, "closed")
	}
}

func TestALongUserAgentIsShortenedToWholeCharacters(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	v := call(t, wire(h), http.MethodPost, "/graphql", http.Header{"User-Agent": {"x" + strings.Repeat("ä", 500)}}).viewer(t)
	require.LessOrEqual(t, len(v.Client), 200)
	require.Greater(t, len(v.Client), 190)
	require.True(t, utf8.ValidString(v.Client))
}

func TestUsingASessionKeepsItForAnotherDay(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	cookie := signIn(t, wire(h))
	for range 3 {
		h.Clock.Advance(23 * time.Hour)
		require.True(t, call(t, wire(h), http.MethodPost, "/graphql", http.Header{"Cookie": {cookie}}).viewer(t).Known())
	}
}
