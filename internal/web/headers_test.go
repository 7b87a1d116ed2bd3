package web_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	cookie := signIn(t, wire(h, https))
	good := http.Header{"Authorization": {basic(cast.APIUser.Email, cast.APIUserPassword)}}
	for name, c := range map[string]struct {
		method, path string
		header       http.Header
	}{
		"API": {"POST", "/graphql", nil}, "refused by the API": {"POST", "/graphql", http.Header{"Authorization": {"x"}}},
		"refused as foreign": {"POST", "/graphql", http.Header{"Origin": {"null"}}}, "panic": {"POST", "/graphql", http.Header{"Do": {"panic"}}},
		"account": {"GET", "/v2/account-info", good}, "refused by account": {"GET", "/v2/account-info", nil}, "unknown v2": {"GET", "/v2/x", nil},
		"health": {"GET", "/healthz", nil}, "ready": {"GET", "/readyz", nil}, "page": {"GET", "/", nil}, "route": {"GET", "/account/users", nil},
		"asset": {"GET", "/assets/app-1a2b.js", nil}, "no asset": {"GET", "/assets/none.js", nil}, "icon": {"GET", "/favicon.svg", nil},
		"playground": {"GET", "/playground", http.Header{"Cookie": {cookie}}}, "redirect": {"GET", "/playground", nil},
		"method": {"DELETE", "/", nil}, "path to clean": {"GET", "//account", nil},
	} {
		t.Run(name, func(t *testing.T) {
			plain, secure := call(t, wire(h), c.method, c.path, c.header), call(t, wire(h, https), c.method, c.path, c.header)
			require.Empty(t, plain.header.Get("Strict-Transport-Security"))
			require.Equal(t, "max-age=63072000", secure.header.Get("Strict-Transport-Security"))
			for _, got := range []answer{plain, secure} {
				for key, want := range map[string]string{
					"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
					"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
				} {
					require.Equal(t, want, got.header.Get(key), key)
				}
				policy := got.header.Get("Content-Security-Policy")
				require.Regexp(t, `^default-src 'none'; .*frame-ancestors 'none'$`, policy)
				require.NotContains(t, policy, "unsafe-eval")
				if name != "asset" {
					require.Equal(t, "no-store", got.header.Get("Cache-Control"))
				}
			}
		})
	}
}

// A gateway reads /verify, no browser: it carries what keeps an answer from
// being stored or taken for a page, and no more.
func TestVerifyCarriesTheHeadersThatMatterToIt(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for _, header := range []http.Header{nil, {"Authorization": {basic(cast.APIUser.Email, cast.APIUserPassword)}}} {
		for _, path := range []string{"/verify", "/verify/", "/verify/their/path"} {
			got := call(t, wire(h, https), http.MethodGet, path, header)
			require.Equal(t, "nosniff", got.header.Get("X-Content-Type-Options"))
			require.Equal(t, "no-store", got.header.Get("Cache-Control"))
			require.Empty(t, got.body)
		}
	}
}

func TestAPanicIsA500ThatTellsNothing(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	got := call(t, wire(h), http.MethodPost, "/graphql", http.Header{"Do": {"panic"}})
	require.Equal(t, http.StatusInternalServerError, got.status)
	require.Equal(t, "Something went wrong on the server. Try again.\n", got.body)
}

func TestAnAbortedAnswerIsBrokenOffAndNotMadeToLookComplete(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	server := httptest.NewServer(wire(h))
	defer server.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/graphql", nil)
	require.NoError(t, err)
	r.Header.Set("Do", "abort")
	answer, err := server.Client().Do(r)
	if err == nil {
		require.NoError(t, answer.Body.Close())
	}
	require.Error(t, err)
}

func TestReadyFollowsTheDatabaseAndAliveDoesNot(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	ready := call(t, wire(h), http.MethodGet, "/readyz", nil)
	require.Equal(t, []any{http.StatusOK, "ready\n"}, []any{ready.status, ready.body})
	require.NoError(t, h.Store.Close())
	ready = call(t, wire(h), http.MethodGet, "/readyz", nil)
	require.Equal(t, []any{http.StatusServiceUnavailable, "the database does not answer\n"}, []any{ready.status, ready.body})
	require.Equal(t, http.StatusOK, call(t, wire(h), http.MethodGet, "/healthz", nil).status)
}
