package usage_test

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/peer"
	"postern/internal/testdb"
	"postern/internal/usage"
)

func TestTheCallerBehindTrustedProxiesIsWritten(t *testing.T) {
	trusting := peer.NewFinder(netip.MustParsePrefix("10.0.0.0/8"))
	for name, c := range map[string]struct {
		remote    string
		forwarded []string
		want      string
	}{
		"no proxy":                       {"203.0.113.9:4711", nil, "203.0.113.9"},
		"mapped":                         {"[::ffff:203.0.113.9]:4711", nil, "203.0.113.9"},
		"a trusted proxy":                {"10.1.1.1:4711", []string{"198.51.100.1, 10.2.2.2"}, "198.51.100.1"},
		"an untrusted peer's own word":   {"203.0.113.9:4711", []string{"198.51.100.1"}, "203.0.113.9"},
		"a spoofed entry":                {"10.1.1.1:4711", []string{"127.0.0.1", "198.51.100.1"}, "198.51.100.1"},
		"a list too long to be kept":     {"10.1.1.1:4711", []string{strings.Repeat("1.2.3.4,", 3000) + "198.51.100.1, 10.2.2.2"}, "198.51.100.1"},
		"too long, from an untrusted":    {"203.0.113.9:4711", []string{strings.Repeat("1.2.3.4,", 3000) + "198.51.100.1"}, "203.0.113.9"},
		"IPv6 behind a trusted proxy":    {"10.1.1.1:4711", []string{"2001:db8::5"}, "2001:db8::5"},
		"an address that is none at all": {"@", nil, "invalid IP"},
	} {
		t.Run(name, func(t *testing.T) {
			h, cast := testdb.NewFilledHouse(t)
			r := usage.NewRecorder(h.Store, trusting.Of, h.Clock.Now)
			call := accepted(cast.APIUser, testdb.Start)
			call.Origin.Remote, call.Origin.Forwarded = c.remote, c.forwarded
			r.Note(call)
			require.NoError(t, r.Flush(t.Context()))
			require.Equal(t, c.want, rowOf(t, h.Store, cast.APIUser.ID).Peer)
		})
	}
}

// TestTheRequestsOwnListIsNotKept since all of its headers lie behind it.
func TestTheRequestsOwnListIsNotKept(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	r := usage.NewRecorder(h.Store, func(_ string, forwarded []string) string { return strings.Join(forwarded, "|") }, h.Clock.Now)
	c := accepted(cast.APIUser, testdb.Start)
	c.Origin.Forwarded = []string{"198.51.100.1", "198.51.100.2"}
	r.Note(c)
	c.Origin.Forwarded[0] = "changed"
	require.NoError(t, r.Flush(t.Context()))
	require.Equal(t, "198.51.100.1|198.51.100.2", rowOf(t, h.Store, cast.APIUser.ID).Peer)
}
