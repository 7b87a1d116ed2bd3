package credential

import (
	"fmt"
	"strings"
	"unicode"

	"postern/internal/fault"
	"postern/internal/input"
)

// MinUserPassword is the least number of characters of a person's password
// while it is the only factor (NIST SP 800-63B-4, 3.1.1.2).
const MinUserPassword = 15

// UserContext is what a guesser would know about a person. Its words count as
// common ones; they are not forbidden inside a longer password.
type UserContext struct {
	Email, Name, AccountName string
}

// CheckUserPassword judges a person's password: 15 characters, at most 256
// bytes, no rule of composition (NIST SP 800-63B-4 forbids one), and not common,
// repeated or a sequence. A password of the generated shape is refused, since
// that is a program's; Verify would take it for one, too.
//
// Fault: the first that applies, INVALID on field password: REQUIRED, TOO_LONG,
// BAD_CHARACTER, NOT_ISSUED, TOO_SHORT, TOO_COMMON.
func CheckUserPassword(password string, about UserContext) error {
	if f := unreadable(password); f != nil {
		return fault.Join(f)
	}
	if IsGenerated(password) {
		return fault.Join(refuse("NOT_ISSUED",
			"This is a generated password for a program. Choose one of your own."))
	}
	if characters(password) < MinUserPassword {
		return fault.Join(refuse("TOO_SHORT", fmt.Sprintf("Use %d characters or more.", MinUserPassword)))
	}
	if guessable(password, MinUserPassword, userBudget, about.words()) {
		return fault.Join(refuse("TOO_COMMON",
			"This password is too common or easy to guess. Three or four unrelated words make a good one."))
	}
	return nil
}

// words are the folded words of the context, 3 characters or longer, and the
// name of the product.
func (c UserContext) words() []string {
	words := []string{"postern", input.Fold(c.Email)}
	for _, text := range []string{c.Email, c.Name, c.AccountName} {
		for _, word := range strings.FieldsFunc(input.Fold(text), notWord) {
			if characters(word) >= shortestPiece {
				words = append(words, word)
			}
		}
	}
	return words
}

func notWord(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }
