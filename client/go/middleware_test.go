package posternauth_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	posternauth "postern/client/go"
)

// service answers with who called, and with every X-Postern header it sees.
func service(t *testing.T, c *posternauth.Client) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(c.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, found := posternauth.CallerFrom(r.Context())
		if !found {
			w.WriteHeader(http.StatusTeapot)
		}
		seen := []string{caller.Address}
		for name := range r.Header {
			if strings.HasPrefix(strings.ToLower(name), "x") {
				seen = append(seen, name)
			}
		}
		_, _ = io.WriteString(w, strings.Join(seen, " "))
	})))
	t.Cleanup(server.Close)
	return server
}

func call(t *testing.T, url string, header http.Header) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	require.NoError(t, err)
	r.Header = header
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer, string(text)
}

func with(authorization ...string) http.Header { return http.Header{"Authorization": authorization} }

func TestTheMiddlewareNamesTheCallerAndDropsItsClaims(t *testing.T) {
	p := start(t, "--trusted-proxy", "127.0.0.1")
	nightly := p.newProgram(t)
	server := service(t, client(t, p.url, posternauth.Options{Log: slog.New(slog.DiscardHandler)}))
	header := with(nightly.authorization())
	for _, claim := range []string{"X-Postern-Account", "X_Postern_Account", "x-postern-Address", "X-Postern-Future"} {
		header[claim] = []string{"forged"}
	}
	answer, text := call(t, server.URL, header)
	require.Equal(t, http.StatusOK, answer.StatusCode)
	require.Equal(t, nightly.Email, text)

	for _, bad := range []http.Header{{}, with(basic(nightly.Email, "wrong")), with(nightly.authorization(), nightly.authorization())} {
		answer, text = call(t, server.URL, bad)
		require.Equal(t, http.StatusUnauthorized, answer.StatusCode)
		require.Equal(t, "Unauthorized\n", text)
		require.Equal(t, `Basic realm="Postern", charset="UTF-8"`, answer.Header.Get("WWW-Authenticate"))
	}
	p.enable(t, nightly, false)
	answer, _ = call(t, server.URL, with(nightly.authorization()))
	require.Equal(t, http.StatusUnauthorized, answer.StatusCode)
	stop(p.command)
	answer, text = call(t, server.URL, with(nightly.authorization()))
	require.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
	require.Equal(t, "Service Unavailable\n", text)
	require.Equal(t, "1", answer.Header.Get("Retry-After"))
}

// Who guesses is slowed down alone: Postern hears where it is.
func TestAGuesserDoesNotSlowDownOthers(t *testing.T) {
	p := start(t, "--trusted-proxy", "127.0.0.1")
	server := service(t, client(t, p.url, posternauth.Options{}))
	from := func(peer string) int {
		header := with(basic("apiuser-1@api.localhost", "typed by hand"))
		header.Set("X-Forwarded-For", peer)
		answer, _ := call(t, server.URL, header)
		if answer.StatusCode == http.StatusTooManyRequests {
			require.NotEmpty(t, answer.Header.Get("Retry-After"))
		}
		return answer.StatusCode
	}
	for range 10 {
		require.Equal(t, http.StatusUnauthorized, from("203.0.113.7"))
	}
	require.Equal(t, http.StatusTooManyRequests, from("203.0.113.7"))
	require.Equal(t, http.StatusTooManyRequests, from("198.51.100.9, 203.0.113.7"))
	require.Equal(t, http.StatusUnauthorized, from("198.51.100.9"))
}

func TestTheExampleServiceAsksPostern(t *testing.T) {
	p := start(t)
	nightly := p.newProgram(t)
	host := freeHost(t)
	run(t, "service", "-addr", host, "-postern", p.url)
	answer, text := call(t, "http://"+host, with(nightly.authorization()))
	require.Equal(t, http.StatusOK, answer.StatusCode)
	require.Equal(t, "Hello, "+nightly.Email+".\n", text)
	answer, _ = call(t, "http://"+host, nil)
	require.Equal(t, http.StatusUnauthorized, answer.StatusCode)
}
