package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/peer"
	"postern/internal/testdb"
	"postern/internal/web"
)

// built is an app as the front end's build leaves it.
var built = fstest.MapFS{
	"index.html":              {Data: []byte(`<script nonce="__CSP_NONCE__"></script><meta content="__CSP_NONCE__">`)},
	"playground.html":         {Data: []byte(`<title>Playground</title><script nonce="__CSP_NONCE__"></script>`)},
	"assets/app-1a2b.js":      {Data: []byte("start()")},
	"assets/fonts/mono.woff2": {Data: []byte("font")},
	"favicon.svg":             {Data: []byte("<svg/>")},
	"secret.txt":              {Data: []byte("not an asset")},
}

// api stands where GraphQL would: it does what the header Do says, and tells
// who is calling.
func api(h *testdb.House) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var err error
		switch r.Header.Get("Do") {
		case "sign in":
			err = h.People.SignIn(r.Context(), "ada@example.com", testdb.Password)
		case "sign out":
			err = h.People.SignOut(r.Context())
		case "panic":
			panic("secret of the house")
		case "abort":
			panic(http.ErrAbortHandler)
		}
		if err != nil {
			panic(err)
		}
		_ = json.NewEncoder(w).Encode(access.From(r.Context()))
	})
}

// wire makes the handler over a house; change adds to its options.
func wire(h *testdb.House, change ...func(*web.Options)) http.Handler {
	o := web.Options{
		GraphQL: api(h), Verifier: h.Verifier, APIUsers: h.APIUsers, Refusals: h.Refusals, History: h.History, Sessions: h.Sessions, People: h.People,
		Ready: h.Store.Ping, App: built, PublicURL: "http://postern.example.com",
	}
	for _, c := range change {
		c(&o)
	}
	return web.New(o)
}

func https(o *web.Options) { o.HTTPS, o.PublicURL = true, "https://postern.example.com" }

func trusting(ranges ...string) func(*web.Options) {
	return func(o *web.Options) {
		var trusted []netip.Prefix
		for _, r := range ranges {
			trusted = append(trusted, netip.MustParsePrefix(r))
		}
		o.Peers = peer.NewFinder(trusted...)
	}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

// call sends one request over real HTTP and follows no redirect.
func call(t *testing.T, handler http.Handler, method, path string, header http.Header) answer {
	t.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	r, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, strings.NewReader(""))
	require.NoError(t, err)
	r.Header = header.Clone()
	if host := header.Get("Host"); host != "" {
		r.Host = host
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	got, err := client.Do(r)
	require.NoError(t, err)
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	require.NoError(t, err)
	return answer{got.StatusCode, got.Header, string(body)}
}

// viewer reads who the api was told is calling.
func (a answer) viewer(t *testing.T) access.Viewer {
	t.Helper()
	require.Equal(t, http.StatusOK, a.status, a.body)
	var v access.Viewer
	require.NoError(t, json.Unmarshal([]byte(a.body), &v))
	return v
}

// signIn returns the cookie of a fresh session of Ada.
func signIn(t *testing.T, handler http.Handler) string {
	t.Helper()
	got := call(t, handler, http.MethodPost, "/graphql", http.Header{"Do": {"sign in"}})
	require.Equal(t, http.StatusOK, got.status)
	cookie, _, found := strings.Cut(got.header.Get("Set-Cookie"), ";")
	require.True(t, found)
	return cookie
}

func basic(address, password string) string {
	r := &http.Request{Header: http.Header{}}
	r.SetBasicAuth(address, password)
	return r.Header.Get("Authorization")
}

// sessionOf returns the cookie of a fresh session of a person.
func sessionOf(t *testing.T, h *testdb.House, email string) string {
	t.Helper()
	return signIn(t, wire(h, func(o *web.Options) {
		o.GraphQL = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if err := h.People.SignIn(r.Context(), email, testdb.Password); err != nil {
				panic(err)
			}
		})
	}))
}
