package web_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
	"postern/internal/web"
)

const friend = "https://friend.example.com"

func allowing(o *web.Options) { o.AllowedOrigins = []string{friend} }

func TestForeignPagesReachNothing(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for name, header := range map[string]http.Header{
		"another site":                 {"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://evil.example.net"}},
		"a sister domain":              {"Sec-Fetch-Site": {"same-site"}, "Origin": {"https://evil.example.com"}},
		"another site without Origin":  {"Sec-Fetch-Site": {"cross-site"}},
		"an old browser":               {"Origin": {"https://evil.example.net"}},
		"a sandboxed frame":            {"Origin": {"null"}},
		"another port":                 {"Origin": {"http://postern.example.com:81"}},
		"a longer name":                {"Origin": {"http://postern.example.com.example.net"}},
		"a friend's sister":            {"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://x.friend.example.com"}},
		"a friend over another scheme": {"Sec-Fetch-Site": {"cross-site"}, "Origin": {"http://friend.example.com"}},
		"own Origin, but cross-site":   {"Sec-Fetch-Site": {"cross-site"}, "Origin": {"http://postern.example.com"}},
	} {
		for _, handler := range []http.Handler{wire(h), wire(h, allowing)} {
			header.Set("Host", "postern.example.com")
			header.Set("Do", "panic") // reaching the API would be a 500
			got := call(t, handler, http.MethodPost, "/graphql", header)
			require.Equal(t, http.StatusForbidden, got.status, name)
			require.Contains(t, got.body, `"reason":"CROSS_ORIGIN"`)
			require.Empty(t, got.header.Get("Access-Control-Allow-Origin"), name)
			require.Empty(t, got.header.Get("Access-Control-Allow-Credentials"), name)
		}
	}
}

func TestOwnPagesAndProgramsPass(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for name, header := range map[string]http.Header{
		"own page":             {"Sec-Fetch-Site": {"same-origin"}, "Origin": {"http://postern.example.com"}},
		"typed by hand":        {"Sec-Fetch-Site": {"none"}},
		"an old browser":       {"Origin": {"http://postern.example.com"}},
		"a program":            {},
		"own page behind TLS":  {"Sec-Fetch-Site": {"same-origin"}, "Origin": {"https://postern.example.com"}},
		"own page, old, by IP": {"Origin": {"http://192.0.2.7:8080"}, "Host": {"192.0.2.7:8080"}},
	} {
		if header.Get("Host") == "" {
			header.Set("Host", "postern.example.com")
		}
		got := call(t, wire(h), http.MethodPost, "/graphql", header)
		require.Equal(t, http.StatusOK, got.status, name)
		require.Empty(t, got.header.Get("Access-Control-Allow-Origin"), name)
	}
}

func TestAConfiguredOriginCallsWithItsCookie(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	handler := wire(h, allowing)
	got := call(t, handler, http.MethodPost, "/graphql", http.Header{
		"Origin": {friend}, "Sec-Fetch-Site": {"cross-site"}, "Cookie": {signIn(t, handler)},
	})
	require.Equal(t, cast.Owner.ID, got.viewer(t).UserID)
	require.Equal(t, friend, got.header.Get("Access-Control-Allow-Origin"))
	require.Equal(t, "true", got.header.Get("Access-Control-Allow-Credentials"))
	require.Contains(t, got.header.Values("Vary"), "Origin")
}

func TestOnlyAConfiguredOriginIsToldYesBeforehand(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	ask := func(origin, method, headers string) answer {
		return call(t, wire(h, allowing), http.MethodOptions, "/graphql", http.Header{
			"Origin": {origin}, "Sec-Fetch-Site": {"cross-site"},
			"Access-Control-Request-Method": {method}, "Access-Control-Request-Headers": {headers},
		})
	}
	yes := ask(friend, "POST", "content-type")
	require.Less(t, yes.status, 300)
	require.Equal(t, friend, yes.header.Get("Access-Control-Allow-Origin"))
	require.Equal(t, "POST", yes.header.Get("Access-Control-Allow-Methods"))
	for name, no := range map[string]answer{
		"origin": ask("https://evil.example.net", "POST", "content-type"), "null": ask("null", "POST", "content-type"),
		"method": ask(friend, "DELETE", "content-type"), "header": ask(friend, "POST", "authorization"),
	} {
		require.Empty(t, no.header.Get("Access-Control-Allow-Origin"), name)
	}
}
