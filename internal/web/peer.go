package web

import (
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
)

// peers finds out where a request really came from. X-Forwarded-For is the
// caller's own word, so it is read from the right, and only as far as trusted
// proxies wrote it.
type peers struct {
	trusted []netip.Prefix
	warn    sync.Once
}

// of returns the peer's address without the port.
func (p *peers) of(r *http.Request) string {
	direct := parseHost(r.RemoteAddr)
	forwarded := r.Header.Values("X-Forwarded-For")
	if len(forwarded) == 0 {
		return direct.String()
	}
	if !p.trusts(direct) {
		p.warn.Do(func() {
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
		if !p.trusts(peer) {
			break
		}
	}
	return peer.String()
}

func (p *peers) trusts(a netip.Addr) bool {
	for _, r := range p.trusted {
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
