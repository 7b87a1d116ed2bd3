package testdb

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"postern/internal/store"
)

// opened is a database, and what a test has open on it.
type opened struct {
	url    string
	store  *store.Store
	beside *sql.DB // another connection to it
	fault  *Broken // nil: it can't be made to fail
	drop   func()  // nil where the end of the test drops it
	shape  string  // of its schema, as it was made
	uses   int
}

// prepared is what a test finds in its database.
type prepared struct {
	filled, breakable bool
}

var (
	empty     = prepared{}
	withACast = prepared{filled: true}
)

// open gives a test a database of its own, open; a used one on PostgreSQL, where
// a fresh one and the connections to it take longer than most tests do. Nobody
// can tell: see reset.
func (p prepared) open(t testing.TB) *opened {
	t.Helper()
	if !Postgres() {
		o := &opened{url: p.url(t)}
		require.NoError(t, o.open(p))
		t.Cleanup(func() { require.NoError(t, o.close()) })
		return o
	}
	o := shelf.take(p)
	if o == nil {
		o = new(opened)
		o.url, o.drop = p.clone(t)
		require.NoError(t, o.open(p))
	}
	t.Cleanup(func() { shelf.giveBack(p, o) })
	return o
}

func (o *opened) open(p prepared) (err error) {
	var options store.Options
	if p.breakable {
		o.fault = new(Broken)
		options.Driver = func(d dialect.Driver) dialect.Driver { return &brokenDriver{d, o.fault} }
	}
	ctx := context.Background()
	if o.store, err = store.OpenWith(ctx, o.url, options); err != nil {
		return err
	}
	if o.beside, err = besideOf(o.url); err != nil || !Postgres() {
		return err
	}
	o.shape, err = shapeOf(ctx, o.beside)
	return err
}

func (o *opened) close() error {
	err := errors.Join(o.beside.Close(), o.store.Close())
	following.end(o.store)
	if o.drop != nil {
		o.drop()
	}
	return err
}

// url is the address of a database that the end of the test drops.
func (p prepared) url(t testing.TB) string {
	t.Helper()
	if Postgres() {
		url, drop := p.clone(t)
		t.Cleanup(drop)
		return url
	}
	if !p.filled {
		return "sqlite:" + File(t)
	}
	r, err := filled()
	require.NoError(t, err)
	return "sqlite:" + write(t, r.content)
}

// mostUses is after how many tests a database is given up: what was deleted in
// it is never tidied away.
const mostUses = 50

// shelves hold databases that tests have done with.
type shelves struct {
	mu   sync.Mutex
	free map[prepared][]*opened
}

var shelf = shelves{free: map[prepared][]*opened{}}

func (s *shelves) take(p prepared) *opened {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.free[p]
	if len(all) == 0 {
		return nil
	}
	s.free[p] = all[:len(all)-1]
	return all[len(all)-1]
}

// giveBack makes a database as it was for the next test, or drops it.
func (s *shelves) giveBack(p prepared, o *opened) {
	following.end(o.store)
	if o.uses++; o.uses == mostUses || o.reset(context.Background()) != nil {
		_ = o.close() // the test may have closed it
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.free[p] = append(s.free[p], o)
}
