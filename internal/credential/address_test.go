package credential

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNewAddressesHaveTheShapeAndDiffer(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		address, err := NewAddress("api.example.com")
		if err != nil {
			t.Fatal(err)
		}
		if !IsAddress(address) || len(address) != len("apiuser-")+12+len("@api.example.com") || seen[address] {
			t.Fatalf("bad or repeated address %q", address)
		}
		seen[address] = true
	}
}

func TestTextsThatAreNoAddress(t *testing.T) {
	for name, text := range map[string]string{
		"empty":                   "",
		"upper case":              "APIUSER-ABCDEFGHIJKL@api.localhost",
		"upper case in the key":   "apiuser-Abcdefghijkl@api.localhost",
		"upper case in the host":  "apiuser-abcdefghijkl@API.localhost",
		"one character too few":   "apiuser-abcdefghijk@api.localhost",
		"one character too many":  "apiuser-abcdefghijklm@api.localhost",
		"another prefix":          "apiusex-abcdefghijkl@api.localhost",
		"no domain":               "apiuser-abcdefghijkl",
		"empty domain":            "apiuser-abcdefghijkl@",
		"two at signs":            "apiuser-abcdefghijkl@api@localhost",
		"a space at the end":      "apiuser-abcdefghijkl@api.localhost ",
		"a line break at the end": "apiuser-abcdefghijkl@api.localhost\n",
		"another script":          "apiuser-abcdefghijкl@api.localhost",
	} {
		t.Run(name, func(t *testing.T) {
			if IsAddress(text) {
				t.Errorf("%q passes for an address", text)
			}
		})
	}
}

func TestDomains(t *testing.T) {
	label63 := strings.Repeat("a", 63)
	longest := label63 + "." + label63 + "." + label63 + "." + strings.Repeat("a", longestDomain-3*64)
	for name, c := range map[string]struct {
		domain string
		good   bool
	}{
		"the default":            {"api.localhost", true},
		"one label":              {"localhost", true},
		"digits and hyphens":     {"api-2.example.com", true},
		"another script as xn--": {"xn--bcher-kva.example", true},
		"the longest":            {longest, true},
		"one longer":             {longest + "a", false},
		"empty":                  {"", false},
		"upper case":             {"API.example.com", false},
		"a dot at the end":       {"example.com.", false},
		"two dots":               {"example..com", false},
		"a hyphen in front":      {"-api.example.com", false},
		"a hyphen at the end":    {"api-.example.com", false},
		"a label of 64":          {label63 + "a.com", false},
		"a space":                {"api example.com", false},
		"an at sign":             {"a@example.com", false},
		"a port":                 {"example.com:80", false},
		"another script":         {"bücher.example", false},
	} {
		t.Run(name, func(t *testing.T) {
			address, err := NewAddress(c.domain)
			if (err == nil) != c.good || (err == nil) != (CheckDomain(c.domain) == nil) {
				t.Fatalf("NewAddress(%q) = %q, %v", c.domain, address, err)
			}
			if c.good && (!IsAddress(address) || len(address) > 254) {
				t.Errorf("made %q, of %d bytes", address, len(address))
			}
		})
	}
}

func TestIsAddressNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { IsAddress(rapid.String().Draw(t, "text")) })
}
