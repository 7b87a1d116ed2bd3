package verify_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/peer"
	"postern/internal/testdb"
)

// call is one call to /verify, as it arrives.
func call(h *testdb.House, cast testdb.Cast, remote, query string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/verify"+query, nil)
	r.RemoteAddr = remote
	r.SetBasicAuth(cast.APIUser.Email, cast.APIUserPassword)
	w := httptest.NewRecorder()
	h.Verifier.ServeHTTP(w, r)
	return w
}

// bounded is a house whose API user has some columns set.
func bounded(t *testing.T, column string, value any) (*testdb.House, testdb.Cast) {
	t.Helper()
	h, cast := testdb.NewFilledHouse(t)
	h.Exec(t, `UPDATE api_users SET `+column+` = ? WHERE id = ?`, value, cast.APIUser.ID)
	return h, cast
}

func TestACallFromOutsideTheAllowedNetworksIsForbidden(t *testing.T) {
	t.Parallel()
	h, cast := bounded(t, "allowed_networks", "192.0.2.0/24 2001:db8::/32")
	for remote, want := range map[string]int{
		"192.0.2.7:1234": http.StatusOK, "192.0.3.7:1234": http.StatusForbidden, "[2001:db8::7]:1234": http.StatusOK,
		"[::ffff:192.0.2.7]:1234": http.StatusOK, "[2001:db9::7]:1234": http.StatusForbidden, "unix": http.StatusForbidden,
	} {
		for range 2 { // from the database, then from memory
			require.Equal(t, want, call(h, cast, remote, "").Code, remote)
		}
	}
	cast.APIUserPassword += "x"
	require.Equal(t, http.StatusUnauthorized, call(h, cast, "192.0.3.7:1234", "").Code, "nothing is told without the password")
}

func TestTheTruePeerIsWhatATrustedProxySays(t *testing.T) {
	t.Parallel()
	h, cast := bounded(t, "allowed_networks", "203.0.113.0/24")
	h.Verifier.Tell(nil, peer.NewFinder(netip.MustParsePrefix("192.0.2.0/24")).Of)
	says := func(remote, forwarded string) int {
		r := httptest.NewRequest(http.MethodGet, "/verify", nil)
		r.RemoteAddr = remote
		r.Header.Set("X-Forwarded-For", forwarded)
		r.SetBasicAuth(cast.APIUser.Email, cast.APIUserPassword)
		w := httptest.NewRecorder()
		h.Verifier.ServeHTTP(w, r)
		return w.Code
	}
	require.Equal(t, http.StatusOK, says("192.0.2.1:1", "203.0.113.9"))
	require.Equal(t, http.StatusForbidden, says("192.0.2.1:1", "203.0.113.9, 198.51.100.1"), "the right one is the proxy's word")
	require.Equal(t, http.StatusForbidden, says("198.51.100.1:1", "203.0.113.9"), "anybody can say so")
}

func TestACallMustHoldThePermissionsThatAreAskedFor(t *testing.T) {
	t.Parallel()
	h, cast := bounded(t, "permissions", "contacts.read contacts.write")
	for query, want := range map[string]int{
		"": http.StatusOK, "?permission=contacts.read": http.StatusOK, "?permission=contacts.read&permission=contacts.write": http.StatusOK,
		"?permission=contacts.delete": http.StatusForbidden, "?permission=contacts.read&permission=contacts.delete": http.StatusForbidden,
		"?permission=contacts": http.StatusForbidden, "?permission=contacts.read%20contacts.write": http.StatusForbidden,
		"?permission=": http.StatusForbidden, "?permission=%zz": http.StatusForbidden, "?other=1": http.StatusOK,
	} {
		for range 2 {
			answer := call(h, cast, "192.0.2.7:1", query)
			require.Equal(t, want, answer.Code, query)
			if want == http.StatusOK {
				require.Equal(t, "contacts.read contacts.write", answer.Header().Get("X-Postern-Permissions"))
			} else {
				require.Empty(t, answer.Header().Get("X-Postern-Permissions"))
			}
		}
	}
}

func TestAnAPIUserWithoutPermissionsHoldsNone(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for range 2 {
		require.Equal(t, http.StatusForbidden, call(h, cast, "192.0.2.7:1", "?permission=contacts.read").Code)
		require.NotContains(t, call(h, cast, "192.0.2.7:1", "").Header(), "X-Postern-Permissions")
	}
}

func TestNoMoreCallsASecondThanTheLimit(t *testing.T) {
	t.Parallel()
	h, cast := bounded(t, "calls_per_second", 3)
	for range 2 {
		for left := range 3 {
			answer := call(h, cast, "192.0.2.7:1", "")
			require.Equal(t, http.StatusOK, answer.Code)
			require.Equal(t, []string{"3", strconv.Itoa(2 - left), "1"}, rateOf(answer))
		}
		answer := call(h, cast, "192.0.2.7:1", "")
		require.Equal(t, http.StatusTooManyRequests, answer.Code)
		require.Equal(t, []string{"3", "0", "1"}, rateOf(answer))
		require.Equal(t, "1", answer.Header().Get("Retry-After"))
		h.Clock.Advance(time.Second)
	}
}

func TestNoMoreCallsADayThanTheLimit(t *testing.T) {
	t.Parallel()
	h, cast := bounded(t, "calls_per_day", 2)
	h.Clock.Advance(24*time.Hour - time.Duration(h.Clock.Now().UnixNano()%int64(24*time.Hour)))
	for range 2 {
		require.Equal(t, http.StatusOK, call(h, cast, "192.0.2.7:1", "").Code)
		require.Equal(t, http.StatusForbidden, call(h, cast, "192.0.2.7:1", "?permission=x").Code, "what isn't let in doesn't count")
		require.Equal(t, http.StatusOK, call(h, cast, "192.0.2.7:1", "").Code)
		answer := call(h, cast, "192.0.2.7:1", "")
		require.Equal(t, http.StatusTooManyRequests, answer.Code)
		require.Equal(t, []string{"2", "0", "86400"}, rateOf(answer))
		h.Memory.ForgetAll() // an owner's change brings no new day
		h.Clock.Advance(24*time.Hour - time.Second)
		require.Equal(t, http.StatusTooManyRequests, call(h, cast, "192.0.2.7:1", "").Code)
		h.Clock.Advance(time.Second)
	}
}

func rateOf(answer *httptest.ResponseRecorder) []string {
	h := answer.Header()
	return []string{h.Get("RateLimit-Limit"), h.Get("RateLimit-Remaining"), h.Get("RateLimit-Reset")}
}
