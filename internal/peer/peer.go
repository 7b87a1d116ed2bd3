// Package peer finds out where a request really came from. X-Forwarded-For is
// the caller's own word, so it is read from the right, and only as far as
// trusted proxies wrote it.
package peer

import (
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"sync"
)

// Finder knows which proxies are trusted. Anybody may ask it, from many
// goroutines at once.
type Finder struct {
	trusted []netip.Prefix
	warn    sync.Once
}

// NewFinder returns one that believes the proxies of these ranges, and with
// none nobody but the connection itself.
func NewFinder(trusted ...netip.Prefix) *Finder { return &Finder{trusted: trusted} }

// Of returns the address, without a port, of whoever sent a request: remote is
// the connection's other end, forwarded the values of X-Forwarded-For as they
// were sent.
func (f *Finder) Of(remote string, forwarded []string) string {
	direct := parseHost(remote)
	if len(forwarded) == 0 {
		return direct.String()
	}
	if !f.trusts(direct) {
		f.warn.Do(func() {
			slog.Warn("X-Forwarded-For from a peer that is not trusted is ignored; set --trusted-proxy if it is your gateway",
				"peer", direct.String())
		})
		return direct.String()
	}
	hops := strings.Split(strings.Join(forwarded, ","), ",")
	peer := direct
	for i := len(hops) - 1; i >= 0; i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break // what stands to the left of a broken entry can't be believed
		}
		peer = hop.Unmap()
		if !f.trusts(peer) {
			break
		}
	}
	return peer.String()
}

func (f *Finder) trusts(a netip.Addr) bool {
	for _, r := range f.trusted {
		if r.Contains(a) {
			return true
		}
	}
	return false
}

func parseHost(remote string) netip.Addr {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	a, _ := netip.ParseAddr(host)
	return a.Unmap()
}
