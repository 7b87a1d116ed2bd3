package demo_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/demo"
	"postern/internal/revision"
	"postern/internal/store"
	"postern/internal/verify"
)

func fill(t *testing.T) (*store.Store, *demo.Account) {
	t.Helper()
	records, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "demo.db"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, records.Close()) })
	account, err := demo.Fill(t.Context(), records)
	require.NoError(t, err)
	return records, account
}

func TestEveryProgramCallsAndIsAnsweredAsItsStorySays(t *testing.T) {
	t.Parallel()
	records, account := fill(t)
	verifier := verify.New(records, credential.NewHasher(credential.Limits{}), verify.NewMemory(1<<20), new(revision.Lease), clock.System)
	var mu sync.Mutex
	heard := map[string]map[int]bool{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		verifier.ServeHTTP(answer, r)
		address, _, _ := r.BasicAuth()
		mu.Lock()
		defer mu.Unlock()
		if heard[address] == nil {
			heard[address] = map[int]bool{}
		}
		heard[address][answer.Code] = true
		w.WriteHeader(answer.Code)
	}))
	defer server.Close()

	want, rate := map[string]map[int]bool{}, 0.0
	for i, p := range account.Programs {
		if p.Every == 0 {
			continue
		}
		want[p.Address] = map[int]bool{http.StatusOK: p.Good, http.StatusUnauthorized: !p.Good}
		rate += 1 / p.Every.Seconds()
		account.Programs[i].Every = 3 * time.Second // seldom enough for the throttle, and soon
	}
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Second)
	defer stop()
	demo.Call(ctx, server.URL, account.Programs)
	refused := 0
	for address, statuses := range want {
		require.NotEmpty(t, heard[address], address)
		for status := range heard[address] {
			require.True(t, statuses[status], "%s was answered %d", address, status)
		}
		if statuses[http.StatusUnauthorized] {
			refused++
		}
	}
	require.Len(t, heard, len(want), "and nobody else calls")
	require.Greater(t, refused, 2)
	require.Greater(t, len(want), 20)
	require.InDelta(t, 12, rate, 8, "calls a second")
}

func TestNoSecretOfTheDemoIsTheSameTwice(t *testing.T) {
	t.Parallel()
	_, one := fill(t)
	_, two := fill(t)
	require.NotEqual(t, one.Owner.Password, two.Owner.Password)
	seen := map[string]bool{}
	for _, p := range append(one.Programs, two.Programs...) {
		require.False(t, seen[p.Password])
		require.False(t, seen[p.Address])
		seen[p.Password], seen[p.Address] = true, true
	}
	require.Len(t, seen, 2*(len(one.Programs)+len(two.Programs)))
}

func TestWithoutAnAddressTheDemoTakesAPortThatIsFree(t *testing.T) {
	for range 2 { // the first may get 8080, the second can't
		l, err := demo.Listen("")
		require.NoError(t, err)
		defer l.Close()
		require.True(t, l.Addr().(*net.TCPAddr).IP.IsLoopback())
	}
}

func TestTheDemoListensOnThisMachineAlone(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{"127.0.0.1:0", "localhost:0", "127.0.0.53:0"} {
		l, err := demo.Listen(addr)
		require.NoError(t, err, addr)
		require.True(t, l.Addr().(*net.TCPAddr).IP.IsLoopback())
		require.NoError(t, l.Close())
	}
	for _, addr := range []string{":9000", "0.0.0.0:9000", "[::]:9000", "192.0.2.1:9000", "[2001:db8::1]:9000", "[::ffff:192.0.2.1]:9000"} {
		_, err := demo.Listen(addr)
		require.EqualError(t, err, "--addr "+addr+": the demo's link signs anybody in, so it listens on this machine alone; use 127.0.0.1:9000")
	}
	for _, addr := range []string{"localhost", "9000", "127.0.0.1:99999", "no host:9000"} {
		_, err := demo.Listen(addr)
		require.ErrorContains(t, err, "is not HOST:PORT", addr)
	}
	taken, err := demo.Listen("127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	_, err = demo.Listen(taken.Addr().String())
	require.ErrorContains(t, err, "can't listen there")
}
