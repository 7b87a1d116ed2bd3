package verify

import (
	"net/netip"
	"time"

	"postern/internal/fault"
	"postern/internal/permission"
	"postern/internal/usage"
)

// unbounded are the bounds of who has none: no permissions either.
var unbounded more

// bounded decides what a good credential may do: from here, this, and now.
func (v *Verifier) bounded(k *known, q Question, now time.Time) (usage.Outcome, left) {
	bounds := k.more
	if bounds == nil {
		bounds = &unbounded
	}
	switch {
	case len(bounds.networks) > 0 && !bounds.networks.Allows(v.peer(q.From)):
		return usage.Network, left{}
	case len(permission.Missing(bounds.permissions, q.Permissions)) > 0:
		return usage.Permission, left{}
	case bounds.limit == nil:
		return usage.Accepted, left{}
	}
	l, in := bounds.limit.take(now)
	if !in {
		return usage.Limit, l
	}
	return usage.Accepted, l
}

// peer is the address that a call came from; one that can't be known is in no
// network.
func (v *Verifier) peer(from usage.Origin) netip.Addr {
	a, _ := netip.ParseAddr(v.peerOf(from.Remote, from.Forwarded))
	return a
}

// refusal is what the caller is told. Only who has the right password learns
// more than that it isn't good for access.
func refusal(outcome usage.Outcome, l left) error {
	switch outcome {
	case usage.Network:
		return fault.New(fault.Forbidden, "NOT_FROM_HERE", "This credential is not good for access from this address.")
	case usage.Permission:
		return fault.New(fault.Forbidden, "NOT_PERMITTED", "This credential does not hold the permission that was asked for.")
	case usage.Limit:
		f := fault.New(fault.RateLimited, "TOO_MANY_CALLS", "This credential has made as many calls as it may for now. Wait and try again.")
		f.RetryAfter = l.reset
		return f
	}
	return Refused()
}
