package usage

import (
	"hash/maphash"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"postern/internal/clock"
	"postern/internal/store"
)

// Recorder notes calls in memory, and writes them down behind them.
type Recorder struct {
	store  *store.Store
	peerOf PeerOf
	now    clock.Clock

	seed   maphash.Seed
	shards [64]shard
	held   atomic.Int64 // entries of all shards
	most   int64
	full   rate.Sometimes

	writing sync.Mutex // one flush at a time
	failed  rate.Sometimes
	group   sync.WaitGroup
}

// PeerOf works out an address from the connection's other end and the values of
// X-Forwarded-For.
type PeerOf func(remote string, forwarded []string) string

// mostHeld is how many API users (each once an hour) may be noted between two
// flushes; they take some 60 MB.
const mostHeld = 100_000

// shard is a part of what is noted, so that calls seldom wait for each other.
type shard struct {
	mu      sync.Mutex
	noted   map[key]*entry
	writing map[key]*entry // taken out by a flush that is under way
}

// key is one API user in one hour.
type key struct {
	apiUser string
	hour    int64 // since 1970
}

// NewRecorder returns a recorder that writes to a store once it is told to:
// Start or Flush.
func NewRecorder(s *store.Store, peerOf PeerOf, now clock.Clock) *Recorder {
	r := &Recorder{
		store: s, peerOf: peerOf, now: now, seed: maphash.MakeSeed(), most: mostHeld,
		full:   rate.Sometimes{First: 1, Interval: time.Hour},
		failed: rate.Sometimes{First: 1, Interval: time.Minute},
	}
	for i := range r.shards {
		r.shards[i].noted = map[key]*entry{}
	}
	return r
}

// Note takes a call down. It never waits for the database, and a nil Recorder
// takes nothing down. For whoever has decided about a call, from many
// goroutines at once.
func (r *Recorder) Note(c Call) {
	if r == nil {
		return
	}
	outcome := c.Outcome.index()
	if outcome < 0 {
		return
	}
	k := key{c.APIUserID, c.At.Unix() / 3600}
	s := r.shardOf(c.APIUserID)
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.noted[k]
	if e == nil {
		if !r.admit() {
			return
		}
		e = &entry{}
		s.noted[k] = e
	}
	e.counts[outcome]++
	if c.Outcome == Accepted {
		e.use(&c, r.peerOf)
	} else {
		e.refuse(outcome, &c, r.peerOf)
	}
}

func (r *Recorder) shardOf(apiUser string) *shard {
	return &r.shards[maphash.String(r.seed, apiUser)%uint64(len(r.shards))]
}

// admit makes room for one more entry, if there is any.
func (r *Recorder) admit() bool {
	if r.held.Add(1) <= r.most {
		return true
	}
	r.held.Add(-1)
	r.full.Do(func() {
		slog.Warn("more API users call than can be noted; the calls of some are not counted", "most", r.most)
	})
	return false
}
