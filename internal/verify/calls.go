package verify

import (
	"sync"
	"time"
)

// calls counts the accepted calls of each account by the minute, over the last
// hour, in this process.
type calls struct {
	mu       sync.Mutex
	accounts map[string]*hour
}

// hour is a ring of minutes; a minute that is not the current round's is old.
type hour struct {
	counts  [60]int
	minutes [60]int64
}

func (c *calls) add(account string, at time.Time) {
	minute := at.Unix() / 60
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.accounts[account]
	if h == nil {
		h = new(hour)
		c.accounts[account] = h
	}
	slot := minute % 60
	if h.minutes[slot] != minute {
		h.minutes[slot], h.counts[slot] = minute, 0
	}
	h.counts[slot]++
}

// CallsInLastHour is how many calls of an account this process has accepted
// within the last 60 minutes.
func (v *Verifier) CallsInLastHour(account string) int {
	now := v.now().Unix() / 60
	v.calls.mu.Lock()
	defer v.calls.mu.Unlock()
	h := v.calls.accounts[account]
	if h == nil {
		return 0
	}
	sum := 0
	for slot, minute := range h.minutes {
		if now-minute < 60 {
			sum += h.counts[slot]
		}
	}
	return sum
}
