package credential

import "testing"

func TestADigestMatchesWhatItsFingerprintMatches(t *testing.T) {
	right, wrong := NewPassword(), NewPassword()
	d, ok := DigestOf(Fingerprint(right))
	if !ok || !d.Match(right) || d.Match(wrong) || d.Match(right+"x") || d.Match(right[:10]) || d.Match("") {
		t.Fatal("matches something else than its own password")
	}
	for _, stored := range []string{"", "$sha256$", Fingerprint(right)[1:], Fingerprint(right) + "A", "$sha256$" + Fingerprint(right)[8:50] + "!"} {
		if d, ok := DigestOf(stored); ok || d != (Digest{}) {
			t.Fatalf("%q has one", stored)
		}
	}
}
