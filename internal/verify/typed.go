package verify

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"time"

	"golang.org/x/sync/singleflight"

	"postern/internal/access"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/throttle"
)

// How often a typed password may be tried for one address from one place, and
// within which time. Generated ones are never throttled: 160 random bits can't
// be guessed.
const (
	typedTries  = 10
	typedWindow = time.Minute
	typedKeys   = 100_000 // remembered; more than can be hashed within a window
)

// typed checks typed passwords, which cost a slow hash each.
type typed struct {
	hasher *credential.Hasher
	tries  *throttle.Memory
	flight singleflight.Group
	secret [32]byte // keys the flights, so that no password lies about in memory
}

func newTyped(hasher *credential.Hasher, now clock.Clock) *typed {
	t := &typed{hasher: hasher, tries: throttle.NewMemory(typedTries, typedWindow, typedKeys, now)}
	_, _ = rand.Read(t.secret[:]) // never fails: crypto/rand ends the process instead
	return t
}

// match counts the try, then says which of the stored ones it is, or -1. The
// same question asked many times at once is counted and hashed once: a busy
// caller isn't a guesser. Only the comparison is shared; each caller judges the
// state that it read itself.
func (t *typed) match(ctx context.Context, address, password string, stored []string) (int, error) {
	peer := access.From(ctx).Peer
	answer := t.flight.DoChan(t.question(address, peer, password, stored), func() (any, error) {
		key := throttle.Key(address, peer)
		if err := t.tries.Count(key); err != nil {
			return -1, err
		}
		// The first asker's leaving must not fail the others.
		i, err := t.hasher.VerifyAny(context.WithoutCancel(ctx), stored, password)
		if i >= 0 {
			// Also while it is disabled: its own program goes on calling, and must get
			// in with the first call after it is enabled.
			t.tries.Forget(key)
		}
		return i, err
	})
	select {
	case <-ctx.Done():
		return -1, ctx.Err()
	case a := <-answer:
		if a.Err != nil {
			return -1, a.Err
		}
		return a.Val.(int), nil
	}
}

func (t *typed) question(address, peer, password string, stored []string) string {
	mac := hmac.New(sha256.New, t.secret[:])
	for _, part := range append([]string{address, peer, password}, stored...) {
		mac.Write([]byte(part))
		mac.Write([]byte{0})
	}
	return string(mac.Sum(nil))
}

// blocked says whether somebody has been guessing this address from here.
func (t *typed) blocked(ctx context.Context, address string) bool {
	return t.tries.Blocked(throttle.Key(address, access.From(ctx).Peer))
}
