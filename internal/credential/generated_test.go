package credential

import (
	"hash/crc32"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyGenerated draws passwords that differ in every position, and that rapid
// can repeat from its seed, which NewPassword's can't.
func anyGenerated() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		body := generatedPrefix + rapid.StringMatching(`[0-9A-Za-z]{27}`).Draw(t, "body")
		check := checkCharacters(body)
		return body + string(check[:])
	})
}

func TestEveryNewPasswordIsGeneratedAndDiffers(t *testing.T) {
	seen := map[string]bool{}
	for range 10_000 {
		p := NewPassword()
		if !IsGenerated(p) || len(p) != GeneratedLength || seen[p] {
			t.Fatalf("bad or repeated password %q", p)
		}
		seen[p] = true
	}
}

func TestGeneratedPasswordsCarry160Bits(t *testing.T) {
	if bits := generatedRandom * math.Log2(float64(len(base62))); bits < 160 {
		t.Errorf("%.1f bits", bits)
	}
}

func TestCheckCharactersAreThePaddedCRC32(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.String().Draw(t, "body")
		check := checkCharacters(body)
		var sum uint64
		for _, c := range check {
			for i := range base62 {
				if base62[i] == c {
					sum = sum*62 + uint64(i)
				}
			}
		}
		if want := uint64(crc32.ChecksumIEEE([]byte(body))); sum != want {
			t.Fatalf("%s is %d, want %d", check, sum, want)
		}
	})
	if all := new(big.Int).Exp(big.NewInt(62), big.NewInt(generatedCheck), nil); all.Cmp(big.NewInt(1<<32)) < 0 {
		t.Error("no room for 32 bits")
	}
}

// A scanner elsewhere relies on this very text: it must not change.
func TestTheFormatIsThePublishedOne(t *testing.T) {
	if !IsGenerated("pstn_0123456789ABCDEFGHIJKLMNOPQ1J5DIi") {
		check := checkCharacters("pstn_0123456789ABCDEFGHIJKLMNOPQ")
		t.Errorf("check characters are %s now", check)
	}
}

func TestAnyChangeOfOneCharacterIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := []byte(anyGenerated().Draw(t, "password"))
		at := rapid.IntRange(0, len(p)-1).Draw(t, "at")
		p[at] = rapid.Byte().Filter(func(b byte) bool { return b != p[at] }).Draw(t, "becomes")
		if IsGenerated(string(p)) {
			t.Fatalf("%q still passes", p)
		}
	})
}

func TestOnlyBase62Passes(t *testing.T) {
	for _, c := range "-_+/= \x00\x7f!@[`{:" {
		for at := range generatedRandom {
			body := generatedPrefix + strings.Repeat("a", at) + string(c) + strings.Repeat("b", generatedRandom-at-1)
			check := checkCharacters(body)
			if p := body + string(check[:]); IsGenerated(p) {
				t.Errorf("%q passes", p)
			}
		}
	}
	for _, prefix := range []string{"pstn-", "PSTN_", "xxxx_"} {
		body := prefix + strings.Repeat("a", generatedRandom)
		check := checkCharacters(body)
		if p := body + string(check[:]); IsGenerated(p) {
			t.Errorf("%q passes", p)
		}
	}
}

func TestNothingCutOffOrAddedIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyGenerated().Draw(t, "password")
		if !IsGenerated(p) {
			t.Fatal("the password itself fails")
		}
		extra := rapid.StringN(1, 3, -1).Draw(t, "extra")
		n := rapid.IntRange(0, len(p)-1).Draw(t, "length")
		for _, other := range []string{p[:n], p[n+1:], p + extra, extra + p, p + p} {
			if IsGenerated(other) {
				t.Fatalf("%q passes", other)
			}
		}
	})
}

func TestIsGeneratedAllocatesNothing(t *testing.T) {
	good, bad := NewPassword(), "pstn_0123456789012345678901234567890000"
	if n := testing.AllocsPerRun(1000, func() { IsGenerated(good); IsGenerated(bad) }); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
}

func FuzzIsGenerated(f *testing.F) {
	f.Add("")
	f.Add("pstn_")
	f.Add("pstn_0123456789ABCDEFGHIJKLMNOPQ000000")
	f.Add(NewPassword())
	f.Fuzz(func(t *testing.T, text string) {
		if !IsGenerated(text) {
			return
		}
		if len(text) != GeneratedLength || text[:5] != generatedPrefix {
			t.Errorf("%q passes", text)
		}
		if !MatchFingerprint(Fingerprint(text), text) {
			t.Errorf("%q doesn't match its own fingerprint", text)
		}
	})
}
