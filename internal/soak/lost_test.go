package soak

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
	"postern/internal/testpg"
)

// lossy is postern over a PostgreSQL of its own, to be taken away, with one API
// user.
type lossy struct {
	*postern
	server   *testpg.Server
	id       string
	key      http.Header
	wrong    http.Header
	database string // past whatever is between postern and it
}

// newLossy starts both; between has postern reach the server by another way.
func newLossy(t *testing.T, between func(database string) string, settings ...string) *lossy {
	t.Helper()
	if !testdb.Postgres() {
		t.Skip("only with TEST_DATABASE=postgres")
	}
	server, err := testpg.Start(t.Context(), testpg.Options{})
	require.NoError(t, err)
	t.Cleanup(server.Stop)
	l := &lossy{server: server, database: server.URL("postgres")}
	l.postern = install(t, l.database, settings...)
	l.postern.database = between(l.database)
	l.start(t)
	var draft struct{ Email, Password string }
	drafted := l.graphql(t.Context(), `mutation { draftApiUser { email password } }`, nil)
	require.NoError(t, json.Unmarshal(drafted.Data["draftApiUser"], &draft), drafted.reason())
	var made struct{ APIUser struct{ ID string } }
	saved := l.graphql(t.Context(), `mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { id } } }`,
		map[string]any{"email": draft.Email, "password": draft.Password, "description": "Nightly import"})
	require.NoError(t, json.Unmarshal(saved.Data["createApiUser"], &made), saved.reason())
	l.id, l.key, l.wrong = made.APIUser.ID, basic(draft.Email, draft.Password), basic(draft.Email, "a wrong password 1")
	l.well(t)
	return l
}

// disable is a change that matters.
func (l *lossy) disable() answer {
	return l.graphql(context.Background(), `mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { enabled } } }`,
		map[string]any{"id": l.id, "enabled": false})
}

// well wants everything to be answered, by many at once: no connection is held
// by what was lost. On a busy machine an answer of a round may come too late, so
// there are several; what is held for ever spoils every one.
func (l *lossy) well(t *testing.T) {
	t.Helper()
	until := time.Now().Add(20 * time.Second)
	for refused := l.round(t); len(refused) > 0; refused = l.round(t) {
		require.True(t, time.Now().Before(until), "still not answered: %v", refused)
		time.Sleep(50 * time.Millisecond)
	}
	got := l.graphql(t.Context(), `{ viewer { isOwner } }`, nil)
	require.JSONEq(t, `{"isOwner":true}`, string(got.Data["viewer"]))
}

// round calls 60 times at once and returns how many calls were not well answered,
// by path and status.
func (l *lossy) round(t *testing.T) map[string]int {
	var all sync.WaitGroup
	var mu sync.Mutex
	refused := map[string]int{}
	for i := range 60 {
		all.Go(func() {
			path := []string{"/readyz", "/verify", "/v2/account-info"}[i%3]
			if status := l.get(t.Context(), path, l.key).status; status != http.StatusOK {
				mu.Lock()
				defer mu.Unlock()
				refused[fmt.Sprint(path, " ", status)]++
			}
		})
	}
	all.Wait()
	return refused
}

// recovers waits until the server is ready again, with nobody's help.
func (l *lossy) recovers(t *testing.T) {
	t.Helper()
	require.Eventually(t, func() bool { return l.get(t.Context(), "/readyz", nil).status == http.StatusOK },
		30*time.Second, 50*time.Millisecond, "it doesn't recover")
	l.well(t)
}

// heldUp sends a change that waits for a lock which the test holds, and returns
// when it waits; what was taken is let go of by release.
func (l *lossy) heldUp(t *testing.T) (got chan answer, release func()) {
	t.Helper()
	db := testdb.Beside(t, l.database)
	tx, err := db.BeginTx(context.Background(), nil)
	require.NoError(t, err)
	_, err = tx.ExecContext(t.Context(), `SELECT id FROM api_users FOR UPDATE`)
	require.NoError(t, err)
	got = make(chan answer, 1)
	go func() { got <- l.disable() }()
	require.Eventually(t, func() bool {
		var waiting int
		err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'`).Scan(&waiting)
		return err == nil && waiting == 1
	}, 20*time.Second, 10*time.Millisecond)
	return got, func() { require.NoError(t, tx.Rollback()) }
}

func direct(database string) string { return database }

func TestAPostgreSQLThatWasKilledIsSaidAndItsReturnNoticed(t *testing.T) {
	t.Parallel()
	l := newLossy(t, direct, briefLease)
	underWay, _ := l.heldUp(t)
	l.server.Kill()

	got := <-underWay
	require.Equal(t, "DATABASE_UNAVAILABLE", got.reason(), "%d", got.status)
	require.Equal(t, 1, got.Errors[0].Extensions.RetryAfter, "worth another try")
	ready := l.get(t.Context(), "/readyz", nil)
	require.Equal(t, http.StatusServiceUnavailable, ready.status)
	require.Less(t, ready.took, time.Second+slack)
	time.Sleep(time.Second) // until what is in memory isn't believed any more
	for range 30 {          // more than there were connections
		for _, header := range []http.Header{l.key, l.wrong} {
			got := l.get(t.Context(), "/verify", header)
			require.Equal(t, http.StatusServiceUnavailable, got.status)
			require.NotEmpty(t, got.header.Get("Retry-After"))
		}
		got := l.disable()
		require.Equal(t, http.StatusServiceUnavailable, got.status, "who is calling can't be known")
		require.Equal(t, "DATABASE_UNAVAILABLE", got.reason())
	}

	require.NoError(t, l.server.Restart(t.Context()))
	l.recovers(t)
	require.Empty(t, l.disable().reason())
	require.Equal(t, http.StatusUnauthorized, l.get(t.Context(), "/verify", l.key).status)
	testdb.Explained(t, testdb.Beside(t, l.database))
}

func TestAPostgreSQLThatRestartsIsNoticedByNobodyForLong(t *testing.T) {
	t.Parallel()
	l := newLossy(t, direct)
	for range 2 {
		require.NoError(t, l.server.Restart(t.Context()))
		l.recovers(t)
	}
}
