package usage_test

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/clock"
	"postern/internal/testdb"
	"postern/internal/usage"
)

func TestANilRecorderTakesNothingDown(t *testing.T) {
	var r *usage.Recorder
	require.NotPanics(t, func() { r.Note(accepted(&ent.APIUser{ID: "api_1"}, testdb.Start)) })
}

func TestNotingAnotherCallOfAnAPIUserAllocatesNothing(t *testing.T) {
	r := usage.NewRecorder(nil, direct, clock.System)
	call := accepted(&ent.APIUser{ID: "api_1"}, testdb.Start)
	call.Origin.Forwarded = []string{"203.0.113.9", "192.0.2.1"}
	require.Zero(t, testing.AllocsPerRun(1000, func() {
		call.At = call.At.Add(time.Millisecond)
		r.Note(call)
	}))
}

func TestWhatIsNotedIsBounded(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	users := many(t, h, cast, 5)
	h.Recorder.Room(3)
	for range 2 {
		for _, u := range users {
			h.Recorder.Note(accepted(u, testdb.Start))
			h.Recorder.Note(accepted(u, testdb.Start))
		}
		require.EqualValues(t, 3, h.Recorder.Held())
		require.NoError(t, h.Recorder.Flush(t.Context()))
		require.Zero(t, h.Recorder.Held(), "there is room again")
	}
	for i, u := range users {
		calls := written(t, h.Store)[name(u.ID, usage.Hour, testdb.Start, usage.Accepted)]
		require.EqualValues(t, map[bool]int64{true: 4, false: 0}[i < 3], calls)
	}
}

func TestAnOutcomeThatNobodyKnowsIsNotCounted(t *testing.T) {
	r := usage.NewRecorder(nil, direct, clock.System)
	r.Note(refused(&ent.APIUser{ID: "api_1"}, testdb.Start, "LATER"))
	require.Zero(t, r.Held())
}

func BenchmarkNote(b *testing.B) {
	r := usage.NewRecorder(nil, direct, clock.System)
	calls := callsOf(1000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.Note(calls[i%len(calls)])
	}
}

func BenchmarkNoteByAll(b *testing.B) {
	r := usage.NewRecorder(nil, direct, clock.System)
	calls := callsOf(1000)
	var next atomic.Int64
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for i := int(next.Add(500)); pb.Next(); i++ {
			r.Note(calls[i%len(calls)])
		}
	})
}

func callsOf(n int) []usage.Call {
	calls := make([]usage.Call, n)
	for i := range calls {
		calls[i] = accepted(&ent.APIUser{ID: "api_06f1kq8v7s7ag4000000" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676))}, testdb.Start)
		calls[i].Origin.Forwarded = []string{"203.0.113.9"}
	}
	return calls
}
