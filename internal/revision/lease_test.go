package revision

import (
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
)

// moved is a moment after the monotonic and the wall clock went on by different
// amounts, as when somebody sets the one, or the machine sleeps.
func moved(t time.Time, monotonic, wall time.Duration) time.Time {
	t = t.Add(wall)
	// time.Time is wall, ext, loc; ext is the monotonic reading.
	(*struct {
		wall uint64
		ext  int64
	})(unsafe.Pointer(&t)).ext += int64(monotonic - wall)
	return t
}

func TestALeaseHoldsByBothClocks(t *testing.T) {
	t.Parallel()
	asked := time.Now()
	lease := new(Lease)
	require.False(t, lease.Holds(asked), "nobody has asked yet")
	lease.extend(asked, time.Second)
	for _, c := range []struct {
		what            string
		monotonic, wall time.Duration
		holds           bool
	}{
		{"at once", 0, 0, true},
		{"within", 999 * time.Millisecond, 999 * time.Millisecond, true},
		{"over", time.Second, time.Second, false},
		{"the clock was set back an hour", 999 * time.Millisecond, -time.Hour, true},
		{"over, and the clock was set back an hour", time.Second, -time.Hour, false},
		{"the clock was set forward", time.Millisecond, time.Hour, false},
		{"the machine slept, and its monotonic clock with it", time.Millisecond, time.Second, false},
		{"the process was stopped", time.Hour, time.Hour, false},
	} {
		require.Equal(t, c.holds, lease.Holds(moved(asked, c.monotonic, c.wall)), c.what)
	}
	lease.end()
	require.False(t, lease.Holds(asked))
}

func TestOnlyARowThatHasNotChangedForTenOfItsOwnLeasesIsDead(t *testing.T) {
	t.Parallel()
	start := time.Now()
	row := func(id string, beat int, lease time.Duration) store.Instance {
		return store.Instance{ID: id, Seen: time.Unix(int64(beat), 0), Lease: lease}
	}
	var s sightings
	dead := func(at time.Duration, rows ...store.Instance) (ids []string) {
		for _, d := range s.dead(rows, start.Add(at)) {
			ids = append(ids, d.ID)
		}
		return ids
	}
	const second = time.Second
	require.Empty(t, dead(0, row("killed", -1e9, second), row("alive", 0, second), row("slow", 0, 60*second)), "however old it says that it is")
	require.Empty(t, dead(10*second, row("killed", -1e9, second), row("alive", 1, second), row("slow", 0, 60*second)))
	require.Equal(t, []string{"killed"}, dead(11*second, row("killed", -1e9, second), row("alive", 2, second), row("slow", 0, 60*second)))
	require.Equal(t, []string{"slow"}, dead(601*second, row("alive", 3, second), row("slow", 0, 60*second)))
}
