package soak

import (
	"context"
	"database/sql"
	"encoding/json"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// fleet is three real instances over one PostgreSQL. The last one reaches it
// by a way on which things go wrong.
type fleet struct {
	*lossy
	all     []*postern
	between *way
	db      *sql.DB
	lease   time.Duration
	took    []time.Duration // of acknowledged changes
}

func newFleet(t *testing.T, lease time.Duration) *fleet {
	t.Helper()
	f := &fleet{between: new(way), lease: lease, lossy: newLossy(t, direct, "--verify-lease="+lease.String())}
	f.db = testdb.Beside(t, f.database)
	f.all = []*postern{f.postern}
	for _, database := range []string{f.database, f.between.through(t)(f.database)} {
		p := &postern{database: database, addr: freeAddr(t), cookie: f.cookie, settings: f.settings, log: f.log}
		p.start(t)
		f.all = append(f.all, p)
	}
	time.Sleep(f.past()) // nobody is new any more
	return f
}

// past is longer than a lease, so that there are calls when it is over.
func (f *fleet) past() time.Duration { return 2 * f.lease }

func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().String()
}

// settle brings everything to a state that is known.
func (f *fleet) settle(t *testing.T) State {
	t.Helper()
	require.Eventually(t, func() bool { return f.enable(f.all[0], true).outcome() == acknowledged }, 60*time.Second, 50*time.Millisecond)
	return State{Enabled: true}
}

// enough calls mean something.
const enough = 100

// suffer changes and calls for a while or longer, as a fault happens again and
// again. A busy machine takes longer to make enough calls.
func (f *fleet) suffer(t *testing.T, h *History, c fault, least time.Duration) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var all sync.WaitGroup
	f.call(ctx, h, &all)
	all.Go(func() {
		for to := false; ctx.Err() == nil; to = !to {
			f.change(h, State{Enabled: to}, f.all[:2])
			time.Sleep(rand.N(100 * time.Millisecond)) // meanwhile only one state may be seen
		}
	})
	for began := time.Now(); ; {
		c.do(t, f)
		calls, _ := h.Calls()
		if took := time.Since(began); took > least && (calls > enough || took > least+time.Minute) {
			break
		}
	}
	stop()
	all.Wait()
}

// call has six callers call all instances until ctx ends.
func (f *fleet) call(ctx context.Context, h *History, all *sync.WaitGroup) {
	for caller := range 6 {
		all.Go(func() {
			for ctx.Err() == nil {
				f.callOnce(h, caller, f.all[caller%3])
				time.Sleep(2 * time.Millisecond)
			}
		})
	}
}

// callOnce is never broken off: a stopped instance answers when it goes on. It
// says whether the answer was yes or no.
func (f *fleet) callOnce(h *History, caller int, p *postern) bool {
	sent := time.Now()
	status := p.get(context.Background(), "/verify", f.key).status
	if status != http.StatusOK && status != http.StatusUnauthorized {
		return false
	}
	h.Call(caller, 0, sent, status == http.StatusOK)
	return true
}

// change is sent to one after the other until it is acknowledged.
func (f *fleet) change(h *History, to State, by []*postern) {
	h.Begin(to)
	for n := 0; ; n++ {
		got := f.enable(by[n%len(by)], to.Enabled)
		if got.outcome() == acknowledged {
			f.took = append(f.took, got.took)
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	h.Acknowledge(to)
}

func (f *fleet) enable(p *postern, enabled bool) answer {
	got := p.graphql(context.Background(), `mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { enabled } } }`,
		map[string]any{"id": f.id, "enabled": enabled})
	var saved struct{ APIUser struct{ Enabled bool } }
	if got.outcome() == acknowledged && json.Unmarshal(got.Data["updateApiUser"], &saved) != nil {
		got.status = 0 // half an answer is none
	}
	return got
}
