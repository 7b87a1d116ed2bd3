package credential

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"postern/internal/fault"
)

// field is the name of the input field in every mutation that sets a password.
const field = "password"

func refuse(reason, message string) *fault.Fault { return fault.OnField(field, reason, message) }

func tooLong() *fault.Fault {
	return refuse("TOO_LONG",
		"Use 256 characters or fewer. Accented letters and those of other scripts count as 2 to 4.")
}

// unreadable holds the rules of every password: there is one, it has at most
// MaxPasswordBytes bytes, and it is UTF-8 without control characters. Those
// (C0, DEL, C1) can't be sent with HTTP Basic (RFC 7617, 2), and C1 is what
// RFC 8265 takes out of passwords besides. Nothing else is forbidden; spaces
// count wherever they stand.
func unreadable(password string) *fault.Fault {
	switch {
	case password == "":
		return refuse("REQUIRED", "Enter a password.")
	case len(password) > MaxPasswordBytes:
		return tooLong()
	case !utf8.ValidString(password):
		return refuse("BAD_CHARACTER", "This password is not valid UTF-8. Type it again.")
	case strings.ContainsFunc(password, unicode.IsControl):
		return refuse("BAD_CHARACTER",
			"This password holds a control character, such as a tab or a line break, that programs can't send. Remove it.")
	}
	return nil
}

// characters counts code points, each as one, as NIST SP 800-63B counts a
// password's length.
func characters(password string) int { return utf8.RuneCountInString(password) }
