package credential

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"strings"
)

// The stored form of a generated password: `$sha256$` and the digest in
// unpadded base64.
//
// A plain, fast digest is right here and only here. Salt, pepper and a slow
// hash make up for passwords that can be guessed or that two people choose;
// 160 random bits can't and aren't (NIST SP 800-63B asks for a salted, slow hash
// of secrets under 112 bits). In exchange a check costs under a microsecond, and
// a flood of them can't hurt.
const (
	fingerprintPrefix = "$sha256$"
	fingerprintDigest = 43 // characters of base64 for 32 bytes
	fingerprintLength = len(fingerprintPrefix) + fingerprintDigest
)

// Fingerprint is the text to store for a generated password, and "" for any
// other. It is the same each time, so the ledger of offered passwords can look
// one up by it.
func Fingerprint(password string) string {
	if !IsGenerated(password) {
		return ""
	}
	digest := encodedDigest(password)
	return fingerprintPrefix + string(digest[:])
}

// MatchFingerprint says whether stored is the stored form of this generated
// password. Constant time, no allocation, never busy. False for every password
// that is not of the generated shape, whatever is stored.
func MatchFingerprint(stored, password string) bool {
	if !IsGenerated(password) {
		return false
	}
	digest := encodedDigest(password)
	var want [fingerprintDigest]byte // zeros, which no digest encodes to, when stored is something else
	if isFingerprint(stored) {
		copy(want[:], stored[len(fingerprintPrefix):])
	}
	return subtle.ConstantTimeCompare(digest[:], want[:]) == 1
}

// encodedDigest is the SHA-256 of a generated password in base64. The fixed
// sizes keep it off the heap.
func encodedDigest(password string) (text [fingerprintDigest]byte) {
	var secret [GeneratedLength]byte
	copy(secret[:], password)
	sum := sha256.Sum256(secret[:])
	base64.RawStdEncoding.Encode(text[:], sum[:])
	return text
}

func isFingerprint(stored string) bool {
	return len(stored) == fingerprintLength && strings.HasPrefix(stored, fingerprintPrefix)
}
