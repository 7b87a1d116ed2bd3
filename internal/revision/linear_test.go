package revision_test

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/soak"
	"postern/internal/store"
	"postern/internal/testdb"
)

// played is one API user, whose owner changes it while many call.
type played struct {
	all       []*instance
	cast      testdb.Cast
	passwords []string // the API user's, one after the other
	current   atomic.Int64
	history   *soak.History
}

// play changes and calls for a while, and on until it is enough or a minute has
// passed, as meanwhile goes on beside.
func (p *played) play(t *testing.T, least time.Duration, enough func() bool, meanwhile func(ctx context.Context)) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), least+time.Minute)
	defer stop()
	var all sync.WaitGroup
	all.Go(func() {
		time.Sleep(least)
		for ctx.Err() == nil && !enough() {
			time.Sleep(50 * time.Millisecond)
		}
		stop()
	})
	for client := range 6 {
		all.Go(func() {
			for ctx.Err() == nil {
				n := max(int(p.current.Load())-rand.IntN(2), 0)
				sent := time.Now()
				said := p.all[client%3].says(p.cast.APIUser.Email, p.passwords[n])
				if said == "" || said == refused {
					p.history.Call(client, n, sent, said == "")
				}
				time.Sleep(time.Millisecond)
			}
		})
	}
	all.Go(func() { meanwhile(ctx) })
	p.change(ctx)
	all.Wait()
}

// change is the owner.
func (p *played) change(ctx context.Context) {
	owner := access.With(context.Background(), testdb.As(p.cast.Owner))
	is := p.history.First
	for n := 0; ctx.Err() == nil; n++ {
		to, in := is, apiusers.UpdateInput{ID: p.cast.APIUser.ID}
		if n%7 == 3 && is.Password+1 < len(p.passwords) {
			to.Password++
			in.Password = &p.passwords[to.Password]
			p.current.Store(int64(to.Password))
		} else {
			to.Enabled = n%2 == 1
			in.Enabled = &to.Enabled
		}
		p.history.Begin(to)
		for { // until it is certain
			if _, err := p.all[rand.IntN(3)].apiUsers.Update(owner, in); err == nil {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		p.history.Acknowledge(to)
		is = to
		time.Sleep(rand.N(10 * time.Millisecond))
	}
}

func newPlayed(t *testing.T) (*played, *sql.DB) {
	t.Helper()
	onlyPostgres(t)
	h, cast := testdb.NewFilledHouse(t)
	p := &played{cast: cast, passwords: []string{cast.APIUserPassword}, history: soak.NewHistory(soak.State{Enabled: true})}
	owner := access.With(t.Context(), testdb.As(cast.Owner))
	for range 30 {
		draft, err := h.APIUsers.Draft(owner)
		require.NoError(t, err)
		p.passwords = append(p.passwords, draft.Password)
	}
	for range 3 {
		i, _ := another(t, h, store.Options{})
		p.all = append(p.all, i)
	}
	settled()
	return p, testdb.Beside(t, h.URL)
}

// ended has the connections of feeds end, every now and then.
func ended(db *sql.DB) func(context.Context) {
	return func(ctx context.Context) {
		for ctx.Err() == nil {
			time.Sleep(300*time.Millisecond + rand.N(400*time.Millisecond))
			_, _ = db.ExecContext(ctx, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
				WHERE datname = current_database() AND query LIKE 'UPDATE instances SET applied%' AND random() < 0.5`)
		}
	}
}

func TestCallsAndChangesOnThreeInstancesHaveAnOrderThatExplainsThem(t *testing.T) {
	p, db := newPlayed(t)
	many := func() bool { calls, _ := p.history.Calls(); return calls > 500 }
	p.play(t, 4*time.Second, many, ended(db))
	calls, late := p.history.Calls()
	t.Logf("%d calls, latest acceptance after an acknowledgement: %s", calls, late)
	require.Greater(t, calls, 500, "too few to mean anything")
	require.Zero(t, late)
	require.Equal(t, porcupine.Ok, p.history.Explained())
}

func TestWithoutTheWaitNoOrderExplainsThem(t *testing.T) {
	p, db := newPlayed(t)
	for _, i := range p.all {
		i.ledger.Hasty()
	}
	wrong := func() bool { _, late := p.history.Calls(); return late > 0 }
	p.play(t, 3*time.Second, wrong, ended(db))
	require.Equal(t, porcupine.Illegal, p.history.Explained(), "the test would not notice a missing wait")
}
