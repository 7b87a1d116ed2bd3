package credential

import (
	"errors"
	"strings"
	"unicode/utf8"

	"postern/internal/fault"
	"postern/internal/input"
)

// The parts of an address: `apiuser-` + 12 of a-z0-9 + `@` + domain. The 12
// carry 62 bits: enough that two draws never meet in practice. That an address
// is never issued twice is the ledger's job, not chance's.
const (
	addressPrefix = "apiuser-"
	addressRandom = 12

	// An email address has 254 bytes at most (RFC 5321, 4.5.3.1).
	longestDomain = 254 - len(addressPrefix) - addressRandom - len("@")
)

// NewAddress makes the address of a new API user. The caller records it in the
// ledger before anyone sees it. The error, about a domain that CheckDomain
// refuses, is for the operator; it is no fault.
func NewAddress(domain string) (string, error) {
	if err := CheckDomain(domain); err != nil {
		return "", err
	}
	return addressPrefix + randomText(base36, addressRandom) + "@" + domain, nil
}

// IsAddress says whether text has the shape of an address that NewAddress
// makes, under any domain. Addresses are lower case and compare exactly;
// `APIUSER-...` is none.
func IsAddress(text string) bool {
	local, domain, found := strings.Cut(text, "@")
	if !found || len(local) != len(addressPrefix)+addressRandom || !strings.HasPrefix(local, addressPrefix) {
		return false
	}
	for _, c := range []byte(local[len(addressPrefix):]) {
		if !lowerOrDigit(c) {
			return false
		}
	}
	return CheckDomain(domain) == nil
}

var (
	errDomainLength = errors.New("the domain of API users' addresses needs 1 to 233 characters, and 1 to 63 between dots")
	errDomainLetter = errors.New("the domain of API users' addresses holds lower-case letters, digits, dots, and hyphens inside, as in api.example.com")
)

// CheckDomain says what is wrong with the configured domain of addresses. The
// start of the server calls it; the error is a sentence for the operator.
// Host names per RFC 1123, 2.1, in lower case, and for other scripts in the
// xn-- form (RFC 5891), which every client can send.
func CheckDomain(domain string) error {
	if domain == "" || len(domain) > longestDomain {
		return errDomainLength
	}
	for label := range strings.SplitSeq(domain, ".") {
		if label == "" || len(label) > 63 {
			return errDomainLength
		}
		if label[0] == '-' || label[len(label)-1] == '-' {
			return errDomainLetter
		}
		for _, c := range []byte(label) {
			if c != '-' && !lowerOrDigit(c) {
				return errDomainLetter
			}
		}
	}
	return nil
}

func lowerOrDigit(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// maxName is how long a name may be that another program gave out, in bytes: as
// an address.
const maxName = 254

// CheckName judges the name of an API user of another program, under which it
// is to be imported: any user-id of HTTP Basic (RFC 7617, 2) that can be shown
// on one line, but none that looks generated. Names are compared byte for byte.
//
// Faults, on name: REQUIRED, TOO_LONG, BAD_CHARACTER, HAS_COLON, LOOKS_GENERATED.
func CheckName(name string) error {
	refuse := func(reason, message string) error { return fault.OnField("name", reason, message) }
	switch _, bad := input.Text("name", name, 1, maxName); {
	case bad != nil && bad.Reason != "TOO_LONG":
		return bad
	case len(name) > maxName:
		return refuse("TOO_LONG", "A name has 254 bytes at most. Accented letters and those of other scripts count as 2 to 4.")
	case strings.TrimSpace(name) != name:
		return refuse("BAD_CHARACTER", "This name begins or ends with a space. Remove it.")
	case !utf8.ValidString(name) || strings.ContainsRune(name, utf8.RuneError):
		return refuse("BAD_CHARACTER", "This name is not valid UTF-8. Save the file as UTF-8.")
	case strings.Contains(name, ":"):
		return refuse("HAS_COLON", "This name holds a colon, which ends a name in HTTP Basic. No program can send it.")
	case strings.HasPrefix(input.Fold(name), addressPrefix):
		return refuse("LOOKS_GENERATED", "Names that begin with apiuser- are made by the server alone. Choose another.")
	}
	return nil
}

// IsName says whether something can be the name of an imported API user.
func IsName(text string) bool { return CheckName(text) == nil }
