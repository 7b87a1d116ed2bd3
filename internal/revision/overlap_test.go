package revision_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"postern/internal/apiusers"
	"postern/internal/revision"
	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/verify"
)

// pause holds up one question of verify's, after the database has answered it.
type pause struct {
	dialect.Driver
	armed      *atomic.Bool
	read, goOn chan struct{}
}

// Query asks, and holds the answer back once.
func (p *pause) Query(ctx context.Context, query string, args, v any) error {
	err := p.Driver.Query(ctx, query, args, v)
	if strings.Contains(query, "api_user_passwords") && strings.Contains(query, "JOIN") && p.armed.CompareAndSwap(true, false) {
		close(p.read)
		<-p.goOn
	}
	return err
}

func newPause() (*pause, store.Options) {
	p := &pause{armed: new(atomic.Bool), read: make(chan struct{}), goOn: make(chan struct{})}
	return p, store.Options{Driver: func(d dialect.Driver) dialect.Driver {
		return &pause{Driver: d, armed: p.armed, read: p.read, goOn: p.goOn}
	}}
}

func TestWhatWasReadBeforeAChangeIsNotKept(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	p, o := newPause()
	i, _ := another(t, h, o)
	settled()
	p.armed.Store(true)
	answer := make(chan string, 1)
	go func() { answer <- i.says(cast.APIUser.Email, cast.APIUserPassword) }()
	<-p.read
	i.update(t, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(false)})
	close(p.goOn)
	require.Empty(t, <-answer, "it asked before, and got the answer of then")
	require.Equal(t, refused, i.says(cast.APIUser.Email, cast.APIUserPassword))
}

// An instance that is written down after a change is never told of it.
func TestWhatWasReadBeforeAnInstanceWasWrittenDownIsNotKept(t *testing.T) {
	t.Parallel()
	onlyPostgres(t)
	h, cast := testdb.NewFilledHouse(t)
	p, o := newPause()
	s, memory := beside(t, h, o), verify.NewMemory(1<<20)
	early := &instance{verifier: verify.New(s, h.Hasher, memory, new(revision.Lease), h.Clock.Now)}
	p.armed.Store(true)
	answer := make(chan string, 1)
	go func() { answer <- early.says(cast.APIUser.Email, cast.APIUserPassword) }()
	<-p.read
	other, _ := another(t, h, store.Options{})
	other.update(t, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(false)})
	i := wired(s, h, memory, testdb.Lease)
	i.believes(t)
	close(p.goOn)
	require.Empty(t, <-answer)
	i.believes(t)
	require.Equal(t, refused, i.says(cast.APIUser.Email, cast.APIUserPassword))
}

func TestALapsedLeaseAsksTheDatabaseAndWithoutOneNobodyGetsIn(t *testing.T) {
	t.Parallel()
	onlyPostgres(t)
	h, cast := testdb.NewFilledHouse(t)
	i, _ := another(t, h, store.Options{})
	ask := func() string { return i.says(cast.APIUser.Email, cast.APIUserPassword) }
	require.Empty(t, ask())
	require.False(t, i.ledger.Lease().Holds(time.Now().Add(testdb.Lease*8/10)), "it asked before now")

	// Behind the ledger's back, as nobody may: memory can't know.
	h.Exec(t, `UPDATE api_users SET enabled = false`)
	i.believes(t)
	require.Empty(t, ask(), "it is not memory that answers; this test shows nothing")

	db := testdb.Beside(t, h.URL)
	held, err := db.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	_, err = held.ExecContext(t.Context(), `LOCK TABLE instances`) // nobody can say that it is alive
	require.NoError(t, err)
	require.Eventually(t, func() bool { return ask() == refused }, 2*testdb.Lease, time.Millisecond)
	h.Exec(t, `UPDATE api_users SET enabled = true`)
	require.Empty(t, ask(), "each call asks")
	h.Exec(t, `ALTER TABLE api_users RENAME TO gone`)
	require.Contains(t, ask(), "does not exist", "no yes, and no refusal either")
	require.NoError(t, held.Rollback())
}
