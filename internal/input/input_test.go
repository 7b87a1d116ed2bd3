package input

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"postern/internal/fault"
)

func reason(t rapid.TB, f *fault.Fault, field string) string {
	t.Helper()
	if f == nil {
		return ""
	}
	if f.Kind != fault.Invalid || f.Field != field || !strings.HasSuffix(f.Message, ".") {
		t.Errorf("not a fault of the field: %+v", f)
	}
	return f.Reason
}

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ value, want, reason string }{
		"a line":                       {"Nightly import", "Nightly import", ""},
		"spaces around it are dropped": {" \tNightly import\u00a0\n", "Nightly import", ""},
		"spaces inside stay":           {"a  b", "a  b", ""},
		"one character":                {"é", "é", ""},
		"twenty of them":               {strings.Repeat("é", 20), strings.Repeat("é", 20), ""},
		"twenty-one":                   {strings.Repeat("é", 21), "", "TOO_LONG"},
		"a flood":                      {strings.Repeat(" ", 1<<20), "", "TOO_LONG"},
		"nothing":                      {"", "", "REQUIRED"},
		"spaces only":                  {"   ", "", "REQUIRED"},
		"nothing that can be seen":     {"\u200b\u200d\ufeff", "", "REQUIRED"},
		"an emoji made of several":     {"👩\u200d🔧", "👩\u200d🔧", ""},
		"right to left":                {"\u200fייבוא", "\u200fייבוא", ""},
		"a line break":                 {"a\nb", "", "BAD_CHARACTER"},
		"a tab":                        {"a\tb", "", "BAD_CHARACTER"},
		"NUL":                          {"a\x00b", "", "BAD_CHARACTER"},
		"an escape":                    {"a\x1b[31mb", "", "BAD_CHARACTER"},
		"a C1 control":                 {"a\u009bb", "", "BAD_CHARACTER"},
		"a line separator":             {"a\u2028b", "", "BAD_CHARACTER"},
		"an override of the direction": {"a\u202eb", "", "BAD_CHARACTER"},
		"an isolate":                   {"a\u2066b", "", "BAD_CHARACTER"},
		"not UTF-8":                    {"a\xffb", "", "BAD_CHARACTER"},
	} {
		t.Run(name, func(t *testing.T) {
			got, f := Text("description", c.value, 1, 20)
			if got != c.want || reason(t, f, "description") != c.reason {
				t.Errorf("got %q, %v; want %q, %q", got, f, c.want, c.reason)
			}
		})
	}
}

func TestTextWithOtherBounds(t *testing.T) {
	if got, f := Text("note", "  ", 0, 20); got != "" || f != nil {
		t.Errorf("an optional one: %q, %v", got, f)
	}
	if _, f := Text("note", "ab", 3, 20); reason(t, f, "note") != "TOO_SHORT" {
		t.Errorf("a short one: %v", f)
	}
}

func TestTextComesBackUnchangedTheSecondTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once, f := Text("name", rapid.String().Draw(t, "value"), 1, 100)
		if f != nil {
			reason(t, f, "name")
			return
		}
		if twice, again := Text("name", once, 1, 100); again != nil || twice != once {
			t.Fatalf("%q becomes %q, %v", once, twice, again)
		}
	})
}

