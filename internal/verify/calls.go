package verify

import (
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// calls counts the accepted calls of each account by the minute, over the last
// hour, in this process.
type calls struct {
	mu       sync.Mutex
	accounts map[string]*hour
}

// hour is an account's ring of minutes. A minute's number is above its count, so
// that both change at once; one that is not of the current round is old.
type hour struct {
	account [1]string // as the value of a header, which is a list
	minutes [60]atomic.Uint64
}

// countBits leave room for 4,000,000,000 calls a minute.
const countBits = 32

// of is an account's hour, which everything that is known of its API users
// shares: whoever has it counts without a lock.
func (c *calls) of(account string) *hour {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.accounts[account]
	if h == nil {
		h = &hour{account: [1]string{strings.Clone(account)}}
		c.accounts[h.account[0]] = h
	}
	return h
}

func (h *hour) add(at time.Time) {
	minute := uint64(at.Unix() / 60) // #nosec G115 -- after 1970
	slot := &h.minutes[minute%60]
	for {
		before := slot.Load()
		after := before + 1
		if before>>countBits != minute {
			after = minute<<countBits | 1
		}
		if slot.CompareAndSwap(before, after) {
			return
		}
	}
}

// CallsInLastHour is how many calls of an account this process has accepted
// within the last 60 minutes.
func (v *Verifier) CallsInLastHour(account string) int {
	now := uint64(v.now().Unix() / 60) // #nosec G115 -- after 1970
	h := v.calls.of(account)
	sum := 0
	for i := range h.minutes {
		slot := h.minutes[i].Load()
		if now-slot>>countBits < 60 {
			sum += int(slot & (1<<countBits - 1)) // #nosec G115 -- 32 bits
		}
	}
	return sum
}
