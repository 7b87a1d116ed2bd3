package credential

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPasswordsAreComparedByteForByte(t *testing.T) {
	h, _ := quick(Limits{})
	// Nothing is trimmed, folded, normalised (the two é), or cut.
	for name, password := range map[string]string{
		"ascii":           typed,
		"spaces outside":  "  two spaces 1  ",
		"composed":        "caf\u00e9 1",
		"decomposed":      "cafe\u0301 1",
		"256 bytes":       strings.Repeat("0123456789abcdef", 16),
		"colons":          "a:b:c:1:2",
		"an empty one":    "",
		"not valid UTF-8": "\xff\xfe 123456",
	} {
		t.Run(name, func(t *testing.T) {
			stored := mustHash(t, h, password)
			if !mustVerify(t, h, stored, password) {
				t.Error("the password itself fails")
			}
			for _, wrong := range []string{
				password + " ", password + "\x00", " " + password, stored, strings.TrimSpace(password),
				strings.ToUpper(password), strings.ToValidUTF8(password, "\ufffd"),
				strings.ReplaceAll(password, "e\u0301", "\u00e9"), strings.ReplaceAll(password, "\u00e9", "e\u0301"),
			} {
				if wrong != password && mustVerify(t, h, stored, wrong) {
					t.Errorf("%q passes", wrong)
				}
			}
		})
	}
}

func TestARealHashVerifies(t *testing.T) {
	h := NewHasher(Limits{})
	stored := mustHash(t, h, typed)
	if !mustVerify(t, h, stored, typed) || mustVerify(t, h, stored, typed+" ") {
		t.Error("wrong answer")
	}
}

// The text was made with another implementation (hash-wasm), so that our hashes
// are argon2id and not merely something that agrees with itself.
func TestAHashOfAnotherToolVerifies(t *testing.T) {
	const stored = "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$gYJZtjEAJqjg26xdLmknq8/bB7MiWPrE9hsYuA+SkIU"
	h := NewHasher(Limits{})
	if !mustVerify(t, h, stored, "correct horse battery staple") || mustVerify(t, h, stored, "correct horse battery stapl") {
		t.Error("the reference hash doesn't verify")
	}
}

func TestOnlyTheWholePasswordVerifies(t *testing.T) {
	h, _ := quick(Limits{})
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.OneOf(anyGenerated(), rapid.StringN(1, -1, MaxPasswordBytes)).Draw(t, "password")
		stored := mustHash(t, h, p)
		if !mustVerify(t, h, stored, p) {
			t.Fatal("the password itself fails")
		}
		n := rapid.IntRange(0, len(p)-1).Draw(t, "length")
		for _, part := range []string{p[:n], p[len(p)-n:], p + p} {
			if mustVerify(t, h, stored, part) {
				t.Fatalf("%q passes for %q", part, p)
			}
		}
	})
}

func TestTheShapeAloneChoosesTheWork(t *testing.T) {
	h, runs := quick(Limits{})
	generated := NewPassword()
	broken := generated[:GeneratedLength-1] + "!"
	hash, another := mustHash(t, h, typed), mustHash(t, h, "another one 2")
	cheap := typedHash{setting: setting{cost: cost{memory: 8, passes: 1, lanes: 1}}}.String()
	for name, stored := range map[string]string{
		"nobody":           "",
		"a fingerprint":    Fingerprint(generated),
		"another's":        Fingerprint(NewPassword()),
		"argon2id":         hash,
		"another argon2id": another,
		"unreadable":       "plain text",
		"hostile":          typedText("m=4194304,t=100,p=1"),
		"cheap":            cheap,
	} {
		for password, want := range map[string]int32{
			generated: 0, NewPassword(): 0, typed: 1, broken: 1, "": 1, generated[:37]: 1, strings.Repeat("a", 300): 1,
		} {
			runs.Store(0)
			got := mustVerify(t, h, stored, password)
			if runs.Load() != want {
				t.Errorf("%s, %q: %d runs of argon2id, want %d", name, password, runs.Load(), want)
			}
			right := stored == hash && password == typed || stored == Fingerprint(generated) && password == generated
			if got != right {
				t.Errorf("%s, %q: %v", name, password, got)
			}
		}
	}
}

func TestTheDecoyCostsWhatTodaysHashesCost(t *testing.T) {
	h, _ := quick(Limits{})
	var used []cost
	h.derive = func(_ string, s setting) [keyLength]byte {
		used = append(used, s.cost)
		return [keyLength]byte{}
	}
	mustVerify(t, h, "", typed)
	mustVerify(t, h, mustHash(t, h, typed), typed)
	for _, c := range used {
		if c != today {
			t.Errorf("a run with %+v", c)
		}
	}
}

