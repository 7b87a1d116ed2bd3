package posternauth_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	posternauth "postern/client/go"
)

func client(t *testing.T, url string, o posternauth.Options) *posternauth.Client {
	t.Helper()
	if o.Timeout == 0 {
		o.Timeout = 20 * time.Second // machines that build something else meanwhile are slow
	}
	c, err := posternauth.New(url, o)
	require.NoError(t, err)
	return c
}

// refused wants a refusal, and nobody named.
func refused(t *testing.T, c *posternauth.Client, authorization string) *posternauth.Refusal {
	t.Helper()
	caller, err := c.Verify(t.Context(), authorization)
	var refusal *posternauth.Refusal
	require.ErrorAs(t, err, &refusal)
	require.Empty(t, caller)
	return refusal
}

func TestAGoodCredentialNamesItsCallerUntilItIsDisabled(t *testing.T) {
	p := start(t)
	nightly := p.newProgram(t)
	c := client(t, p.url+"/", posternauth.Options{})
	caller, err := c.Verify(t.Context(), nightly.authorization())
	require.NoError(t, err)
	require.NotEmpty(t, caller.Account)
	require.Equal(t, posternauth.Caller{APIUser: nightly.ID, Account: caller.Account, Address: nightly.Email}, caller)

	for range 5 {
		p.enable(t, nightly, false)
		refusal := refused(t, c, nightly.authorization())
		require.Equal(t, posternauth.Unauthorized, refusal.Reason)
		require.Equal(t, http.StatusUnauthorized, refusal.Status())
		require.Contains(t, refusal.Challenge, `realm="Postern"`)
		p.enable(t, nightly, true)
		_, err = c.Verify(t.Context(), nightly.authorization())
		require.NoError(t, err)
	}
	for _, bad := range []string{
		"", "Basic", "Bearer x", basic(nightly.Email, "wrong"), basic("x"+nightly.Email, nightly.Password),
		nightly.authorization() + "," + nightly.authorization(), nightly.authorization() + "\r\nX-Postern-Account: x", "Basic ä",
	} {
		require.Equal(t, posternauth.Unauthorized, refused(t, c, bad).Reason, bad)
	}
}

func TestAYesIsKeptForMaxAgeAndNoLonger(t *testing.T) {
	p := start(t, "--verify-max-age", "2s")
	nightly := p.newProgram(t)
	c, forgetful := client(t, p.url, posternauth.Options{}), client(t, p.url, posternauth.Options{Kept: -1})
	require.Equal(t, posternauth.Unauthorized, refused(t, c, basic(nightly.Email, "wrong")).Reason)
	asked := time.Now()
	_, err := c.Verify(t.Context(), nightly.authorization())
	require.NoError(t, err)
	p.enable(t, nightly, false)
	_, err = c.Verify(t.Context(), nightly.authorization())
	if time.Since(asked) < 2*time.Second {
		require.NoError(t, err, "it is not kept")
	}
	require.Equal(t, posternauth.Unauthorized, refused(t, forgetful, nightly.authorization()).Reason)
	time.Sleep(time.Until(asked.Add(2*time.Second + 50*time.Millisecond)))
	require.Equal(t, posternauth.Unauthorized, refused(t, c, nightly.authorization()).Reason)
	p.enable(t, nightly, true)
	_, err = c.Verify(t.Context(), nightly.authorization())
	require.NoError(t, err, "a refusal is not kept")
}

func TestNobodyGetsInWhilePosternIsStopped(t *testing.T) {
	p := start(t)
	nightly := p.newProgram(t)
	c := client(t, p.url, posternauth.Options{})
	_, err := c.Verify(t.Context(), nightly.authorization())
	require.NoError(t, err)
	stop(p.command)
	refusal := refused(t, c, nightly.authorization())
	require.Equal(t, posternauth.Unavailable, refusal.Reason)
	require.Equal(t, http.StatusServiceUnavailable, refusal.Status())
	require.GreaterOrEqual(t, refusal.RetryAfter, time.Second)
	require.Contains(t, refusal.Error(), "is Postern running")
}

