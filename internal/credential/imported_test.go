package credential

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"

	"postern/internal/fault"
)

func bcrypted(t *testing.T, password string) string {
	t.Helper()
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.MinCost)
	require.NoError(t, err)
	return string(hash)
}

func argoned(kind, password string, memory, passes uint32, lanes uint8) string {
	salt, derive, encode := []byte("0123456789abcdef"), argon2.IDKey, base64.RawStdEncoding.EncodeToString
	if kind == "argon2i" {
		derive = argon2.Key
	}
	key := derive([]byte(password), salt, passes, memory, lanes, 32)
	return fmt.Sprintf("$%s$v=19$m=%d,t=%d,p=%d$%s$%s", kind, memory, passes, lanes, encode(salt), encode(key))
}

func TestHashesOfOtherProgramsVerify(t *testing.T) {
	h := NewHasher(Limits{})
	bcrypt := bcrypted(t, typed)
	for name, stored := range map[string]string{
		"bcrypt":   bcrypt,
		"htpasswd": "$2y$" + strings.TrimPrefix(bcrypt, "$2a$"),
		"old":      "$2b$" + strings.TrimPrefix(bcrypt, "$2a$"),
		"argon2id": argoned("argon2id", typed, 64, 1, 1),
		"argon2i":  argoned("argon2i", typed, 64, 3, 2),
	} {
		require.NoError(t, CheckImported(stored), name)
		require.True(t, NeedsRehash(stored), name)
		require.True(t, mustVerify(t, h, stored, typed), name)
		for _, wrong := range []string{"", typed + "x", typed[1:], strings.ToUpper(typed), stored, strings.Repeat("a", 300)} {
			require.False(t, mustVerify(t, h, stored, wrong), "%s: %q", name, wrong)
		}
	}
}

func TestAPasswordLongerThanBcryptLooksAtNeverMatches(t *testing.T) {
	long := strings.Repeat("a", 72)
	stored := bcrypted(t, long)
	h := NewHasher(Limits{})
	require.True(t, mustVerify(t, h, stored, long))
	require.False(t, mustVerify(t, h, stored, long+"b"))
}

func TestAHashThatWouldCostTooMuchIsNeitherImportedNorRun(t *testing.T) {
	filler := strings.Repeat("a", 53)
	salt, key := base64.RawStdEncoding.EncodeToString(make([]byte, 16)), base64.RawStdEncoding.EncodeToString(make([]byte, 32))
	end := "$" + salt + "$" + key
	h := NewHasher(Limits{})
	for stored, reason := range map[string]string{
		"$2y$13$" + filler: "TOO_COSTLY", "$2y$31$" + filler: "TOO_COSTLY", "$2y$03$" + filler: "TOO_COSTLY",
		"$argon2id$v=19$m=65537,t=1,p=1" + end:         "TOO_COSTLY",
		"$argon2id$v=19$m=4294967295,t=1,p=1" + end:    "TOO_COSTLY",
		"$argon2id$v=19$m=65536,t=5,p=1" + end:         "TOO_COSTLY",
		"$argon2id$v=19$m=1024,t=4294967295,p=1" + end: "TOO_COSTLY",
		"$argon2id$v=19$m=65536,t=1,p=200" + end:       "TOO_COSTLY",
		"$argon2id$v=16$m=64,t=1,p=1" + end:            "BROKEN_HASH",
		"$argon2d$v=19$m=64,t=1,p=1" + end:             "UNKNOWN_HASH",
		"$2y$05$short":                                 "BROKEN_HASH", "$2x$05$" + filler: "WEAK_HASH",
		"$apr1$abcdefgh$ijklmnop": "WEAK_HASH", "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=": "WEAK_HASH",
		"$6$salt$hash": "UNKNOWN_HASH", typed: "PLAIN_PASSWORD", "": "REQUIRED",
	} {
		err := CheckImported(stored)
		require.Equal(t, reason, fault.Reason(err), stored)
		if stored != "" {
			require.NotContains(t, err.Error(), stored)
		}
		require.False(t, mustVerify(t, h, stored, typed), stored) // would take minutes
	}
}

func TestNamesOfOtherPrograms(t *testing.T) {
	for name, reason := range map[string]string{
		"reports": "", "Reports": "", "a b": "", "ops@example.com": "", "größe": "", strings.Repeat("x", 254): "",
		"": "REQUIRED", " a": "BAD_CHARACTER", "a:b": "HAS_COLON", "a\x00b": "BAD_CHARACTER", "\xff": "BAD_CHARACTER",
		strings.Repeat("x", 255): "TOO_LONG", strings.Repeat("ö", 128): "TOO_LONG",
		"apiuser-x": "LOOKS_GENERATED", "APIUSER-abcdefghijkl@api.localhost": "LOOKS_GENERATED", "apiuser-abcdefghijkl@api.localhost": "LOOKS_GENERATED",
	} {
		require.Equal(t, reason, fault.Reason(CheckName(name)), "%q", name)
	}
}

func TestAProcessComparesImportedHashesAsThisOneDoes(t *testing.T) {
	h, started := apartHasher(t)
	stored := bcrypted(t, typed)
	require.True(t, mustVerify(t, h, stored, typed))
	require.False(t, mustVerify(t, h, stored, typed+"x"))
	require.Len(t, started(), 1)
}
