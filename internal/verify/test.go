package verify

import (
	"context"
	"net/netip"

	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/usage"
)

// Test says what a call with this credential would get now, from where the
// viewer is, and the true reason: Accepted, or why not. It isn't a use, nor a
// refusal, and takes nothing of a limit; but a typed password counts as a try,
// since whoever may test could else guess. Passes: the owner of the API user's
// account. Faults: SIGN_IN_REQUIRED, OWNER_ONLY, NO_SUCH_OBJECT (of an address
// that nobody has, or another account), BUSY, DATABASE_UNAVAILABLE.
func (v *Verifier) Test(ctx context.Context, address, password string) (usage.Outcome, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return unknown, err
	}
	now := v.now()
	k, err := v.load(ctx, address)
	switch {
	case err != nil:
		return unknown, err
	case k == nil || access.RequireOwnerOf(ctx, k.hour.account[0]) != nil:
		return unknown, fault.NoSuchObject()
	}
	passwordID, err := v.right(ctx, k, address, password, now.UnixNano())
	switch outcome := judge(k, passwordID, now.UnixNano(), err); {
	case outcome == unknown:
		return unknown, err
	case outcome != usage.Accepted || k.more == nil:
		return outcome, nil
	}
	from, _ := netip.ParseAddr(access.From(ctx).Peer) // one that can't be known is in no network
	switch bounds := k.more; {
	case len(bounds.networks) > 0 && !bounds.networks.Allows(from):
		return usage.Network, nil
	case bounds.limit != nil && bounds.limit.full(now):
		return usage.Limit, nil
	}
	return usage.Accepted, nil
}
