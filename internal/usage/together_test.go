package usage_test

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// TestCountsAddUpOverFlushesOfTwoInstances has two recorders note and flush at
// the same time, calls of the same API users among them. With SQLite there is
// one instance, and both write through its store.
func TestCountsAddUpOverFlushesOfTwoInstances(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	users := many(t, h, cast, 700) // three transactions a flush
	second := h.Store
	if testdb.Postgres() {
		var err error
		second, err = store.Open(t.Context(), h.URL)
		require.NoError(t, err)
		defer second.Close()
	}
	const rounds, each = 15, 2000
	var noted atomic.Int64
	instance := func(s *store.Store) (note, flush func()) {
		r := usage.NewRecorder(s, direct, h.Clock.Now)
		note = func() {
			for range rounds * each {
				at := testdb.Start.Add(time.Duration(rand.IntN(3*3600)) * time.Second)
				r.Note(accepted(users[rand.IntN(len(users))], at))
				noted.Add(1)
			}
		}
		flush = func() {
			for range rounds {
				// Never given up: neither waits for the other for ever.
				within, cancel := context.WithTimeout(t.Context(), time.Minute)
				if err := r.Flush(within); err != nil {
					t.Errorf("flush: %v", err)
				}
				cancel()
			}
		}
		t.Cleanup(func() { require.Zero(t, r.Held()) })
		return note, flush
	}
	note1, flush1 := instance(h.Store)
	note2, flush2 := instance(second)
	testdb.Together(note1, flush1, note2, flush2)
	testdb.Together(flush1, flush2)
	var hours, days int64
	calls := written(t, h.Store)
	for _, u := range users {
		for hour := range 3 {
			hours += calls[name(u.ID, usage.Hour, testdb.Start.Add(time.Duration(hour)*time.Hour), usage.Accepted)]
		}
		days += calls[name(u.ID, usage.Day, testdb.Start.Truncate(24*time.Hour), usage.Accepted)]
	}
	require.Equal(t, noted.Load(), hours)
	require.Equal(t, noted.Load(), days)
}
