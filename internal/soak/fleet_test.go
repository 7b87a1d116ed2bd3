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
// by way of a proxy, and no change is sent to it: it is the one that suffers.
type fleet struct {
	*lossy
	all     []*postern
	between *proxy
	db      *sql.DB
	took    []time.Duration // of acknowledged changes
}

func newFleet(t *testing.T) *fleet {
	t.Helper()
	f := &fleet{between: new(proxy), lossy: newLossy(t, direct)}
	f.db = testdb.Beside(t, f.database)
	f.all = []*postern{f.postern}
	for _, database := range []string{f.database, f.between.through(t)(f.database)} {
		p := &postern{database: database, addr: freeAddr(t), cookie: f.cookie, log: f.log}
		p.start(t)
		f.all = append(f.all, p)
	}
	time.Sleep(2500 * time.Millisecond) // a lease: nobody is new any more
	return f
}

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

// cell is how long each fault goes on.
const cell = 20 * time.Second

// suffer changes and calls while a fault happens again and again.
func (f *fleet) suffer(t *testing.T, h *History, c fault) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), cell)
	defer stop()
	var all sync.WaitGroup
	for client := range 6 {
		all.Go(func() { f.call(ctx, h, client) })
	}
	all.Go(func() {
		for to := false; ctx.Err() == nil; to = !to {
			f.change(h, State{Enabled: to})
			time.Sleep(rand.N(20 * time.Millisecond))
		}
	})
	for ctx.Err() == nil {
		c.do(t, f)
	}
	all.Wait()
}

func (f *fleet) call(ctx context.Context, h *History, client int) {
	for ctx.Err() == nil {
		sent := time.Now()
		// Not broken off: a stopped instance answers when it goes on.
		switch f.all[client%3].get(context.Background(), "/verify", f.key).status {
		case http.StatusOK:
			h.Call(client, 0, sent, true)
		case http.StatusUnauthorized:
			h.Call(client, 0, sent, false)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// change is sent until it is acknowledged.
func (f *fleet) change(h *History, to State) {
	h.Begin(to)
	for n := 0; ; n++ {
		got := f.enable(f.all[n%2], to.Enabled)
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
