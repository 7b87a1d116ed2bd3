package verify_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/credential"
	"postern/internal/testdb"
)

// serve answers /verify over real HTTP.
func serve(t *testing.T, h *testdb.House) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(h.Verifier)
	t.Cleanup(server.Close)
	return server
}

// ask sends a request, and returns the status and the whole answer without
// its date.
func ask(t *testing.T, server *httptest.Server, method string, header http.Header, body io.Reader) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, server.URL+"/verify?canary=query", body)
	require.NoError(t, err)
	r.Header = header
	answer, err := server.Client().Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	dump, err := httputil.DumpResponse(answer, true)
	require.NoError(t, err)
	return answer.StatusCode, regexp.MustCompile(`(?m)^Date: .*\r\n`).ReplaceAllString(string(dump), "")
}

func with(authorization ...string) http.Header { return http.Header{"Authorization": authorization} }

// program makes another API user of Acme.
func program(t *testing.T, h *testdb.House, cast testdb.Cast, description string) (*ent.APIUser, string) {
	t.Helper()
	u, password, err := h.NewAPIUser(access.With(t.Context(), testdb.As(cast.Owner)), description)
	require.NoError(t, err)
	return u, password
}

func change(t *testing.T, h *testdb.House, cast testdb.Cast, in apiusers.UpdateInput) {
	t.Helper()
	_, err := h.APIUsers.Update(access.With(t.Context(), testdb.As(cast.Owner)), in)
	require.NoError(t, err)
}

func ptr[T any](value T) *T { return &value }

func TestAGoodCredentialLearnsWhoItIs(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	status, answer := ask(t, serve(t, h), http.MethodGet, with(basic(cast.APIUser.Email+":"+cast.APIUserPassword)), nil)
	require.Equal(t, http.StatusOK, status)
	for _, line := range []string{
		"X-Postern-Api-User: " + cast.APIUser.ID, "X-Postern-Account: " + cast.APIUser.AccountID,
		"X-Postern-Address: " + cast.APIUser.Email, "Cache-Control: no-store", "Content-Length: 0",
	} {
		require.Contains(t, answer, line+"\r\n")
	}
}

func TestEveryBadCredentialGetsTheSame401ToTheByte(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	good := cast.APIUser.Email
	disabled, itsPassword := program(t, h, cast, "disabled")
	change(t, h, cast, apiusers.UpdateInput{ID: disabled.ID, Enabled: ptr(false)})
	deleted, thatPassword := program(t, h, cast, "deleted")
	change(t, h, cast, apiusers.UpdateInput{ID: deleted.ID, Enabled: ptr(false)})
	require.NoError(t, h.APIUsers.Delete(access.With(t.Context(), testdb.As(cast.Owner)), deleted.ID, nil))
	unknown, err := credential.NewAddress("api.localhost")
	require.NoError(t, err)
	headers := map[string]http.Header{
		"missing":                {},
		"wrong":                  with(basic(good + ":" + credential.NewPassword())),
		"wrong, typed":           with(basic(good + ":plover-quartz-71")),
		"part of it":             with(basic(good + ":" + cast.APIUserPassword[:37])),
		"more than it":           with(basic(good + ":" + cast.APIUserPassword + "x")),
		"empty":                  with(basic(good + ":")),
		"address in upper case":  with(basic(strings.ToUpper(good) + ":" + cast.APIUserPassword)),
		"unknown":                with(basic(unknown + ":" + cast.APIUserPassword)),
		"unknown, typed":         with(basic(unknown + ":plover-quartz-71")),
		"disabled":               with(basic(disabled.Email + ":" + itsPassword)),
		"deleted":                with(basic(deleted.Email + ":" + thatPassword)),
		"another's password":     with(basic(good + ":" + itsPassword)),
		"a person's":             with(basic("ada@example.com:" + testdb.Password)),
		"the stored fingerprint": with(basic(good + ":" + credential.Fingerprint(cast.APIUserPassword))),
		"very long":              with(basic(good + ":" + strings.Repeat("x", 300))),
	}
	for name, header := range malformed() {
		if !strings.ContainsAny(header, "\x00\r\n") {
			headers[name] = with(header)
		}
	}
	server, want := serve(t, h), ""
	for name, header := range headers {
		status, answer := ask(t, server, http.MethodGet, header, nil)
		require.Equal(t, http.StatusUnauthorized, status, name)
		if want == "" {
			want = answer
			require.Contains(t, answer, "Www-Authenticate: Basic realm=\"Postern\", charset=\"UTF-8\"\r\n")
			require.Contains(t, answer, "Content-Length: 0\r\n")
		}
		require.Equal(t, want, answer, name)
	}
}