func TestWhoGuessesIsToldToWait(t *testing.T) {
	p := start(t)
	c := client(t, p.url, posternauth.Options{})
	var refusal *posternauth.Refusal
	for range 11 {
		refusal = refused(t, c, basic("apiuser-1@api.localhost", "typed by hand"))
	}
	require.Equal(t, posternauth.TooMany, refusal.Reason)
	require.Equal(t, http.StatusTooManyRequests, refusal.Status())
	require.GreaterOrEqual(t, refusal.RetryAfter, time.Second)
}

func TestAHundredVerifiesShareAFewConnections(t *testing.T) {
	p := start(t)
	nightly := p.newProgram(t)
	var dialled atomic.Int32
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotConn: func(got httptrace.GotConnInfo) {
		if !got.Reused {
			dialled.Add(1)
		}
	}})
	c := client(t, p.url, posternauth.Options{})
	ask := func(n int) {
		for range n {
			_, err := c.Verify(ctx, nightly.authorization())
			assert.NoError(t, err)
			_, err = c.Verify(ctx, basic(nightly.Email, nightly.Password+"x"))
			assert.Error(t, err)
		}
	}
	ask(50)
	require.EqualValues(t, 1, dialled.Load(), "one after the other")
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() { ask(25) })
	}
	all.Wait()
	require.LessOrEqual(t, dialled.Load(), int32(10), "four at once")
}

func TestWhatIsNotPosternIsNeverAYes(t *testing.T) {
	elsewhere := func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://postern.example.com/verify", http.StatusMovedPermanently)
	}
	page := func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<!doctype html><p>Welcome</p>")) }
	login := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }
	half := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Postern-Api-User", "api_1")
		w.Header().Set("X-Postern-Account", "acc_1")
	}
	twice := func(w http.ResponseWriter, r *http.Request) {
		half(w, r)
		w.Header()["X-Postern-Address"] = []string{"a", "b"}
	}
	slow := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	for sentence, handler := range map[string]http.HandlerFunc{
		"sends elsewhere": elsewhere, "answered 200 OK, but not as Postern": page, "answered 401 Unauthorized, but not": login,
		"but not as Postern does": half, "is the base URL Postern's?": twice, "did not answer within 100ms": slow,
	} {
		server := httptest.NewServer(handler)
		o := posternauth.Options{}
		if strings.Contains(sentence, "100ms") {
			o.Timeout = 100 * time.Millisecond
		}
		refusal := refused(t, client(t, server.URL, o), "Basic eDp5")
		require.Equal(t, posternauth.Unavailable, refusal.Reason, sentence)
		require.Contains(t, refusal.Error(), sentence)
		server.Close()
	}
	secure := httptest.NewTLSServer(http.HandlerFunc(half))
	defer secure.Close()
	refusal := refused(t, client(t, secure.URL, posternauth.Options{}), "Basic eDp5")
	require.Contains(t, refusal.Error(), "certificate that isn't trusted")
	require.Error(t, errors.Unwrap(refusal))
	plain := httptest.NewServer(http.HandlerFunc(half))
	defer plain.Close()
	refusal = refused(t, client(t, "https"+plain.URL[4:], posternauth.Options{}), "Basic eDp5")
	require.Contains(t, refusal.Error(), "http")
	require.Equal(t, posternauth.Unavailable, refusal.Reason)
}

func TestABadBaseURLIsRefusedAtTheStart(t *testing.T) {
	for _, url := range []string{"", "postern.example.com", "ftp://x", "http://", "https://u:p@x", "https://x?y", "https://x#y", ":"} {
		_, err := posternauth.New(url, posternauth.Options{})
		require.ErrorContains(t, err, "base URL", url)
		require.NotContains(t, err.Error(), "u:p")
	}
}
