package credential

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// cost is what one argon2id run takes (RFC 9106): kibibytes of memory, passes
// over them, lanes.
type cost struct {
	memory, passes uint32
	lanes          uint8
}

// today is OWASP's second choice for argon2id (Password Storage Cheat Sheet):
// 19 MiB, 2 passes, 1 lane; about 20 ms. Of OWASP's settings, which are equal in
// strength, it is the one that lets a small machine bear several at once.
var today = cost{memory: 19 * 1024, passes: 2, lanes: 1}

const (
	saltLength = 16 // bytes; RFC 9106, 3.1
	keyLength  = 32
)

// bearable bounds what a stored text may make the server spend, so that a row
// from an import, or from whoever can write to the database, costs no more
// than one of OWASP's settings (46 MiB once to 7 MiB five times). Raise the bounds
// with `today`.
func (c cost) bearable() bool {
	const mostMemory, leastMemory, mostPasses = 46 * 1024, 7 * 1024, 5
	return c.memory >= leastMemory && c.memory <= mostMemory &&
		c.passes >= 1 && c.passes <= mostPasses &&
		c.memory*c.passes <= mostMemory && c.lanes == 1
}

// setting is all that decides an argon2id key but for the password. One run
// serves every hash that shares a setting.
type setting struct {
	cost
	salt [saltLength]byte
}

// typedHash is the stored form of a typed password.
type typedHash struct {
	setting
	key [keyLength]byte
}

// String is the PHC text, as other argon2 tools write it:
// $argon2id$v=19$m=19456,t=2,p=1$<salt>$<key>.
func (h typedHash) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s", h.memory, h.passes, h.lanes,
		b64.EncodeToString(h.salt[:]), b64.EncodeToString(h.key[:]))
}

const longestTypedHash = 128 // a real one has 97

// parseTyped reads what String writes, and nothing else: other versions,
// lengths, orders, paddings and unbearable costs are not ok.
func parseTyped(stored string) (h typedHash, ok bool) {
	if len(stored) > longestTypedHash {
		return h, false
	}
	parts := strings.Split(stored, "$")
	if len(parts) != 6 {
		return h, false
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &h.memory, &h.passes, &h.lanes); err != nil {
		return h, false
	}
	if !decodeInto(h.salt[:], parts[4]) || !decodeInto(h.key[:], parts[5]) || !h.bearable() {
		return typedHash{}, false
	}
	return h, h.String() == stored // no other name or version; no signs, leading zeros or trailing bits
}

// decodeInto fills dst from unpadded base64. That parseTyped writes the hash
// again and compares shows when the size was another.
func decodeInto(dst []byte, text string) bool {
	raw, err := base64.RawStdEncoding.DecodeString(text)
	copy(dst, raw)
	return err == nil
}

// NeedsRehash says that a stored text is not what Hasher.Hash would write
// today. After a right password it may be stored afresh: behind the call, and
// over that text alone.
func NeedsRehash(stored string) bool {
	if isFingerprint(stored) {
		return false
	}
	h, ok := parseTyped(stored)
	return !ok || h.cost != today
}