func TestTwoCredentialsAre400EvenIfBothAreGood(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	good := basic(cast.APIUser.Email + ":" + cast.APIUserPassword)
	status, answer := ask(t, serve(t, h), http.MethodGet, with(good, good), nil)
	require.Equal(t, http.StatusBadRequest, status)
	require.NotContains(t, answer, "X-Postern")
}

func TestTheCallAfterDisableIsRefusedAndTheCallAfterEnableIsNot(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	server, header := serve(t, h), with(basic(cast.APIUser.Email+":"+cast.APIUserPassword))
	for range 20 {
		for _, enabled := range []bool{false, true} {
			change(t, h, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: &enabled})
			status, _ := ask(t, server, http.MethodGet, header, nil)
			require.Equal(t, map[bool]int{false: 401, true: 200}[enabled], status)
		}
	}
}

func TestTheCallAfterANewPasswordNeedsIt(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	server := serve(t, h)
	for _, password := range []string{"plover-quartz-71", "quartz-plover-72"} {
		change(t, h, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Password: &password})
		for try, want := range map[string]int{password: 200, cast.APIUserPassword: 401, password + "x": 401} {
			status, _ := ask(t, server, http.MethodGet, with(basic(cast.APIUser.Email+":"+try)), nil)
			require.Equal(t, want, status, try)
		}
	}
	status, _ := ask(t, server, http.MethodGet, with(basic(cast.APIUser.Email+":plover-quartz-71")), nil)
	require.Equal(t, 401, status)
}

func TestAnyMethodIsAnsweredAndNothingSentComesBack(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	server := serve(t, h)
	for _, password := range []string{cast.APIUserPassword, credential.NewPassword()} {
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"} {
			header := with(basic(cast.APIUser.Email + ":" + password))
			for _, name := range []string{"X-Postern-Account", "X-Postern-Api-User", "X-Canary", "Origin", "Cookie", "User-Agent"} {
				header.Set(name, "canary")
			}
			status, answer := ask(t, server, method, header, strings.NewReader(`{"canary": "body"}`))
			require.Equal(t, map[bool]int{true: 200, false: 401}[password == cast.APIUserPassword], status, method)
			require.NotContains(t, answer, "canary")
			require.NotContains(t, answer, password)
		}
	}
}

func TestABodyThatIsAnnouncedAndNeverSentIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for _, announced := range []string{"Content-Length: 10", "Transfer-Encoding: chunked"} {
		conn, err := net.Dial("tcp", serve(t, h).Listener.Addr().String())
		require.NoError(t, err)
		defer conn.Close()
		require.NoError(t, conn.SetDeadline(time.Now().Add(20*time.Second)))
		_, err = fmt.Fprintf(conn, "POST /verify HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n%s\r\n\r\n",
			basic(cast.APIUser.Email+":"+cast.APIUserPassword), announced)
		require.NoError(t, err)
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		require.Equal(t, http.StatusOK, answer.StatusCode)
		require.True(t, answer.Close, "the rest of this connection can't be understood")
	}
}

func TestWhatCannotBeKnownIs503(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	unknown, err := credential.NewAddress("api.localhost")
	require.NoError(t, err)
	require.NoError(t, h.Store.Close())
	server := serve(t, h)
	for _, userPass := range []string{
		cast.APIUser.Email + ":" + cast.APIUserPassword, cast.APIUser.Email + ":wrong", unknown + ":" + cast.APIUserPassword,
	} {
		status, answer := ask(t, server, http.MethodGet, with(basic(userPass)), nil)
		require.Equal(t, http.StatusServiceUnavailable, status)
		require.Contains(t, answer, "Retry-After: 1\r\n")
		require.NotContains(t, answer, "Www-Authenticate")
		require.NotContains(t, answer, "X-Postern")
		require.NotContains(t, answer, "closed", "the reason is the log's")
	}
}
