package credential

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	someSalt = "AAAAAAAAAAAAAAAAAAAAAA"
	someKey  = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
)

func typedText(params string) string {
	return "$argon2id$v=19$" + params + "$" + someSalt + "$" + someKey
}

func TestStoredTextsThatAreReadable(t *testing.T) {
	for name, c := range map[string]struct {
		stored       string
		ok, outdated bool
	}{
		"today's":                  {typedText("m=19456,t=2,p=1"), true, false},
		"OWASP's largest":          {typedText("m=47104,t=1,p=1"), true, true},
		"OWASP's smallest":         {typedText("m=7168,t=5,p=1"), true, true},
		"a gibibyte":               {typedText("m=1048576,t=1,p=1"), false, true},
		"a product that overflows": {typedText("m=2147483648,t=2,p=1"), false, true},
		"many passes":              {typedText("m=7168,t=4000000000,p=1"), false, true},
		"more than any of OWASP's": {typedText("m=47104,t=2,p=1"), false, true},
		"hardly any memory":        {typedText("m=8,t=1,p=1"), false, true},
		"no passes":                {typedText("m=19456,t=0,p=1"), false, true},
		"no lanes":                 {typedText("m=19456,t=2,p=0"), false, true},
		"255 lanes":                {typedText("m=19456,t=2,p=255"), false, true},
		"256 lanes":                {typedText("m=19456,t=2,p=257"), false, true},
		"a plus sign":              {typedText("m=+19456,t=2,p=1"), false, true},
		"a leading zero":           {typedText("m=019456,t=2,p=1"), false, true},
		"another order":            {typedText("t=2,m=19456,p=1"), false, true},
		"another parameter":        {typedText("m=19456,t=2,p=1,keyid=a"), false, true},
		"argon2i":                  {strings.Replace(typedText("m=19456,t=2,p=1"), "2id", "2i", 1), false, true},
		"another version":          {strings.Replace(typedText("m=19456,t=2,p=1"), "v=19", "v=16", 1), false, true},
		"a short salt":             {"$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAA$" + someKey, false, true},
		"a short key":              {"$argon2id$v=19$m=19456,t=2,p=1$" + someSalt + "$" + someKey[2:], false, true},
		"padding":                  {typedText("m=19456,t=2,p=1") + "=", false, true},
		"trailing bits":            {typedText("m=19456,t=2,p=1")[:96] + "B", false, true},
		"something after it":       {typedText("m=19456,t=2,p=1") + "$", false, true},
		"nothing":                  {"", false, true},
		"a password":               {"correct horse battery staple", false, true},
		"bcrypt":                   {"$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", false, true},
		"a fingerprint":            {"$sha256$" + someKey, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			hash, ok := parseTyped(c.stored)
			if ok != c.ok {
				t.Fatalf("readable: %v, want %v", ok, c.ok)
			}
			if ok && hash.String() != c.stored {
				t.Errorf("comes back as %s", hash)
			}
			if got := NeedsRehash(c.stored); got != c.outdated {
				t.Errorf("NeedsRehash = %v, want %v", got, c.outdated)
			}
		})
	}
}

func TestAnyHashComesBackFromItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h typedHash
		h.cost = today
		copy(h.salt[:], rapid.SliceOfN(rapid.Byte(), saltLength, saltLength).Draw(t, "salt"))
		copy(h.key[:], rapid.SliceOfN(rapid.Byte(), keyLength, keyLength).Draw(t, "key"))
		if back, ok := parseTyped(h.String()); !ok || back != h {
			t.Fatalf("%s comes back as %s", h, back)
		}
	})
}

func FuzzParseTyped(f *testing.F) {
	f.Add(typedText("m=19456,t=2,p=1"))
	f.Add(typedText("m=-1,t=2,p=1"))
	f.Add("$argon2id$v=19$$$")
	f.Add("$sha256$" + someKey)
	f.Fuzz(func(t *testing.T, stored string) {
		hash, ok := parseTyped(stored)
		if ok && (hash.String() != stored || !hash.bearable()) {
			t.Errorf("%q is read as %s", stored, hash)
		}
		NeedsRehash(stored)
	})
}
