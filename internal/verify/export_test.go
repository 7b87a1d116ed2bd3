package verify

import "time"

// Remembers says whether a call would be answered from memory.
func (v *Verifier) Remembers(address string) bool {
	return v.lease.Holds(time.Now()) && v.memory.get(address) != nil
}

// Upgrade replaces the hash of a password that was right while it was stored as
// from, as a call would have it done behind its answer.
func (v *Verifier) Upgrade(address, passwordID, from, password string) error {
	return v.upgrades.do(upgrade{address: address, passwordID: passwordID, from: from, password: password})
}
