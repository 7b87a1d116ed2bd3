package usage_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"postern/internal/clock"
	"postern/internal/fault"
	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/usage"
)

func TestCallsAreCountedByHourAndByDay(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	u, at := cast.APIUser, time.Date(2026, 1, 31, 23, 59, 59, 999999000, time.UTC)
	for _, c := range []usage.Call{
		accepted(u, at), accepted(u, at.Add(time.Microsecond)), accepted(u, at.Add(2*time.Microsecond)),
		refused(u, at, usage.WrongPassword), refused(u, at.Add(-2*time.Hour), usage.WrongPassword), refused(u, at, usage.Expired),
	} {
		h.Recorder.Note(c)
	}
	require.NoError(t, h.Recorder.Flush(t.Context()))
	january := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	february := january.AddDate(0, 0, 1)
	require.Equal(t, map[string]int64{
		name(u.ID, usage.Hour, january.Add(23*time.Hour), usage.Accepted):      1,
		name(u.ID, usage.Hour, february, usage.Accepted):                       2,
		name(u.ID, usage.Hour, january.Add(23*time.Hour), usage.WrongPassword): 1,
		name(u.ID, usage.Hour, january.Add(21*time.Hour), usage.WrongPassword): 1,
		name(u.ID, usage.Hour, january.Add(23*time.Hour), usage.Expired):       1,
		name(u.ID, usage.Day, january, usage.Accepted):                         1,
		name(u.ID, usage.Day, february, usage.Accepted):                        2,
		name(u.ID, usage.Day, january, usage.WrongPassword):                    2,
		name(u.ID, usage.Day, january, usage.Expired):                          1,
	}, written(t, h.Store))
}

func TestTheFirstAndTheLastUseAreWritten(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	u, at := cast.APIUser, testdb.Start
	old, young := accepted(u, at), accepted(u, at.Add(90*time.Minute))
	young.PasswordID, young.Origin = "pwd_2", usage.Origin{Remote: "[2001:db8::9]:1", Client: "wget"}
	h.Recorder.Note(old)
	h.Recorder.Note(young)
	h.Recorder.Note(accepted(u, at.Add(time.Second)))
	h.Recorder.Note(refused(u, at.Add(2*time.Hour), usage.Disabled))
	require.NoError(t, h.Recorder.Flush(t.Context()))
	require.Equal(t, &row{at, young.At, "2001:db8::9", "wget"}, rowOf(t, h.Store, u.ID))
	require.Equal(t, &row{young.At, young.At, "2001:db8::9", "wget"}, rowOf(t, h.Store, "pwd_2"))
	require.Equal(t, &row{at, at.Add(time.Second), "192.0.2.7", "curl/8.5"}, rowOf(t, h.Store, "pwd_1"))
}

func TestUsesOnlyMoveForward(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	u := cast.APIUser
	use := func(minute int, client string) {
		c := accepted(u, testdb.Start.Add(time.Duration(minute)*time.Minute))
		c.Origin.Client = client
		h.Recorder.Note(c)
	}
	want := func(first, last int, client string) {
		t.Helper()
		require.NoError(t, h.Recorder.Flush(t.Context()))
		at := func(m int) time.Time { return testdb.Start.Add(time.Duration(m) * time.Minute) }
		require.Equal(t, &row{at(first), at(last), "192.0.2.7", client}, rowOf(t, h.Store, u.ID))
	}
	use(10, "ten")
	use(8, "eight")
	want(8, 10, "ten")
	use(5, "five") // another instance, whose clock is behind
	want(5, 10, "ten")
	use(12, "twelve")
	want(5, 12, "twelve")
	h.Exec(t, `UPDATE last_uses SET first_at = ?, last_at = ?`, time.Unix(0, 0).UTC(), time.Unix(0, 0).UTC())
	use(3, "three") // a row that said "never"
	want(3, 3, "three")
}

func TestADeletedOrUnknownAPIUserIsSkipped(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	users := many(t, h, cast, 2)
	h.Exec(t, `UPDATE api_users SET deleted_at = created_at WHERE id = ?`, users[0].ID)
	nobody := *users[0]
	nobody.ID = "api_0"
	h.Recorder.Note(accepted(users[0], testdb.Start))
	h.Recorder.Note(accepted(&nobody, testdb.Start))
	h.Recorder.Note(accepted(users[1], testdb.Start))
	require.NoError(t, h.Recorder.Flush(t.Context()))
	require.Nil(t, rowOf(t, h.Store, users[0].ID))
	require.Nil(t, rowOf(t, h.Store, nobody.ID))
	require.NotNil(t, rowOf(t, h.Store, users[1].ID))
	require.Len(t, written(t, h.Store), 2)
	require.Zero(t, h.Recorder.Held())
}

func TestACallersTextIsMadeFitToBeShown(t *testing.T) {
	for sent, want := range map[string]string{
		"curl/8.5":                       "curl/8.5",
		"":                               "",
		"a\x00b\tc\x1b[31m\u202e\xff":    "a\ufffdb\ufffdc\ufffd[31m\ufffd\ufffd",
		strings.Repeat("ü", 300):         strings.Repeat("ü", 200),
		strings.Repeat("long ", 100_000): strings.Repeat("long ", 40),
	} {
		h, cast := testdb.NewFilledHouse(t)
		c := accepted(cast.APIUser, testdb.Start)
		c.Origin.Client = sent
		h.Recorder.Note(c)
		require.NoError(t, h.Recorder.Flush(t.Context()))
		require.Equal(t, want, rowOf(t, h.Store, cast.APIUser.ID).Client)
	}
}

