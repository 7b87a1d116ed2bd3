package credential

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
)

// Digest is a fingerprint in as few bytes as it takes: for memory. The zero
// value is no password's.
type Digest [sha256.Size]byte

// DigestOf reads what Fingerprint wrote; false for anything else.
func DigestOf(stored string) (d Digest, ok bool) {
	if !isFingerprint(stored) {
		return d, false
	}
	n, err := base64.RawStdEncoding.Strict().Decode(d[:], []byte(stored[len(fingerprintPrefix):]))
	if err != nil || n != len(d) {
		return Digest{}, false
	}
	return d, true
}

// Match says whether this is the digest of a password that IsGenerated.
// Constant time, no allocation.
func (d *Digest) Match(password string) bool {
	var secret [GeneratedLength]byte
	copy(secret[:], password)
	sum := sha256.Sum256(secret[:])
	return len(password) == GeneratedLength && subtle.ConstantTimeCompare(d[:], sum[:]) == 1
}
