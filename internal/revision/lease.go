package revision

import (
	"math"
	"sync/atomic"
	"time"
)

// Lease says until when an instance may believe its memory. It is asked on
// every call and never set by a timer: a process that slept finds it over.
type Lease struct{ until atomic.Pointer[time.Time] }

// forever is the lease of the only instance there can be: the last moment that
// counts in nanoseconds.
var forever = time.Unix(0, math.MaxInt64)

// Holds says whether memory may be believed at now, by the monotonic clock and
// by the wall clock: the one stands still while some machines sleep, the other
// can be set back.
func (l *Lease) Holds(now time.Time) bool {
	until := l.until.Load()
	return until != nil && now.Before(*until) && now.UnixNano() < until.UnixNano()
}

// extend lets memory be believed for a while from a moment on, which was
// before the database was asked.
func (l *Lease) extend(from time.Time, life time.Duration) {
	until := from.Add(life)
	l.until.Store(&until)
}

// end has memory believed no more.
func (l *Lease) end() { l.until.Store(nil) }
