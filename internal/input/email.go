package input

import (
	"net/mail"
	"strings"
	"unicode"

	"postern/internal/fault"
)

// Bounds in bytes: RFC 5321, 4.5.3.1, less the angle brackets that its path of
// 256 counts.
const (
	longestEmail = 254
	longestLocal = 64
)

// Email reads a person's email address. It returns the address as typed,
// without white space at both ends: what is shown and written to; and its key:
// what is unique in the installation and looked up at sign-in. The key is
// folded whole, since no mail server in use gives A@ and a@ to two people.
//
// It takes what RFC 5322 calls a plain address, with the letters of any script
// (RFC 6532), but no display name, no quoted local part, no comment and no
// address literal. `me@localhost` passes: an installation may have no domain.
//
// Faults, all INVALID: REQUIRED, TOO_LONG, NOT_AN_EMAIL.
func Email(field, value string) (address, key string, refusal *fault.Fault) {
	address = strings.TrimSpace(value)
	if address == "" {
		return "", "", fault.OnField(field, "REQUIRED", "Enter an email address.")
	}
	if len(address) > longestEmail {
		return "", "", tooLong(field, longestEmail)
	}
	if !plainAddress(address) {
		return "", "", fault.OnField(field, "NOT_AN_EMAIL",
			"This is not an email address. Enter one like name@example.com.")
	}
	return address, Fold(address), nil
}

// EmailKey is the key of what somebody typed as their email address, for a
// look-up: no fault, since a text that is no address simply belongs to nobody.
func EmailKey(value string) string {
	_, key, refusal := Email("", value)
	if refusal != nil {
		return ""
	}
	return key
}

func plainAddress(address string) bool {
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address {
		return false // a name, a quote or a comment around it
	}
	at := strings.LastIndexByte(address, '@')
	local, domain := address[:at], address[at+1:]
	if len(local) > longestLocal || strings.ContainsFunc(address, invisible) {
		return false
	}
	for label := range strings.SplitSeq(domain, ".") {
		if !hostLabel(label) {
			return false
		}
	}
	return true
}

// invisible is true of characters beyond ASCII that are not letters, marks or
// digits: net/mail lets them all through, zero-width ones too, and two people
// could then have addresses that look alike.
func invisible(r rune) bool {
	return r > unicode.MaxASCII && !unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// hostLabel is true of one part of a domain: letters, digits, and hyphens
// inside (RFC 1123, 2.1; RFC 5890 for other scripts).
func hostLabel(label string) bool {
	if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
		return false
	}
	return !strings.ContainsFunc(label, func(r rune) bool {
		return r != '-' && !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
}
