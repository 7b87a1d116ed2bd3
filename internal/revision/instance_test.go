package revision_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/revision"
	"postern/internal/store"
	"postern/internal/team"
	"postern/internal/testdb"
	"postern/internal/usage"
	"postern/internal/verify"
)

// instance is what one process of several has of its own.
type instance struct {
	ledger   *revision.Ledger
	apiUsers *apiusers.Service
	team     *team.Service
	verifier *verify.Verifier
}

// wired is an instance over a store.
func wired(s *store.Store, h *testdb.House, m *verify.Memory, life time.Duration) *instance {
	ledger := revision.Open(context.Background(), s, m, life, h.Clock.Now)
	return &instance{
		ledger:   ledger,
		apiUsers: apiusers.NewService(s, ledger, h.Hasher, audit.NewLog(h.Clock.Now), h.Clock.Now, "api.localhost"),
		team:     team.NewService(s, ledger, nil, audit.NewLog(h.Clock.Now), h.Clock.Now), // which adds no account
		verifier: verify.New(s, h.Hasher, m, ledger.Lease(), h.Clock.Now),
	}
}

// another is one more instance over a house's database; the only one has its
// own memory and no more with SQLite.
func another(t *testing.T, h *testdb.House, o store.Options) (*instance, *store.Store) {
	t.Helper()
	s := beside(t, h, o)
	i := wired(s, h, verify.NewMemory(1<<20), testdb.Lease)
	i.believes(t)
	return i, s
}

// beside opens a house's database once more.
func beside(t *testing.T, h *testdb.House, o store.Options) *store.Store {
	t.Helper()
	if !testdb.Postgres() {
		require.NoError(t, h.Store.Close()) // it holds the file
	}
	s, err := store.OpenWith(t.Context(), h.URL, o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// believes waits until memory is believed, and no instance is new any more.
func (i *instance) believes(t *testing.T) {
	t.Helper()
	require.Eventually(t, func() bool { return i.ledger.Lease().Holds(time.Now()) }, 10*time.Second, time.Millisecond)
}

// settled waits until changes needn't wait for a full lease.
func settled() {
	if testdb.Postgres() {
		time.Sleep(testdb.Lease + 50*time.Millisecond)
	}
}

// says is why a call is refused; empty when it is accepted.
func (i *instance) says(address, password string) string {
	_, err := i.verifier.Verify(access.With(context.Background(), access.Viewer{Peer: "192.0.2.7"}), usage.Origin{}, address, password)
	if err != nil && fault.Reason(err) == "" {
		return err.Error()
	}
	return fault.Reason(err)
}

// update changes an API user and returns when it is acknowledged.
func (i *instance) update(t *testing.T, cast testdb.Cast, in apiusers.UpdateInput) {
	t.Helper()
	_, err := i.apiUsers.Update(access.With(context.Background(), testdb.As(cast.Owner)), in)
	require.NoError(t, err)
}

func ptr[T any](v T) *T { return &v }

func onlyPostgres(t *testing.T) {
	t.Helper()
	if !testdb.Postgres() {
		t.Skip("only with TEST_DATABASE=postgres: SQLite has one instance")
	}
}

const refused = "WRONG_CREDENTIAL"
