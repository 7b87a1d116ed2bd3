package usage_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// readers are who may see the cast's API user's usage, and who may not.
func readers(t *testing.T, c testdb.Cast) (may, mayNot map[string]context.Context) {
	as := func(v access.Viewer) context.Context { return access.With(t.Context(), v) }
	seeing := testdb.As(c.Standard)
	seeing.SeesUsage = true
	may = map[string]context.Context{"owner": as(testdb.As(c.Owner)), "standard user who sees usage": as(seeing)}
	mayNot = map[string]context.Context{
		"standard user": as(testdb.As(c.Standard)), "another owner": as(testdb.As(c.OtherOwner)), "API user": as(testdb.AsAPIUser(c.APIUser)), "nobody": t.Context(),
	}
	return may, mayNot
}

func TestPeopleOfTheAccountWhoSeeUsageDoAndNobodyElse(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	u, p := cast.APIUser, &ent.APIUserPassword{ID: "pwd_1", APIUserID: cast.APIUser.ID, AccountID: cast.APIUser.AccountID}
	may, mayNot := readers(t, cast)
	check := func(when string) {
		for who, ctx := range may {
			last, err := h.Usage.Last(ctx, u)
			require.NoError(t, err)
			require.Equal(t, &usage.Use{At: testdb.Start, Peer: "192.0.2.7", Client: "curl/8.5"}, last, "%s, %s", who, when)
			ofPassword, err := h.Usage.LastOfPassword(ctx, p)
			require.NoError(t, err)
			require.Equal(t, last, ofPassword)
			first, err := h.Usage.First(ctx, u)
			require.NoError(t, err)
			require.Equal(t, testdb.Start, first.UTC())
			counts, err := h.Usage.Counts(ctx, u, usage.Hour)
			require.NoError(t, err)
			require.Equal(t, 1, counts[47].Accepted)
		}
		for who, ctx := range mayNot {
			last, err := h.Usage.Last(ctx, u)
			require.NoError(t, err)
			require.Nil(t, last, "%s, %s", who, when)
			first, err := h.Usage.First(ctx, u)
			require.NoError(t, err)
			require.Nil(t, first)
			counts, err := h.Usage.Counts(ctx, u, usage.Day)
			require.NoError(t, err)
			require.Empty(t, counts)
		}
	}
	h.Recorder.Note(accepted(u, testdb.Start))
	check("noted")
	require.NoError(t, h.Recorder.Flush(t.Context()))
	check("written")
}

func TestWhatWasNeverUsedHasNoUse(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	owner := access.With(t.Context(), testdb.As(cast.Owner))
	h.Recorder.Note(refused(cast.APIUser, testdb.Start, usage.Disabled))
	require.NoError(t, h.Recorder.Flush(t.Context()))
	last, err := h.Usage.Last(owner, cast.APIUser)
	require.NoError(t, err)
	require.Nil(t, last)
	first, err := h.Usage.First(owner, cast.APIUser)
	require.NoError(t, err)
	require.Nil(t, first)
}

func TestTheLaterOfWhatIsWrittenAndWhatIsNotedIsTold(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	u, owner := cast.APIUser, access.With(t.Context(), testdb.As(cast.Owner))
	want := func(last time.Time) {
		t.Helper()
		use, err := h.Usage.Last(owner, u)
		require.NoError(t, err)
		require.Equal(t, last, use.At.UTC())
		first, err := h.Usage.First(owner, u)
		require.NoError(t, err)
		require.Equal(t, testdb.Start, first.UTC())
	}
	h.Recorder.Note(accepted(u, testdb.Start))
	require.NoError(t, h.Recorder.Flush(t.Context()))
	h.Recorder.Note(accepted(u, testdb.Start.Add(time.Second)))
	want(testdb.Start.Add(time.Second))
	other := usage.NewRecorder(h.Store, direct, h.Clock.Now) // of another instance
	other.Note(accepted(u, testdb.Start.Add(time.Minute)))
	require.NoError(t, other.Flush(t.Context()))
	want(testdb.Start.Add(time.Minute))
}

func TestUsageIsToldOldestFirstWithEmptySpansAndTheCommonestReasonFirst(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	u, owner := cast.APIUser, access.With(t.Context(), testdb.As(cast.Owner))
	now := testdb.Start.Add(25 * time.Minute)
	h.Clock.Advance(25 * time.Minute)
	note := func(n int, ago time.Duration, outcome usage.Outcome) {
		for range n {
			h.Recorder.Note(usage.Call{APIUserID: u.ID, AccountID: u.AccountID, Outcome: outcome, At: now.Add(-ago)})
		}
	}
	note(1, 0, usage.WrongPassword)
	note(3, 0, usage.Expired)
	note(2, 0, usage.Accepted)
	note(5, 47*time.Hour, usage.Accepted)
	note(7, 48*time.Hour, usage.Accepted) // an hour too old
	note(9, 30*24*time.Hour, usage.TooMany)
	note(4, 29*24*time.Hour, usage.TooMany)
	require.NoError(t, h.Recorder.Flush(t.Context()))
	note(1, 0, usage.Accepted) // not written yet

	hours, err := h.Usage.Counts(owner, u, usage.Hour)
	require.NoError(t, err)
	require.Len(t, hours, 48)
	for i, c := range hours {
		require.Equal(t, testdb.Start.Add(time.Duration(i-47)*time.Hour), c.From)
	}
	reasons := []usage.Refusals{{Reason: usage.Expired, Count: 3}, {Reason: usage.WrongPassword, Count: 1}}
	require.Equal(t, &usage.Count{From: testdb.Start, Accepted: 3, Refused: 4, Reasons: reasons}, hours[47])
	require.Equal(t, 5, hours[0].Accepted)
	require.Equal(t, &usage.Count{From: hours[1].From, Reasons: []usage.Refusals{}}, hours[1])

	days, err := h.Usage.Counts(owner, u, usage.Day)
	require.NoError(t, err)
	require.Len(t, days, 30)
	today := testdb.Start.Truncate(24 * time.Hour)
	require.Equal(t, &usage.Count{From: today, Accepted: 3, Refused: 4, Reasons: reasons}, days[29])
	require.Equal(t, today.AddDate(0, 0, -29), days[0].From)
	require.Equal(t, 4, days[0].Refused)
	require.Equal(t, 12, days[27].Accepted, "47 and 48 hours ago are the day before yesterday")
}
