package credential

import (
	"crypto/sha256"
	"encoding/base64"
	"testing"

	"pgregory.net/rapid"
)

func TestFingerprintIsSHA256InBase64(t *testing.T) {
	p := NewPassword()
	sum := sha256.Sum256([]byte(p))
	if got, want := Fingerprint(p), "$sha256$"+base64.RawStdEncoding.EncodeToString(sum[:]); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestOnlyGeneratedPasswordsHaveAFingerprint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.String().Draw(t, "password")
		if Fingerprint(p) != "" || MatchFingerprint("", p) || MatchFingerprint(Fingerprint(p), p) {
			t.Fatalf("%q has one", p)
		}
	})
}

func TestFingerprintsMatchTheirOwnPasswordOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyGenerated().Draw(t, "password")
		stored := Fingerprint(p)
		if !MatchFingerprint(stored, p) {
			t.Fatal("no match with itself")
		}
		other := anyGenerated().Filter(func(o string) bool { return o != p }).Draw(t, "other")
		for _, longer := range []string{p + "x", p + p, p[:37], p[:37] + "!"} {
			if MatchFingerprint(stored, longer) {
				t.Fatalf("%q matches", longer)
			}
		}
		at := rapid.IntRange(0, len(stored)-1).Draw(t, "at")
		for _, wrong := range []string{
			Fingerprint(other), stored[:at], stored + "A", "", p,
			stored[:at] + "~" + stored[at+1:],
		} {
			if MatchFingerprint(wrong, p) {
				t.Fatalf("matches %q", wrong)
			}
		}
	})
}

func TestMatchFingerprintAllocatesNothing(t *testing.T) {
	p := NewPassword()
	right, wrong := Fingerprint(p), Fingerprint(NewPassword())
	compare := func() {
		if !MatchFingerprint(right, p) || MatchFingerprint(wrong, p) || MatchFingerprint("", p) {
			t.Fatal("wrong answer")
		}
	}
	if n := testing.AllocsPerRun(1000, compare); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
}

func BenchmarkMatchFingerprint(b *testing.B) {
	p := NewPassword()
	stored := Fingerprint(p)
	for b.Loop() {
		MatchFingerprint(stored, p)
	}
}
