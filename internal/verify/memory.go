package verify

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"sync"
	"sync/atomic"

	"github.com/maypok86/otter/v2"

	"postern/internal/credential"
)

// Memory is what one instance remembers of API users: who an address belongs
// to, whether it may in, what its passwords are stored as, and a keyed hash of
// a typed password that was right. It never holds a password. It is bounded in
// bytes, and keeps what is asked for often: a flood of addresses that are asked
// for once doesn't flush it.
type Memory struct {
	entries *otter.Cache[string, *known]
	secret  [sha256.Size]byte // keys the hashes of typed passwords

	mu    sync.Mutex    // keeping and forgetting come one after the other
	epoch atomic.Uint64 // counts what was forgotten
}

// weight is about what an entry takes, in bytes; TestWeightIsWhatAnEntryTakes
// measures it.
func weight(_ string, k *known) uint32 {
	const fixed = 200 // the structures, and the cache's own
	total := fixed + len(k.address[0]) + len(k.apiUser[0]) + len(k.passwordID)
	if k.more != nil {
		total += k.more.weight()
	}
	return uint32(total) // #nosec G115 -- a few hundred
}

// NewMemory remembers up to about so many bytes.
func NewMemory(bytes uint64) *Memory {
	m := &Memory{entries: otter.Must(&otter.Options[string, *known]{MaximumWeight: bytes, Weigher: weight})}
	_, _ = rand.Read(m.secret[:]) // never fails: crypto/rand ends the process instead
	return m
}

// get is what is known of an address; nil when it isn't.
func (m *Memory) get(address string) *known {
	k, _ := m.entries.GetIfPresent(address)
	return k
}

// keep remembers what was read from the database after epoch was looked at,
// unless anything was forgotten since: then it may be the state before.
func (m *Memory) keep(k *known, epoch uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.epoch.Load() == epoch {
		m.entries.Set(k.address[0], k)
	}
}

// Forget drops what is known of some addresses.
func (m *Memory) Forget(addresses []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.epoch.Add(1)
	for _, address := range addresses {
		m.entries.Invalidate(address)
	}
}

// ForgetAll drops everything.
func (m *Memory) ForgetAll() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.epoch.Add(1)
	m.entries.InvalidateAll()
}

// prove remembers that a typed password was right, as long as the API user is
// as it was then.
func (m *Memory) prove(k *known, i int, password string) {
	if len(password) > credential.MaxPasswordBytes {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.get(k.address[0]) == k && k.several() != nil {
		m.entries.Set(k.address[0], k.proving(i, m.hash(k.address[0], password)))
	}
}

// replace remembers that a password of an address is stored as another hash, if
// it is known as the one before.
func (m *Memory) replace(address, passwordID, from, to string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k := m.get(address)
	if k == nil || k.several() == nil {
		return
	}
	for i, p := range k.more.passwords {
		if p.id == passwordID && p.stored == from {
			m.entries.Set(address, k.replacing(i, to))
			return
		}
	}
}

// proves says which typed password this was before, at a time at which it is
// still good; -1 for none.
func (m *Memory) proves(k *known, password string, at int64) int {
	if k.several() == nil || len(password) > credential.MaxPasswordBytes {
		return -1
	}
	proof := m.hash(k.address[0], password)
	match := -1
	for i := range k.more.passwords {
		p := &k.more.passwords[i]
		if at < p.ends && p.proof != nil && subtle.ConstantTimeCompare(proof[:], p.proof[:]) == 1 {
			match = i
		}
	}
	return match
}

// longestAddress is RFC 5321's.
const longestAddress = 254

// hash is a keyed hash of an address and a password. The fixed size keeps it
// off the heap; the length between keeps one address from running into another
// password.
func (m *Memory) hash(address, password string) [sha256.Size]byte {
	var buffer [sha256.Size + 1 + longestAddress + credential.MaxPasswordBytes]byte
	text := append(buffer[:0], m.secret[:]...)
	text = append(text, byte(len(address))) // #nosec G115 -- an address is never longer
	text = append(text, address...)
	text = append(text, password...)
	return sha256.Sum256(text)
}
