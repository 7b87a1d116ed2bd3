// Package throttle slows guessing down without letting anybody lock somebody
// else out: tries are counted by (address, peer), so whoever guesses from one
// place is stopped there, and the right password from elsewhere still passes.
package throttle

import (
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"postern/internal/clock"
	"postern/internal/fault"
)

// Key stands for an address as tried from a peer. It is a hash: no list of
// tried addresses is kept anywhere.
func Key(address, peer string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(address) + "\x00" + network(peer)))
	return hex.EncodeToString(sum[:])
}

// network is the place that a peer guesses from: an IPv4 address, or the /64
// that one customer has in IPv6 and can choose addresses from at will.
func network(peer string) string {
	a, err := netip.ParseAddr(peer)
	if err != nil || !a.Is6() || a.Is4In6() {
		return peer
	}
	p, _ := a.WithZone("").Prefix(64) // 64 bits always fit an IPv6 address
	return p.String()
}

// TooMany is the answer to the try after the last one allowed.
func TooMany(wait time.Duration) *fault.Fault {
	wait = max(wait, time.Second)
	f := fault.New(fault.RateLimited, "TOO_MANY_ATTEMPTS", "Too many wrong tries from here. Wait "+spoken(wait)+" and try again.")
	f.RetryAfter = wait
	return f
}

func spoken(d time.Duration) string {
	if d < 90*time.Second {
		return "a minute"
	}
	return strings.TrimSuffix(d.Round(time.Minute).String(), "m0s") + " minutes"
}

// Memory counts tries in this process, for a bounded number of keys.
type Memory struct {
	most   int
	window time.Duration
	now    clock.Clock

	mu    sync.Mutex
	tries *simplelru.LRU[string, tries]
}

type tries struct {
	count int
	since time.Time
}

// NewMemory allows most tries in a window, and remembers up to keys keys.
func NewMemory(most int, window time.Duration, keys int, now clock.Clock) *Memory {
	lru, err := simplelru.NewLRU[string, tries](max(keys, 1), nil)
	if err != nil { // only for a size below one
		panic(err)
	}
	return &Memory{most: most, window: window, now: now, tries: lru}
}

// Count counts a try, before it costs anything. Fault: TOO_MANY_ATTEMPTS.
func (m *Memory) Count(key string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	t, _ := m.tries.Get(key)
	if now.Sub(t.since) >= m.window {
		t = tries{since: now}
	}
	if t.count >= m.most {
		return TooMany(t.since.Add(m.window).Sub(now))
	}
	t.count++
	m.tries.Add(key, t)
	return nil
}

// Forget clears a key after the right password.
func (m *Memory) Forget(key string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tries.Remove(key)
}

// Blocked says whether another try would be refused, and counts none.
func (m *Memory) Blocked(key string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, _ := m.tries.Peek(key)
	return t.count >= m.most && m.now().Sub(t.since) < m.window
}
