package testdb

import (
	netmail "net/mail"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/mail"
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
	r, err := filled()
	require.NoError(t, err)
	h, b := openBreakable(t, prepared{filled: true, breakable: true})
	return h, r.cast, b
}

// NewEmptyBrokenHouse is NewHouse over a database that can be made to fail.
func NewEmptyBrokenHouse(t testing.TB) (*House, *Broken) {
	t.Helper()
	return openBreakable(t, prepared{breakable: true})
}

func openBreakable(t testing.TB, p prepared) (*House, *Broken) {
	t.Helper()
	o := p.open(t)
	// Mails are made, and never leave: nobody listens there.
	nowhere := mail.NewSender(mail.Server{Host: "127.0.0.1", Port: 1, Encryption: mail.Unnecessary}, &netmail.Address{Address: "postern@example.com"})
	t.Cleanup(func() { nowhere.Stop(0) })
	h := wire(o.store, &Clock{at: Start}, nowhere)
	h.URL, h.opened = o.url, o
	return h, o.fault
}
