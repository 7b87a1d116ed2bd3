package edge

import (
	"encoding/json"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/people"
	"postern/internal/testdb"
)

// behindAGateway has the server believe X-Forwarded-For, so that one machine
// can stand for many callers.
var behindAGateway = []string{"--trusted-proxy", "127.0.0.1"}

// guess is a sign-in from a peer.
func guess(peer, email, password string) request {
	return operation(`mutation ($input: SignInInput!) { signIn(input: $input) { viewer { isOwner } } }`,
		map[string]any{"input": map[string]any{"email": email, "password": password}}).with("X-Forwarded-For", peer)
}

// atOnce sends n requests together and counts the answers by their reason.
func (p *postern) atOnce(t *testing.T, n int, of func(i int) request) map[string]int {
	t.Helper()
	var all sync.WaitGroup
	reasons := make(chan string, n)
	for i := range n {
		all.Go(func() {
			got, err := p.try(of(i), nobody)
			reason, _ := got.reason()
			if err != nil {
				reason = err.Error()
			}
			reasons <- reason
		})
	}
	all.Wait()
	close(reasons)
	counted := map[string]int{}
	for reason := range reasons {
		counted[reason]++
	}
	return counted
}

// TestTwoHundredGuessesAtOnceCostFiveHashes: an answer that says "wrong" has
// cost a hash, one that says "too many" has not. Meanwhile the person, who is
// elsewhere, signs in.
func TestTwoHundredGuessesAtOnceCostFiveHashes(t *testing.T) {
	p := start(t, behindAGateway...)
	elsewhere := make(chan answer, 1)
	go func() {
		got, _ := p.try(guess("198.51.100.9", "sam@example.com", testdb.Password), nobody)
		elsewhere <- got
	}()
	reasons := p.atOnce(t, 200, func(int) request { return guess("203.0.113.7", "sam@example.com", "not this one at all") })
	require.Equal(t, map[string]int{"WRONG_EMAIL_OR_PASSWORD": people.SignInTries, "TOO_MANY_ATTEMPTS": 200 - people.SignInTries}, reasons)
	require.Equal(t, `{"data":{"signIn":{"viewer":{"isOwner":false}}}}`, string((<-elsewhere).body))

	got := p.ask(t, guess("203.0.113.7", "sam@example.com", testdb.Password), nobody)
	reason, _ := got.reason()
	require.Equal(t, "TOO_MANY_ATTEMPTS", reason, "the right password from the guesser's place")
	got = p.ask(t, guess("198.51.100.9", "sam@example.com", testdb.Password), nobody)
	require.Equal(t, `{"data":{"signIn":{"viewer":{"isOwner":false}}}}`, string(got.body), "and from elsewhere, still")
}

// TestFiveHundredSignInsAtOnceLeaveMemoryAndVerify: hashes wait in a short
// queue, and a generated password needs none.
func TestFiveHundredSignInsAtOnceLeaveMemoryAndVerify(t *testing.T) {
	const callers, mostGrowth = 500, 200 << 20
	p := start(t, behindAGateway...)
	address, password := p.newAPIUser(t)
	require.Equal(t, http.StatusOK, p.verify(t, address, password))
	before, _, known := p.memory(t)

	done := make(chan map[string]int, 1)
	go func() {
		done <- p.atOnce(t, callers, func(i int) request { return guess(peer(i), "ada@example.com", "not this one at all") })
	}()
	verified := 0
	for reasons := map[string]int(nil); reasons == nil; {
		require.Equal(t, http.StatusOK, p.verify(t, address, password))
		verified++
		select {
		case reasons = <-done:
			// A slow disk makes some wait for their turn to be counted until their time is up.
			require.Equal(t, callers, reasons["WRONG_EMAIL_OR_PASSWORD"]+reasons["BUSY"]+reasons["TIMEOUT"], "%v", reasons)
			t.Logf("%d sign-ins at once: %v; meanwhile %d calls verified", callers, reasons, verified)
		default:
		}
	}
	require.Greater(t, verified, 1, "nothing was asked meanwhile")
	if _, most, _ := p.memory(t); known {
		t.Logf("memory: %d MB before, %d MB at most", before>>20, most>>20)
		require.Less(t, most-before, mostGrowth)
	}
}

// peer is the i-th of many places.
func peer(i int) string {
	return "10." + string(rune('0'+i/100%10)) + "." + string(rune('0'+i/10%10)) + "." + string(rune('0'+i%10))
}

// newAPIUser makes one with a generated password, as the app does.
func (p *postern) newAPIUser(t *testing.T) (address, password string) {
	t.Helper()
	var drafted struct {
		Data struct {
			DraftApiUser struct{ Email, Password string }
		}
	}
	require.NoError(t, json.Unmarshal(p.ask(t, query(`mutation { draftApiUser { email password } }`), owner).body, &drafted))
	address, password = drafted.Data.DraftApiUser.Email, drafted.Data.DraftApiUser.Password
	made := p.ask(t, operation(`mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { enabled } } }`,
		map[string]any{"input": map[string]any{"email": address, "password": password, "description": "Nightly import"}}), owner)
	require.Equal(t, `{"data":{"createApiUser":{"apiUser":{"enabled":true}}}}`, string(made.body))
	return address, password
}

// verify asks whether a credential may in.
func (p *postern) verify(t *testing.T, address, password string) int {
	t.Helper()
	sent, err := http.NewRequest(http.MethodGet, p.url+"/verify", nil)
	require.NoError(t, err)
	sent.SetBasicAuth(address, password)
	asked := time.Now()
	got, err := client.Do(sent)
	require.NoError(t, err)
	require.NoError(t, got.Body.Close())
	require.Less(t, time.Since(asked), 10*time.Second, "it waited among the sign-ins")
	return got.StatusCode
}
