package posternauth

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTheLatestUsedAreKept(t *testing.T) {
	c := newCache(3)
	soon := time.Now().Add(time.Minute)
	for i := range 3 {
		c.put(c.key(fmt.Sprint(i), ""), Caller{APIUser: fmt.Sprint(i)}, soon)
	}
	_, found := c.get(c.key("0", ""), time.Now())
	require.True(t, found)
	c.put(c.key("3", ""), Caller{}, soon)
	for credential, want := range map[string]bool{"0": true, "1": false, "2": true, "3": true} {
		_, found := c.get(c.key(credential, ""), time.Now())
		require.Equal(t, want, found, credential)
	}
	_, found = c.get(c.key("0", "203.0.113.7"), time.Now())
	require.False(t, found, "another place")
	_, found = c.get(c.key("0", ""), soon)
	require.False(t, found, "it is over")
	require.Len(t, c.byKey, 2)
	require.NotEqual(t, c.key("0", ""), newCache(3).key("0", ""))
}

func TestOnlyAPlainMaxAgeIsBelieved(t *testing.T) {
	for control, want := range map[string]time.Duration{
		"": 0, "no-store": 0, "private": 0, "max-age=": 0, "max-age=x": 0, "max-age=-5": 0, "max-age=1.5": 0, "s-maxage=9": 0,
		"private, max-age=9": 9 * time.Second, "Max-Age=9": 9 * time.Second, "max-age=9, max-age=3": 3 * time.Second,
		"max-age=9, no-store": 0, "no-cache, max-age=9": 0, "max-age=9999999999": time.Hour,
	} {
		require.Equal(t, want, maxAge(http.Header{"Cache-Control": {control}}), control)
	}
	for age, want := range map[string]time.Duration{"4": 5 * time.Second, "9": 0, "10": 0, "-1": 0, "old": 0} {
		require.Equal(t, want, maxAge(http.Header{"Cache-Control": {"max-age=9"}, "Age": {age}}), age)
	}
}
