package testdb

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"postern/internal/access"
	"postern/internal/mail/mailtest"
	"postern/internal/store"
	"postern/internal/testpg"

	"github.com/stretchr/testify/require"
)

// Start is the time that a test's clock shows at first.
var Start = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// ready is a database that holds the cast: copying it is quicker than hashing
// everybody's password anew. It is a file's content, or PostgreSQL's name of it.
type ready struct {
	content []byte
	name    string
	cast    Cast
}

var filled = sync.OnceValues(func() (ready, error) {
	var r ready
	fill := func(s *store.Store) (err error) {
		r.cast, err = Wire(s, &Clock{at: Start}).fill(context.Background())
		return err
	}
	var err error
	if Postgres() {
		r.name, err = filledClone(fill)
	} else {
		r.content, err = made(fill)
	}
	return r, err
})

// filledClone makes this process's own template: the cast's generated password
// is nowhere but in its memory.
func filledClone(fill func(*store.Store) error) (string, error) {
	base, err := server()
	if err != nil {
		return "", err
	}
	template, err := emptyName()
	if err != nil {
		return "", err
	}
	ctx := context.Background()
	address, _, err := testpg.Clone(ctx, base, template)
	if err != nil {
		return "", err
	}
	s, err := store.Open(ctx, address)
	if err != nil {
		return "", err
	}
	if err := fill(s); err != nil {
		return "", err
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	return strings.TrimPrefix(u.Path, "/"), errors.Join(s.Close(), keep(ctx, address))
}

// fill makes the people and an API user of Acme.
func (h *House) fill(ctx context.Context) (Cast, error) {
	c, err := h.NewPeople(ctx)
	if err != nil {
		return c, err
	}
	c.APIUser, c.APIUserPassword, err = h.NewAPIUser(access.With(ctx, As(c.Owner)), "Nightly import")
	return c, err
}

// NewFilledHouse wires the services over a database that holds the cast
// already. Nobody in it is signed in but the owner, from set-up.
func NewFilledHouse(t testing.TB) (*House, Cast) {
	t.Helper()
	r, err := filled()
	require.NoError(t, err)
	return open(t, withACast), r.cast
}

// open wires the services over a database, and a mail server of the test's own.
func open(t testing.TB, p prepared) *House {
	t.Helper()
	o, inbox := p.open(t), mailtest.Start(t, mailtest.Options{})
	h := wire(o.store, &Clock{at: Start}, inbox.Sender(t))
	h.URL, h.Inbox, h.opened = o.url, inbox, o
	return h
}