// TestAFailedFlushKeepsWhatItHas fails each call to the database in turn.
func TestAFailedFlushKeepsWhatItHas(t *testing.T) {
	h, cast, broken := testdb.NewBrokenHouse(t)
	u, away := cast.APIUser, errors.New("away")
	noted, unsure := int64(0), int64(0)
	for n, done := 0, false; !done; n++ {
		for range 3 {
			h.Recorder.Note(accepted(u, testdb.Start))
			noted++
		}
		broken.Break(n, away)
		err := h.Recorder.Flush(t.Context())
		failed := broken.Mend()
		if done = failed == ""; !done {
			require.ErrorIs(t, err, away)
		}
		if fault.Reason(err) == fault.OutcomeUnknown().Reason {
			unsure += 3
		}
		require.NoError(t, h.Recorder.Flush(t.Context()))
		calls := written(t, h.Store)[name(u.ID, usage.Hour, testdb.Start, usage.Accepted)]
		require.LessOrEqual(t, calls, noted, "after %q", failed)
		require.GreaterOrEqual(t, calls, noted-unsure, "after %q", failed)
		require.Zero(t, h.Recorder.Held())
	}
	require.Positive(t, unsure, "a commit of which nobody knows was among them")
	require.NotNil(t, rowOf(t, h.Store, u.ID))
}

// TestCallsDuringAFailedFlushAreKeptBesideThoseBefore has a call come in while
// the batch is being made ready.
func TestCallsDuringAFailedFlushAreKeptBesideThoseBefore(t *testing.T) {
	h, cast, broken := testdb.NewBrokenHouse(t)
	u := cast.APIUser
	var r *usage.Recorder
	comeIn := func() {}
	r = usage.NewRecorder(h.Store, func(remote string, _ []string) string { comeIn(); return remote }, h.Clock.Now)
	comeIn = func() {
		r.Note(refused(u, testdb.Start, usage.Expired))
		later := accepted(u, testdb.Start.Add(time.Minute))
		later.PasswordID = "pwd_2"
		r.Note(later)
		comeIn = func() {}
	}
	r.Note(accepted(u, testdb.Start))
	broken.Break(0, errors.New("away"))
	require.Error(t, r.Flush(t.Context()))
	require.EqualValues(t, 1, r.Held())
	require.NoError(t, r.Flush(t.Context()))
	calls := written(t, h.Store)
	require.EqualValues(t, 2, calls[name(u.ID, usage.Hour, testdb.Start, usage.Accepted)])
	require.EqualValues(t, 1, calls[name(u.ID, usage.Hour, testdb.Start, usage.Expired)])
	require.Equal(t, testdb.Start, rowOf(t, h.Store, u.ID).First)
	require.Equal(t, testdb.Start.Add(time.Minute), rowOf(t, h.Store, u.ID).Last)
	require.NotNil(t, rowOf(t, h.Store, "pwd_1"))
	require.NotNil(t, rowOf(t, h.Store, "pwd_2"))
	require.Zero(t, r.Held())
}

func TestWhatCanNotBeWrittenForADayIsGivenUp(t *testing.T) {
	h, cast, broken := testdb.NewBrokenHouse(t)
	h.Recorder.Note(accepted(cast.APIUser, testdb.Start))
	for range 26 {
		broken.Break(0, errors.New("away"))
		require.Error(t, h.Recorder.Flush(t.Context()))
		h.Clock.Advance(time.Hour)
		if h.Recorder.Held() == 0 {
			break
		}
	}
	require.Zero(t, h.Recorder.Held())
	require.Equal(t, testdb.Start.Add(26*time.Hour), h.Clock.Now())
}

func TestAStopWritesEverythingAndEndsTheRecorder(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	require.NoError(t, h.Store.Close())
	before := goleak.IgnoreCurrent()
	for range 3 {
		s, err := store.Open(t.Context(), h.URL)
		require.NoError(t, err)
		r := usage.NewRecorder(s, direct, clock.System)
		r.Start()
		r.Note(accepted(cast.APIUser, testdb.Start))
		require.NoError(t, s.Close())
	}
	goleak.VerifyNone(t, before)
	s, err := store.Open(t.Context(), h.URL)
	require.NoError(t, err)
	defer s.Close()
	require.EqualValues(t, 3, written(t, s)[name(cast.APIUser.ID, usage.Hour, testdb.Start, usage.Accepted)])
}

// TestACrashLosesNothingButTheLastSeconds leaves a recorder without its last
// flush.
func TestACrashLosesNothingButTheLastSeconds(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	r := usage.NewRecorder(h.Store, direct, clock.System)
	r.Start()
	began := time.Now()
	for i := 0; time.Since(began) < 11*time.Second; i++ {
		c := accepted(cast.APIUser, time.Now().UTC().Truncate(time.Microsecond))
		c.PasswordID = fmt.Sprint("pwd_", i%3)
		r.Note(c)
		time.Sleep(20 * time.Millisecond)
	}
	crash := time.Now()
	last := rowOf(t, h.Store, cast.APIUser.ID)
	require.NotNil(t, last)
	require.WithinDuration(t, crash, last.Last, 10*time.Second)
}
