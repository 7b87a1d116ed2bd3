package input

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"postern/internal/fault"
)

// Text reads one line of text: it drops white space at both ends and wants
// shortest to longest characters (code points) in what is left. Any service
// may call it; field is the name of the GraphQL input field.
//
// Faults, all INVALID: REQUIRED when nothing visible is there, TOO_SHORT,
// TOO_LONG, BAD_CHARACTER.
func Text(field, value string, shortest, longest int) (string, *fault.Fault) {
	if len(value) > 16*(longest+16) { // far too long, spaces or not: don't read it all
		return "", tooLong(field, longest)
	}
	if !utf8.ValidString(value) {
		return "", badCharacter(field)
	}
	text := strings.TrimSpace(value)
	if strings.ContainsFunc(text, unfitForLine) {
		return "", badCharacter(field)
	}
	switch length := utf8.RuneCountInString(text); {
	case shortest > 0 && !strings.ContainsFunc(text, visible):
		return "", fault.OnField(field, "REQUIRED",
			fmt.Sprintf("Enter %d to %d characters.", shortest, longest))
	case length < shortest:
		return "", fault.OnField(field, "TOO_SHORT", fmt.Sprintf("Use %d characters or more.", shortest))
	case length > longest:
		return "", tooLong(field, longest)
	}
	return text, nil
}

func tooLong(field string, longest int) *fault.Fault {
	return fault.OnField(field, "TOO_LONG", fmt.Sprintf("Use %d characters or fewer.", longest))
}

func badCharacter(field string) *fault.Fault {
	return fault.OnField(field, "BAD_CHARACTER",
		"This holds a character that can't be shown, such as a line break or a tab. Remove it.")
}

// visible is true of anything that leaves a mark on the screen. Zero-width
// characters do not, and a name made of them would look empty in a list.
func visible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// unfitForLine is true of what breaks a line, and of what makes a line read
// other than it is stored: control characters, line and paragraph separators,
// the bidirectional embeddings, overrides and isolates (UAX #9; UTR #36 on
// spoofing). The marks that right-to-left writing needs (U+200E, U+200F) pass.
func unfitForLine(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}
