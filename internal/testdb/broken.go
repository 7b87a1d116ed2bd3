package testdb

import (
	"context"
	netmail "net/mail"
	"sync"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"postern/internal/mail"
	"postern/internal/store"
)

// Broken makes one call to the database fail.
type Broken struct {
	mu   sync.Mutex
	left int // calls until the one that fails; that one when 0
	err  error
	call string
}

// Break has the call after the next n fail with err, and no other. A call is a
// begin, a statement, the rows of a query, or a commit: once before it is done
// and once after.
func (b *Broken) Break(n int, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.left, b.err, b.call = n, err, ""
}

// Mend ends Break and returns which kind of call has failed: "begin",
// "statement", "rows", "commit" before it is done, "committed" after; "" when
// there were not so many calls.
func (b *Broken) Mend() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.err = nil
	return b.call
}

// fails counts a call and returns how it fails.
func (b *Broken) fails(call string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.left--
	if b.err == nil || b.left != -1 {
		return nil
	}
	b.call = call
	return b.err
}

// NewBrokenHouse is NewFilledHouse over a database that can be made to fail.
func NewBrokenHouse(t testing.TB) (*House, Cast, *Broken) {
	t.Helper()
	url, cast := filledURL(t)
	h, b := breakable(t, url)
	return h, cast, b
}

// NewEmptyBrokenHouse is NewHouse over a database that can be made to fail.
func NewEmptyBrokenHouse(t testing.TB) (*House, *Broken) {
	t.Helper()
	return breakable(t, URL(t))
}

func breakable(t testing.TB, url string) (*House, *Broken) {
	t.Helper()
	b := new(Broken)
	s, err := store.OpenWith(context.Background(), url, store.Options{
		Driver: func(d dialect.Driver) dialect.Driver { return &brokenDriver{d, b} },
	})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	// Mails are made, and never leave: nobody listens there.
	nowhere := mail.NewSender(mail.Server{Host: "127.0.0.1", Port: 1, Encryption: mail.Unnecessary}, &netmail.Address{Address: "postern@example.com"})
	t.Cleanup(func() { nowhere.Stop(0) })
	h := wire(s, &Clock{at: Start}, nowhere)
	h.URL, h.beside = url, Beside(t, url)
	return h, b
}
