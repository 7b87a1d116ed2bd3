package throttle_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/fault"
	"postern/internal/throttle"
)

func TestAKeyIsOfAnAddressAndAPlace(t *testing.T) {
	key := throttle.Key("ada@example.com", "192.0.2.1")
	require.Equal(t, key, throttle.Key("ADA@example.com", "192.0.2.1"))
	require.NotEqual(t, key, throttle.Key("ada@example.com", "192.0.2.2"))
	require.NotEqual(t, key, throttle.Key("bob@example.com", "192.0.2.1"))
	require.NotContains(t, key, "ada")
}

func TestAPlaceInIPv6IsA64(t *testing.T) {
	key := throttle.Key("a", "2001:db8:1:2::1")
	require.Equal(t, key, throttle.Key("a", "2001:db8:1:2:ffff::9"))
	require.NotEqual(t, key, throttle.Key("a", "2001:db8:1:3::1"))
}

func TestTriesAreCountedWithinAWindow(t *testing.T) {
	at := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	m := throttle.NewMemory(2, time.Minute, 10, func() time.Time { return at })
	require.NoError(t, m.Count("k"))
	require.NoError(t, m.Count("k"))
	at = at.Add(20 * time.Second)
	refused := fault.All(m.Count("k"))
	require.Len(t, refused, 1)
	require.Equal(t, "TOO_MANY_ATTEMPTS", refused[0].Reason)
	require.Equal(t, 40*time.Second, refused[0].RetryAfter)
	require.NoError(t, m.Count("another"))
	at = at.Add(40 * time.Second)
	require.NoError(t, m.Count("k"))
}

func TestForgettingClearsTheCount(t *testing.T) {
	m := throttle.NewMemory(1, time.Minute, 10, time.Now)
	require.NoError(t, m.Count("k"))
	require.Error(t, m.Count("k"))
	m.Forget("k")
	require.NoError(t, m.Count("k"))
}

func TestTheWaitIsSpokenInWholeMinutes(t *testing.T) {
	for wait, spoken := range map[time.Duration]string{
		0: "Wait a minute and", time.Second: "Wait a minute and", 89 * time.Second: "Wait a minute and",
		90 * time.Second: "Wait 2 minutes and", 15 * time.Minute: "Wait 15 minutes and",
	} {
		require.Contains(t, throttle.TooMany(wait).Message, spoken, wait)
	}
}
