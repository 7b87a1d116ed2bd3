package network_test

import (
	"fmt"
	"net/netip"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"postern/internal/fault"
	"postern/internal/network"
)

func TestRangesAreReadInTheirShortestForm(t *testing.T) {
	t.Parallel()
	for entered, want := range map[string]string{
		"192.0.2.7":           "192.0.2.7/32",
		" 10.0.0.0/8 ":        "10.0.0.0/8",
		"10.1.2.3/8":          "10.0.0.0/8",
		"2001:DB8::/32":       "2001:db8::/32",
		"2001:db8::1":         "2001:db8::1/128",
		"::ffff:192.0.2.7":    "192.0.2.7/32",
		"::ffff:10.0.0.0/104": "10.0.0.0/8",
		"0.0.0.0/0":           "0.0.0.0/0",
		"":                    "",
	} {
		set, err := network.Read("allowedNetworks", []string{entered})
		require.NoError(t, err, entered)
		require.Equal(t, want, set.String())
		require.Equal(t, set, network.Stored(set.String()))
	}
	set, err := network.Read("allowedNetworks", []string{"192.0.2.7", "10.0.0.0/8", "192.0.2.7/32"})
	require.NoError(t, err)
	require.Equal(t, "10.0.0.0/8 192.0.2.7/32", set.String())
}

func TestWhatIsNoRangeIsNamed(t *testing.T) {
	t.Parallel()
	for _, entered := range []string{"10.0.0", "10.0.0.0/33", "example.com", "fe80::1%eth0", "10.0.0.0/8,", "::ffff:0:0/90", "-1"} {
		_, err := network.Read("allowedNetworks", []string{entered})
		require.Equal(t, "BAD_RANGE", fault.Reason(err), entered)
		require.Contains(t, err.Error(), entered)
	}
	var many []string
	for i := range network.Most + 1 {
		many = append(many, fmt.Sprintf("10.0.0.%d", i))
	}
	_, err := network.Read("allowedNetworks", many)
	require.Equal(t, "TOO_MANY", fault.Reason(err))
}

func TestAnAddressIsAllowedInItsRangesHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	set := network.Stored("10.0.0.0/8 2001:db8::/32")
	for address, want := range map[string]bool{
		"10.255.255.255": true, "11.0.0.0": false, "::ffff:10.1.2.3": true, "2001:db8:ffff::1": true,
		"2001:db9::": false, "fe80::1%eth0": false, "::": false,
	} {
		require.Equal(t, want, set.Allows(netip.MustParseAddr(address)), address)
	}
	require.True(t, network.Set(nil).Allows(netip.MustParseAddr("192.0.2.1")), "nobody has said where from")
	require.False(t, network.Stored("damaged").Allows(netip.MustParseAddr("192.0.2.1")))
	require.False(t, set.Allows(netip.Addr{}), "a peer that isn't known is in no range")
}

func TestARangeAllowsJustWhatItsFirstBitsSay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		one := netip.AddrFrom4([4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(r, "range")))
		other := netip.AddrFrom4([4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(r, "address")))
		bits := rapid.IntRange(0, 32).Draw(r, "bits")
		set, err := network.Read("allowedNetworks", []string{fmt.Sprintf("%s/%d", one, bits)})
		require.NoError(r, err)
		a, b := one.As4(), other.As4()
		same := true
		for i := range bits {
			same = same && a[i/8]>>(7-i%8)&1 == b[i/8]>>(7-i%8)&1
		}
		require.Equal(r, same, set.Allows(other))
	})
}
