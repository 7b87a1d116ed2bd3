package verify

import (
	"context"
	"fmt"
	"time"

	"postern/internal/credential"
	"postern/internal/fault"
)

// load reads an API user with its passwords from the database, and remembers
// it; nil when there is none. Callers don't share a question: one that arrived
// after a change was acknowledged must not get an answer from before.
func (v *Verifier) load(ctx context.Context, address string) (*known, error) {
	if !credential.IsAddress(address) && !credential.IsName(address) {
		return nil, nil
	}
	if err := v.loads.Acquire(ctx, 1); err != nil {
		return nil, fault.Busy()
	}
	defer v.loads.Release(1)
	if v.lease.Holds(time.Now()) {
		if k := v.memory.get(address); k != nil {
			return k, nil // somebody before us in the queue has asked
		}
	}
	epoch := v.memory.epoch.Load()
	c, found, err := v.store.Credential(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	if !found {
		return nil, nil
	}
	k := newKnown(c, address, v.calls.of(c.AccountID), v.limits.of(c.APIUserID, c.CallsPerSecond, c.CallsPerDay))
	v.memory.keep(k, epoch)
	return k, nil
}