func TestEmail(t *testing.T) {
	host := "@" + strings.Repeat("a", 60) + "." + strings.Repeat("b", 60) + "." + strings.Repeat("c", 60) + ".example"
	for name, c := range map[string]struct{ value, address, key, reason string }{
		"plain":                     {"owner@example.com", "owner@example.com", "owner@example.com", ""},
		"capitals are kept":         {"Owner@Example.COM", "Owner@Example.COM", "owner@example.com", ""},
		"spaces around it":          {"  owner@example.com\n", "owner@example.com", "owner@example.com", ""},
		"a tag":                     {"o.w+n@example.com", "o.w+n@example.com", "o.w+n@example.com", ""},
		"an apostrophe":             {"o'neil@example.com", "o'neil@example.com", "o'neil@example.com", ""},
		"one label":                 {"owner@localhost", "owner@localhost", "owner@localhost", ""},
		"another script":            {"\u01fa@b\u00fccher.example", "\u01fa@b\u00fccher.example", "\u01fb@b\u00fccher.example", ""},
		"a spelt-out accent":        {"Jose\u0301@example.com", "Jose\u0301@example.com", "jos\u00e9@example.com", ""},
		"64 before the sign":        {strings.Repeat("a", 64) + "@example.com", strings.Repeat("a", 64) + "@example.com", strings.Repeat("a", 64) + "@example.com", ""},
		"65 before the sign":        {strings.Repeat("a", 65) + "@example.com", "", "", "NOT_AN_EMAIL"},
		"254 bytes":                 {strings.Repeat("a", 63) + host, strings.Repeat("a", 63) + host, strings.Repeat("a", 63) + host, ""},
		"255 bytes":                 {strings.Repeat("a", 64) + host, "", "", "TOO_LONG"},
		"a flood":                   {strings.Repeat("a@", 1<<20), "", "", "TOO_LONG"},
		"nothing":                   {"", "", "", "REQUIRED"},
		"spaces only":               {"  ", "", "", "REQUIRED"},
		"no sign":                   {"owner", "", "", "NOT_AN_EMAIL"},
		"two signs":                 {"a@b@example.com", "", "", "NOT_AN_EMAIL"},
		"two addresses":             {"a@example.com,b@example.com", "", "", "NOT_AN_EMAIL"},
		"a display name":            {"Owner <owner@example.com>", "", "", "NOT_AN_EMAIL"},
		"angle brackets":            {"<owner@example.com>", "", "", "NOT_AN_EMAIL"},
		"a comment":                 {"owner@example.com (me)", "", "", "NOT_AN_EMAIL"},
		"quotes":                    {`"a b"@example.com`, "", "", "NOT_AN_EMAIL"},
		"needless quotes":           {`"owner"@example.com`, "", "", "NOT_AN_EMAIL"},
		"an address literal":        {"owner@[127.0.0.1]", "", "", "NOT_AN_EMAIL"},
		"a second header":           {"owner@example.com\r\nBcc: x@example.com", "", "", "NOT_AN_EMAIL"},
		"a space inside":            {"ow ner@example.com", "", "", "NOT_AN_EMAIL"},
		"something invisible":       {"own\u200ber@example.com", "", "", "NOT_AN_EMAIL"},
		"an override":               {"own\u202eer@example.com", "", "", "NOT_AN_EMAIL"},
		"not UTF-8":                 {"own\xffer@example.com", "", "", "NOT_AN_EMAIL"},
		"two dots":                  {"owner@example..com", "", "", "NOT_AN_EMAIL"},
		"a dot at the end":          {"owner@example.com.", "", "", "NOT_AN_EMAIL"},
		"a hyphen at a label's end": {"owner@example-.com", "", "", "NOT_AN_EMAIL"},
		"an underscore in the host": {"owner@exa_mple.com", "", "", "NOT_AN_EMAIL"},
		"a label of 64":             {"owner@" + strings.Repeat("a", 64) + ".com", "", "", "NOT_AN_EMAIL"},
	} {
		t.Run(name, func(t *testing.T) {
			address, key, f := Email("email", c.value)
			if address != c.address || key != c.key || reason(t, f, "email") != c.reason {
				t.Errorf("got %q, %q, %v; want %q, %q, %q", address, key, f, c.address, c.key, c.reason)
			}
			if EmailKey(c.value) != c.key {
				t.Errorf("EmailKey is %q, want %q", EmailKey(c.value), c.key)
			}
		})
	}
}

func TestFoldJoinsCaseAndEncodingAndNothingElse(t *testing.T) {
	for name, c := range map[string]struct {
		a, b string
		same bool
	}{
		"capitals":                 {"ACME", "acme", true},
		"sigmas":                   {"ΟΔΟΣ οδοσ", "οδος ΟΔΟΣ", true},
		"the Kelvin sign":          {"\u212a", "k", true},
		"the long s":               {"ſ", "S", true},
		"composed and spelt out":   {"\u00c9", "e\u0301", true},
		"an iota below, spelt out": {"\u1fb3", "\u03b1\u0345", true},
		"accents differ":           {"é", "e", false},
		"the Turkish capital I":    {"İ", "i", false},
		"the dotless i":            {"ı", "i", false},
		"a Cyrillic lookalike":     {"а", "a", false},
		"full width":               {"Ａ", "A", false},
	} {
		t.Run(name, func(t *testing.T) {
			if (Fold(c.a) == Fold(c.b)) != c.same {
				t.Errorf("%q and %q become %q and %q", c.a, c.b, Fold(c.a), Fold(c.b))
			}
		})
	}
}

func TestLowerCaseLettersFoldToThemselves(t *testing.T) {
	for _, s := range []string{"abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνξοπρστυφχψω", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "åäöéßñçøæœđłşğ"} {
		if Fold(s) != s {
			t.Errorf("%s becomes %s", s, Fold(s))
		}
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("%q becomes %q, then %q", s, once, Fold(once))
		}
		for _, other := range []string{strings.ToUpper(s), strings.ToLower(s)} {
			if strings.EqualFold(s, other) && Fold(s) != Fold(other) {
				t.Fatalf("%q and %q differ: %q, %q", s, other, Fold(s), Fold(other))
			}
		}
	})
}

func FuzzEmail(f *testing.F) {
	f.Add("owner@example.com")
	f.Add(`"a b"@[127.0.0.1]`)
	f.Add("=?utf-8?q?a?= <a@b>")
	f.Fuzz(func(t *testing.T, value string) {
		address, key, refusal := Email("email", value)
		if refusal != nil {
			return
		}
		if again, sameKey, f := Email("email", address); f != nil || again != address || sameKey != key {
			t.Errorf("%q becomes %q, then %q", value, address, again)
		}
		if strings.ContainsAny(address, " \t\r\n<>\"(),;:[]\\") || strings.Count(address, "@") != 1 {
			t.Errorf("%q passes as %q", value, address)
		}
	})
}
