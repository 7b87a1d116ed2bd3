package soak

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
	"postern/internal/testpg"
)

// briefLease is for how long changes wait for an instance that was killed.
const briefLease = "--verify-lease=100ms"

// long says whether there are minutes.
func long() bool { return os.Getenv("POSTERN_SOAK") != "" }

// rounds is how many there are: all of them with POSTERN_SOAK.
func rounds(all, few int) int {
	if long() {
		return all
	}
	return few
}

func TestWhatWasAcknowledgedSurvivesKillingPostern(t *testing.T) {
	n := rounds(50, 2)
	if testdb.Postgres() {
		n = rounds(10, 1)
	}
	p, l := install(t, testdb.URL(t), briefLease), &ledger{states: map[string][]testdb.State{}}
	for range n {
		p.start(t)
		before := l.acknowledged()
		writing(p, l, func() {
			// A busy machine, or the row of the instance killed before, makes changes slow.
			require.Eventually(t, func() bool { return l.acknowledged() > before+20 }, 20*time.Second, time.Millisecond)
			time.Sleep(moment())
		}, func() { p.kill(t) })
		l.check(t, p.database)
	}
	l.tell(t, "postern", n)
}

func TestWhatWasAcknowledgedSurvivesKillingPostgreSQL(t *testing.T) {
	if !testdb.Postgres() {
		t.Skip("only with TEST_DATABASE=postgres")
	}
	server, err := testpg.Start(t.Context(), testpg.Options{Durable: true})
	require.NoError(t, err)
	t.Cleanup(server.Stop)
	n := rounds(5, 1)
	p, l := install(t, server.URL("postgres"), briefLease), &ledger{states: map[string][]testdb.State{}}
	p.start(t)
	for range n {
		writing(p, l, func() {
			time.Sleep(moment())
			server.Kill()
			time.Sleep(100 * time.Millisecond)
			require.NoError(t, server.Restart(t.Context()))
			before := l.acknowledged()
			require.Eventually(t, func() bool { return l.acknowledged() > before+20 }, 20*time.Second, 5*time.Millisecond,
				"the same postern goes on by itself")
		}, func() {})
		l.check(t, p.database)
	}
	l.tell(t, "PostgreSQL", n)
}

// moment is a time to kill at.
func moment() time.Duration { return 200*time.Millisecond + rand.N(500*time.Millisecond) }

// writing runs what happens while the writers write, then end, and returns when
// they have stopped.
func writing(p *postern, l *ledger, meanwhile, end func()) {
	ctx, stop := context.WithCancel(context.Background())
	var all sync.WaitGroup
	all.Go(func() { l.write(ctx, p) })
	meanwhile()
	end()
	stop()
	all.Wait()
}

// check wants every acknowledged change and its entry to be there, and no half
// of one; of the unknown ones any number may be.
func (l *ledger) check(t *testing.T, database string) {
	t.Helper()
	db := testdb.Beside(t, database)
	defer db.Close()
	whole(t, db)
	history, entries := testdb.Explained(t, db), 0
	for _, states := range history {
		entries += len(states)
	}
	l.found = 0
	for id, states := range l.states {
		for _, s := range states {
			if s.Version <= len(history[id]) && history[id][s.Version-1] == s {
				l.found++
			}
		}
	}
	require.Equal(t, l.acked, l.found, "acknowledged, and found again")
	require.LessOrEqual(t, entries, l.acked+l.unknown, "something was done of which its caller heard that it wasn't")
	l.after = entries - l.acked
	age(t, db)
}

// whole has SQLite look at every page. Reading every row, as Explained does, is
// what PostgreSQL has without its extensions.
func whole(t *testing.T, db *sql.DB) {
	t.Helper()
	if testdb.Postgres() {
		return
	}
	var said string
	require.NoError(t, db.QueryRowContext(context.Background(), `PRAGMA integrity_check`).Scan(&said))
	require.Equal(t, "ok", said)
}

// age has the drafts be drawn long ago, so that there are more for the next
// round.
func age(t *testing.T, db *sql.DB) {
	t.Helper()
	past := time.Now().UTC().Add(-2 * time.Hour).Format("2006-01-02 15:04:05.000000-07:00")
	testdb.Exec(t, db, `UPDATE issued_addresses SET issued_at = ?`, past)
	testdb.Exec(t, db, `UPDATE offered_passwords SET offered_at = ?`, past)
}

// tell prints what came of the rounds.
func (l *ledger) tell(t *testing.T, killed string, n int) {
	t.Helper()
	on := "SQLite"
	if testdb.Postgres() {
		on = "PostgreSQL"
	}
	t.Logf("kill -9 of %s, on %s: %d rounds, %d acknowledged, %d found, %d lost, %d refused, %d unknown (%d of them done)",
		killed, on, n, l.acked, l.found, l.acked-l.found, l.refused, l.unknown, l.after)
	require.Greater(t, l.acked, 20*n, "too few to mean anything")
}
