package verify

import "time"

// Remembers says whether a call would be answered from memory.
func (v *Verifier) Remembers(address string) bool {
	return v.lease.Holds(time.Now()) && v.memory.get(address) != nil
}
