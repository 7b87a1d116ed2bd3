package credential

import (
	"hash/crc32"
	"strings"
)

// A generated password: `pstn_`, 27 base62 characters that carry
// 27 x log2(62) = 160.7 random bits, and 6 base62 check characters. The prefix
// and the check let a secret scanner recognise one in a commit or a log
// without asking anyone, with next to no false alarms.
const (
	generatedPrefix = "pstn_"
	generatedRandom = 27
	generatedCheck  = 6 // 62^6 > 2^32: room for a whole CRC-32
	generatedBody   = len(generatedPrefix) + generatedRandom

	// GeneratedLength is the number of characters, and of bytes, of every
	// generated password.
	GeneratedLength = generatedBody + generatedCheck
)

// NewPassword makes a password to offer. The caller shows it once and keeps
// only its stored form (Hasher.Hash).
func NewPassword() string {
	body := generatedPrefix + randomText(base62, generatedRandom)
	check := checkCharacters(body)
	return body + string(check[:])
}

// IsGenerated says whether the whole of password has the generated shape with
// right check characters. It does not say that the server issued it: that is
// the ledger's to know. The verify path calls it for every request; it
// allocates nothing.
func IsGenerated(password string) bool {
	if len(password) != GeneratedLength || !strings.HasPrefix(password, generatedPrefix) {
		return false
	}
	for i := len(generatedPrefix); i < generatedBody; i++ {
		if !inBase62(password[i]) {
			return false
		}
	}
	check := checkCharacters(password[:generatedBody])
	return password[generatedBody:] == string(check[:])
}

// checkCharacters is the CRC-32 (IEEE 802.3) of body in base62, most
// significant character first, padded with zeros. The loop is crc32.ChecksumIEEE
// over a string, which would have to be copied to the heap for it. A CRC
// catches every change of one character, which is all it is for: it is no
// secret and proves nothing.
func checkCharacters(body string) (check [generatedCheck]byte) {
	sum := ^uint32(0)
	for i := range len(body) {
		sum = crc32.IEEETable[byte(sum&0xff)^body[i]] ^ sum>>8
	}
	sum = ^sum
	for i := len(check) - 1; i >= 0; i-- {
		check[i] = base62[sum%uint32(len(base62))]
		sum /= uint32(len(base62))
	}
	return check
}

func inBase62(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