// Even a run that yields the key of zeros, which unreadable texts decode to,
// lets nobody in.
func TestNothingStoredMatchesNothing(t *testing.T) {
	h, _ := quick(Limits{})
	h.derive = func(string, setting) [keyLength]byte { return [keyLength]byte{} }
	for _, stored := range []string{"", "x", "$argon2id$v=19$m=19456,t=2,p=1$$", typedText("m=1,t=1,p=1")} {
		if mustVerify(t, h, stored, typed) {
			t.Errorf("%q lets in", stored)
		}
	}
}

func TestTheRightOneOfSeveralIsFoundAtTheSameCost(t *testing.T) {
	h, runs := quick(Limits{})
	first := mustHash(t, h, typed)
	second := mustHash(t, h, "another one 2", first)
	apart := mustHash(t, h, "third one 3")
	key, otherKey := NewPassword(), NewPassword()
	for name, c := range map[string]struct {
		stored   []string
		password string
		match    int
		runs     int32
	}{
		"the first of two typed":              {[]string{first, second}, typed, 0, 1},
		"the second of two typed":             {[]string{first, second}, "another one 2", 1, 1},
		"neither":                             {[]string{first, second}, "something else 3", -1, 1},
		"nothing stored":                      {nil, typed, -1, 1},
		"typed beside generated":              {[]string{Fingerprint(key), first}, typed, 1, 1},
		"generated beside typed":              {[]string{first, Fingerprint(key)}, key, 1, 0},
		"the first of two generated":          {[]string{Fingerprint(key), Fingerprint(otherKey)}, key, 0, 0},
		"the second of two generated":         {[]string{Fingerprint(key), Fingerprint(otherKey)}, otherKey, 1, 0},
		"two generated, another presented":    {[]string{Fingerprint(key), Fingerprint(otherKey)}, NewPassword(), -1, 0},
		"two generated, typed presented":      {[]string{Fingerprint(key), Fingerprint(otherKey)}, typed, -1, 1},
		"apart, the first":                    {[]string{first, apart}, typed, 0, 2},
		"apart, the second":                   {[]string{first, apart}, "third one 3", 1, 2},
		"apart, neither":                      {[]string{first, apart}, "something else 3", -1, 2},
		"a thousand apart cost no more":       {many(h, t, 1000), typed, -1, 2},
		"the same one stored twice":           {[]string{first, first}, typed, 1, 1},
		"too long, beside two that are apart": {[]string{first, apart}, strings.Repeat("a", 257), -1, 2},
	} {
		t.Run(name, func(t *testing.T) {
			runs.Store(0)
			match, err := h.VerifyAny(t.Context(), c.stored, c.password)
			if err != nil || match != c.match || runs.Load() != c.runs {
				t.Errorf("match %d after %d runs (%v), want %d after %d", match, runs.Load(), err, c.match, c.runs)
			}
		})
	}
}

func TestALongerPasswordThanAllowedIsNotComputed(t *testing.T) {
	h, runs := quick(Limits{})
	long := strings.Repeat("a", 1<<20)
	s := freshSetting()
	stored := typedHash{s, h.derive(long, s)}.String()
	inner := h.derive
	h.derive = func(password string, s setting) [keyLength]byte {
		if len(password) > MaxPasswordBytes {
			t.Errorf("argon2id over %d bytes", len(password))
		}
		return inner(password, s)
	}
	runs.Store(0)
	if mustVerify(t, h, stored, long) || runs.Load() != 1 {
		t.Errorf("passes, or costs %d runs", runs.Load())
	}
	if empty := mustHash(t, h, ""); mustVerify(t, h, empty, long) {
		t.Error("passes for the empty one")
	}
}

func many(h *Hasher, t *testing.T, n int) []string {
	stored := make([]string, n)
	for i := range stored {
		stored[i] = mustHash(t, h, "not the one you want 4")
	}
	return stored
}

func TestVerifyOfAGeneratedPasswordAllocatesNothing(t *testing.T) {
	h := NewHasher(Limits{})
	p := NewPassword()
	stored := Fingerprint(p)
	verify := func() {
		if ok, err := h.Verify(t.Context(), stored, p); !ok || err != nil {
			t.Fatal("wrong answer")
		}
	}
	if n := testing.AllocsPerRun(1000, verify); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
}
