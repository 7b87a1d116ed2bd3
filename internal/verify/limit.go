package verify

import (
	"strconv"
	"strings"
	"sync"
	"time"
)

// limits are those of the API users that have one, in this process.
type limits struct {
	mu  sync.Mutex
	all map[string]*limit
}

// day is how many seconds it has.
const day = 24 * 60 * 60

// limit counts the calls of one API user that were let in: of this second, and
// of this day in UTC.
type limit struct {
	mu                sync.Mutex
	perSecond, perDay int // at most; 0 for any number
	second, day       int64
	inSecond, inDay   int
}

// of is the limit of an API user as it is set now, nil for none. What was
// counted under another setting counts on.
func (l *limits) of(apiUser string, perSecond, perDay int) *limit {
	l.mu.Lock()
	defer l.mu.Unlock()
	if perSecond == 0 && perDay == 0 {
		delete(l.all, apiUser)
		return nil
	}
	one := l.all[apiUser]
	if one == nil {
		one = new(limit)
		l.all[strings.Clone(apiUser)] = one
	}
	one.mu.Lock()
	defer one.mu.Unlock()
	one.perSecond, one.perDay = perSecond, perDay
	return one
}

// left is how much of the tighter limit there is.
type left struct {
	limit, remaining int
	reset            time.Duration // until it is whole again
}

// take counts a call, and says whether it may be let in.
func (l *limit) take(now time.Time) (left, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begin(now)
	inSecond := left{l.perSecond, l.perSecond - l.inSecond, now.Truncate(time.Second).Add(time.Second).Sub(now)}
	inDay := left{l.perDay, l.perDay - l.inDay, time.Unix((l.day+1)*day, 0).Sub(now)}
	switch {
	case l.perDay > 0 && inDay.remaining <= 0:
		return inDay.none(), false
	case l.perSecond > 0 && inSecond.remaining <= 0:
		return inSecond.none(), false
	}
	l.inSecond++
	l.inDay++
	tighter := inSecond
	if l.perSecond == 0 || l.perDay > 0 && inDay.remaining < inSecond.remaining {
		tighter = inDay
	}
	tighter.remaining--
	return tighter, true
}

// begin counts from nothing in a new second, and a new day.
func (l *limit) begin(now time.Time) {
	second := now.Unix()
	if second > l.second {
		l.second, l.inSecond = second, 0
	}
	if second/day > l.day {
		l.day, l.inDay = second/day, 0
	}
}

// full says whether a call would be too many, and counts none.
func (l *limit) full(now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begin(now)
	return l.perDay > 0 && l.inDay >= l.perDay || l.perSecond > 0 && l.inSecond >= l.perSecond
}

// none is nothing left: a limit that was lowered has less than that.
func (l left) none() left {
	l.remaining = 0
	return l
}

// setHeaders tells the caller, as draft-ietf-httpapi-ratelimit-headers-06 has
// it: the names that clients know.
func (l left) setHeaders(h map[string][]string) {
	if l.limit == 0 {
		return
	}
	h["Ratelimit-Limit"] = []string{strconv.Itoa(l.limit)}
	h["Ratelimit-Remaining"] = []string{strconv.Itoa(l.remaining)}
	h["Ratelimit-Reset"] = []string{strconv.Itoa(int((l.reset + time.Second - 1) / time.Second))}
}
