package usage_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
	"postern/internal/usage"
)

func TestHoursAreKeptForThreeDaysAndDaysFor400(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	users := many(t, h, cast, 600) // more than go at once
	for _, u := range users {
		h.Recorder.Note(refused(u, testdb.Start, usage.Disabled))
	}
	require.NoError(t, h.Recorder.Flush(t.Context()))
	for _, step := range []struct {
		after       time.Duration
		hours, days int
	}{
		{72 * time.Hour, 600, 600},
		{time.Hour, 0, 600},
		{(400*24 - 73 - 12) * time.Hour, 0, 600}, // the day began 12 hours before
		{time.Hour, 0, 0},
	} {
		h.Clock.Advance(step.after)
		require.NoError(t, h.Recorder.Prune(t.Context()))
		hours, days := 0, 0
		for _, c := range rowsBySpan(t, h) {
			if c == usage.Hour {
				hours++
			} else {
				days++
			}
		}
		require.Equal(t, [2]int{step.hours, step.days}, [2]int{hours, days}, "at %s", h.Clock.Now())
	}
}

func rowsBySpan(t *testing.T, h *testdb.House) []usage.Span {
	var spans []usage.Span
	rows, err := testdb.Beside(t, h.URL).QueryContext(t.Context(), `SELECT span FROM usage_counts`)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var s usage.Span
		require.NoError(t, rows.Scan(&s))
		spans = append(spans, s)
	}
	require.NoError(t, rows.Err())
	return spans
}
