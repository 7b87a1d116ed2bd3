package input

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s under which two texts that differ only in case,
// or in how an accented letter is encoded, are the same: Unicode simple case
// folding, then NFC (UAX #15). Use it for keys and for "contains", never for
// what is shown or hashed.
//
// Unlike strings.ToLower it sends all forms of the Greek sigma to one letter,
// and it keeps the dot of the Turkish capital I, which ToLower drops: with
// ToLower, two different mailboxes would get one key.
func Fold(s string) string {
	return norm.NFC.String(strings.Map(foldRune, norm.NFD.String(s)))
}

// SearchKey is what an API user is searched and sorted by: its description,
// folded. An address that other programs gave out may have capitals; then its
// folded form stands on a line behind, which leaves the order as it is, since no
// description has a line break. So no search need fold an address.
func SearchKey(description, address string) string {
	key := Fold(description)
	if folded := Fold(address); folded != address {
		key += "\n" + folded
	}
	return key
}

// foldRune picks one letter out of each set that Unicode folds together: the
// lower case of its smallest member. It goes by the upper case, since the
// smallest may be neither: for iota it is the mark U+0345.
func foldRune(r rune) rune {
	smallest := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		smallest = min(smallest, next)
	}
	if unicode.SimpleFold(r) == r {
		return r // alone in its set: has no case, or none that folds
	}
	return unicode.ToLower(unicode.ToUpper(smallest))
}
