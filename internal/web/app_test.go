package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
	"postern/internal/web"
)

var browser = http.Header{"Accept": {"text/html,application/xhtml+xml,*/*;q=0.8"}}

func TestEachPageGetsANonceOfItsOwnInPolicyAndPage(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	seen := map[string]bool{}
	for _, path := range []string{"/account", "/account", "/account/users/api/new", "/sign-in", "/set-up", "/reset-password", "/forgot-password"} {
		got := call(t, wire(h), http.MethodGet, path, browser)
		require.Equal(t, http.StatusOK, got.status)
		require.Equal(t, "text/html; charset=utf-8", got.header.Get("Content-Type"))
		nonce := regexp.MustCompile(`script-src 'self' 'nonce-(\w{26,})'; style-src 'self' 'nonce-(\w+)'`).
			FindStringSubmatch(got.header.Get("Content-Security-Policy"))
		require.Len(t, nonce, 3)
		require.Equal(t, nonce[1], nonce[2])
		require.Equal(t, `<script nonce="`+nonce[1]+`"></script><meta content="`+nonce[1]+`">`, got.body)
		require.False(t, seen[nonce[1]])
		seen[nonce[1]] = true
	}
}

// A gateway that was told to ask at a mistyped path must hear no "may in".
func TestOnlyTheAppsOwnRoutesAreOK(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for path, want := range map[string]int{
		"/": 303, "/account": 200, "/account/users/api": 200,
		"/verfiy": 404, "/verify.": 404, "/accounts": 404, "/index.html": 404, "/nowhere/else": 404,
	} {
		for _, accept := range []string{"text/html", "*/*", ""} {
			got := call(t, wire(h), http.MethodGet, path, http.Header{"Accept": {accept}})
			require.Equal(t, want, got.status, path)
			require.Equal(t, want != 303, strings.Contains(got.body, "<script nonce"), path)
		}
	}
}

func TestThePageIsForWhoTakesHTML(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for accept, want := range map[string]int{
		"text/html": 200, "*/*": 200, "": 200, "text/*": 200, "application/json": 404, "application/graphql-response+json, application/json": 404,
	} {
		got := call(t, wire(h), http.MethodGet, "/account", http.Header{"Accept": {accept}})
		require.Equal(t, want, got.status, accept)
		require.Equal(t, want == 200, strings.Contains(got.body, "<script"), accept)
	}
	post := call(t, wire(h), http.MethodPost, "/account", browser)
	require.Equal(t, []any{http.StatusMethodNotAllowed, "GET, HEAD"}, []any{post.status, post.header.Get("Allow")})
}

func TestWithoutABuiltAppThePageSaysHowToBuildIt(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	bare := wire(h, func(o *web.Options) { o.App = fstest.MapFS{".keep": {}} })
	for _, path := range []string{"/", "/account"} {
		got := call(t, bare, http.MethodGet, path, browser)
		require.Equal(t, http.StatusNotFound, got.status)
		require.Equal(t, "text/plain; charset=utf-8", got.header.Get("Content-Type"))
		require.Contains(t, got.body, "    make build\n")
	}
	require.Equal(t, http.StatusNotFound, call(t, bare, http.MethodGet, "/assets/app.js", nil).status)
	require.Equal(t, http.StatusOK, call(t, bare, http.MethodPost, "/graphql", nil).status, "the API is served")
}

func TestAssetsAreKeptForEverAndUnknownOnesAre404(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for path, mediaType := range map[string]string{"/assets/app-1a2b.js": "text/javascript; charset=utf-8", "/assets/fonts/mono.woff2": "font/woff2"} {
		got := call(t, wire(h), http.MethodGet, path, nil)
		require.Equal(t, http.StatusOK, got.status)
		require.Equal(t, "public, max-age=31536000, immutable", got.header.Get("Cache-Control"))
		require.Equal(t, mediaType, got.header.Get("Content-Type"))
	}
	for _, path := range []string{"/assets/none.js", "/assets/", "/assets/fonts", "/assets/fonts/", "/assets/app-1a2b.js/", "/assets/%2e%2e%2fsecret.txt", "/assets/..%5csecret.txt"} {
		got := call(t, wire(h), http.MethodGet, path, browser)
		require.NotEqual(t, http.StatusOK, got.status, path)
		require.Equal(t, "no-store", got.header.Get("Cache-Control"), path)
		require.NotContains(t, got.body, "not an asset")
	}
	require.NotContains(t, call(t, wire(h), http.MethodGet, "/secret.txt", browser).body, "not an asset")
}

func TestThePlaygroundIsForWhoeverIsSignedIn(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	nobody := call(t, wire(h), http.MethodGet, "/playground", browser)
	require.Equal(t, []any{http.StatusSeeOther, "/sign-in?next=/playground"}, []any{nobody.status, nobody.header.Get("Location")})
	require.NotContains(t, nobody.body, "<script")
	got := call(t, wire(h), http.MethodGet, "/playground", http.Header{"Cookie": {signIn(t, wire(h))}})
	require.Equal(t, http.StatusOK, got.status)
	require.Contains(t, got.body, "<title>Playground</title>")
	require.NotContains(t, got.body, "__CSP_NONCE__")
}

// A gateway that asks at a path with something added must never take the
// app's page, with its 200, for a yes.
func TestBelowVerifyIsVerify(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for _, path := range []string{"/verify", "/verify/", "/verify/orders/7", "/verify/account"} {
		require.Equal(t, http.StatusUnauthorized, call(t, wire(h), http.MethodGet, path, browser).status, path)
		got := call(t, wire(h), http.MethodGet, path, http.Header{"Authorization": {basic(cast.APIUser.Email, cast.APIUserPassword)}})
		require.Equal(t, http.StatusOK, got.status, path)
		require.Equal(t, cast.APIUser.ID, got.header.Get("X-Postern-Api-User"))
	}
	for _, path := range []string{"/verify//", "//verify", "/verify/../account", "/verify/a//b"} {
		require.GreaterOrEqual(t, call(t, wire(h), http.MethodGet, path, browser).status, 300, path)
	}
}

func TestBelowV2IsNoPage(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for _, path := range []string{"/v2/", "/v2/contacts", "/v2/account-info/"} {
		got := call(t, wire(h), http.MethodGet, path, browser)
		require.Equal(t, http.StatusNotFound, got.status, path)
		require.Contains(t, got.header.Get("Content-Type"), "application/json")
	}
}
