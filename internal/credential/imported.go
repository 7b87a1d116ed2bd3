package credential

import (
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"

	"postern/internal/fault"
)

// importedHash is the stored form of a password that another program hashed:
// bcrypt, as htpasswd -B and PHP write it, or argon2 with other settings than
// ours. It stays until the password is used for the first time.
type importedHash struct {
	bcrypt    string // the whole text; empty for argon2
	resistant bool   // argon2i, else argon2id
	cost
	salt, key []byte
}

// Bounds of what one run of an imported hash may take: the defaults of PHP,
// Python and Node.js (64 MiB, 3 or 4 passes, up to 4 lanes) and bcrypt as far as
// frameworks set it; some 250 ms at the most.
const (
	longestImported  = 256 // characters
	leastBcryptCost  = 4
	mostBcryptCost   = 12
	longestBcrypted  = 72 // bytes of a password that bcrypt looks at
	mostArgonMemory  = 64 * 1024
	mostArgonWork    = 4 * mostArgonMemory // memory times passes
	mostArgonLanes   = 8
	shortestArgonKey = 16
)

var (
	bcryptText = regexp.MustCompile(`^\$2[aby]\$([0-9]{2})\$[./A-Za-z0-9]{53}$`)
	argonText  = regexp.MustCompile(`^\$argon2(id|i)\$v=19\$m=([1-9][0-9]{0,9}),t=([1-9][0-9]{0,9}),p=([1-9][0-9]{0,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$`)
)

// parseImported reads a hash of another program. bearable is false where its
// run would take more than the bounds.
func parseImported(stored string) (h importedHash, ok, bearable bool) {
	if len(stored) > longestImported {
		return h, false, false
	}
	if parts := bcryptText.FindStringSubmatch(stored); parts != nil {
		n, _ := strconv.Atoi(parts[1]) // two digits
		return importedHash{bcrypt: stored}, true, n >= leastBcryptCost && n <= mostBcryptCost
	}
	parts := argonText.FindStringSubmatch(stored)
	if parts == nil {
		return h, false, false
	}
	memory, passes, lanes := number(parts[2]), number(parts[3]), number(parts[4])
	h.resistant, h.salt, h.key = parts[1] == "i", decoded(parts[5]), decoded(parts[6])
	if len(h.salt) < 8 || len(h.salt) > 64 || len(h.key) < shortestArgonKey || len(h.key) > 64 {
		return h, false, false
	}
	bearable = lanes <= mostArgonLanes && memory >= 8*lanes && memory <= mostArgonMemory && memory*passes <= mostArgonWork
	if bearable {
		h.cost = cost{uint32(memory), uint32(passes), uint8(lanes)} // #nosec G115 -- bounded
	}
	return h, true, bearable
}

func number(digits string) uint64 {
	n, _ := strconv.ParseUint(digits, 10, 64) // ten digits at most
	return n
}

// decoded is strict unpadded base64; nothing where it isn't.
func decoded(text string) []byte {
	raw, err := base64.RawStdEncoding.Strict().DecodeString(text)
	if err != nil {
		return nil
	}
	return raw
}

// match says whether this is the hash of a password. bcrypt looks at the first 72
// bytes alone: a longer one never matches, since another that begins alike would
// as well.
func (h importedHash) match(password string) bool {
	switch {
	case password == "" || len(password) > MaxPasswordBytes:
		return false
	case h.bcrypt != "":
		return bcrypt.CompareHashAndPassword([]byte(h.bcrypt), []byte(password)) == nil && len(password) <= longestBcrypted
	}
	derive := argon2.IDKey
	if h.resistant {
		derive = argon2.Key
	}
	key := derive([]byte(password), h.salt, h.passes, h.memory, h.lanes, uint32(len(h.key))) // #nosec G115 -- 64 at most
	return subtle.ConstantTimeCompare(h.key, key) == 1
}

// matchImported is match of a stored text; false for what can't be read.
func matchImported(stored, password string) bool {
	h, ok, bearable := parseImported(stored)
	return ok && bearable && h.match(password)
}

// importable says whether a text is imported and may be run.
func importable(stored string) bool {
	_, ok, bearable := parseImported(stored)
	return ok && bearable
}

// CheckImported judges a hash of another program that an owner wants to import:
// bcrypt of cost 4 to 12, or argon2id and argon2i, version 19, of 64 MiB, 8
// lanes and 256 MiB times passes at most. It never repeats the text.
//
// Faults, on passwordHash: REQUIRED, PLAIN_PASSWORD, WEAK_HASH, UNKNOWN_HASH,
// BROKEN_HASH, TOO_COSTLY.
func CheckImported(text string) error {
	if _, typed := parseTyped(text); typed {
		return nil
	}
	_, ok, bearable := parseImported(text)
	refuse := func(reason, what string) error {
		return fault.OnField("passwordHash", reason, what+" Make a hash with: htpasswd -nB NAME")
	}
	switch {
	case ok && bearable:
		return nil
	case ok:
		return refuse("TOO_COSTLY", fmt.Sprintf("Checking this hash would take too long: bcrypt has a cost of %d to %d, argon2 %d MiB, %d lanes, and %d MiB times passes at most.",
			leastBcryptCost, mostBcryptCost, mostArgonMemory/1024, mostArgonLanes, mostArgonWork/1024))
	case text == "":
		return refuse("REQUIRED", "This line has no password hash.")
	case hasPrefix(text, "$apr1$", "$1$", "{SHA}", "{SSHA}", "{MD5}", "$2x$"):
		return refuse("WEAK_HASH", "This hash is of a kind that is too easy to guess from, or known to be broken.")
	case hasPrefix(text, "$2", "$argon2id$", "$argon2i$"):
		return refuse("BROKEN_HASH", "This bcrypt or argon2 hash isn't whole, or of another version than 19.")
	case hasPrefix(text, "$", "{"):
		return refuse("UNKNOWN_HASH", "Only bcrypt and argon2 hashes can be imported.")
	}
	return refuse("PLAIN_PASSWORD", "This is no bcrypt or argon2 hash. A password as it is belongs in the column password of a CSV.")
}

func hasPrefix(text string, any ...string) bool {
	for _, prefix := range any {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return false
}
