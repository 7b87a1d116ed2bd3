package credential

import (
	"strings"
	"unicode"

	"postern/internal/fault"
	"postern/internal/input"
)

// MinAPIUserPassword is the least number of characters of an API user's typed
// password.
const MinAPIUserPassword = 8

// APIUserContext is what an API user's password must not contain.
type APIUserContext struct {
	Address     string // the API user's own
	AccountName string // looked for from 4 letters and digits on
}

// CheckAPIUserPassword judges a password typed for an API user: 8 characters
// with at least one digit or non-alphanumeric character, at most 256 bytes, and
// not what a guesser tries first. A password of the generated shape passes; the
// caller then asks the ledger whether it was issued (NOT_ISSUED).
//
// Faults: all that apply, INVALID on field password: REQUIRED, TOO_LONG,
// BAD_CHARACTER (each of these alone), TOO_SHORT, NEEDS_DIGIT_OR_SYMBOL,
// CONTAINS_PASSWORD_WORD, CONTAINS_ADDRESS, CONTAINS_ACCOUNT_NAME, TOO_COMMON.
func CheckAPIUserPassword(password string, about APIUserContext) error {
	if IsGenerated(password) {
		return nil
	}
	if f := unreadable(password); f != nil {
		return fault.Join(f)
	}
	var faults []*fault.Fault
	add := func(broken bool, reason, message string) {
		if broken {
			faults = append(faults, refuse(reason, message))
		}
	}
	short := characters(password) < MinAPIUserPassword
	folded := input.Fold(password)
	add(short, "TOO_SHORT", "Use 8 characters or more.")
	add(!strings.ContainsFunc(password, digitOrSymbol), "NEEDS_DIGIT_OR_SYMBOL",
		"Use at least one digit or a character that is neither letter nor digit.")
	add(strings.Contains(folded, "password"), "CONTAINS_PASSWORD_WORD",
		"Leave out the word \"password\".")
	add(containsAddress(folded, about.Address), "CONTAINS_ADDRESS",
		"Leave out the API user's own address.")
	add(containsName(folded, about.AccountName), "CONTAINS_ACCOUNT_NAME",
		"Leave out the name of the account.")
	add(!short && guessable(password, MinAPIUserPassword, apiUserBudget, nil), "TOO_COMMON",
		"This password is too common or easy to guess. Use another one, or the generated one.")
	return fault.Join(faults...)
}

// digitOrSymbol is true of a number of any script, and of what is not
// alphanumeric: punctuation, symbols, emoji, spaces. Letters of any script are
// alphanumeric, and so are the marks that belong to them, or an accent typed as
// two code points would count as a symbol; so do invisible joiners not count.
// In a browser: /[\p{N}\p{P}\p{S}\p{Z}]/u.
func digitOrSymbol(r rune) bool {
	return unicode.In(r, unicode.N, unicode.P, unicode.S, unicode.Z)
}

// containsAddress looks for the whole address, its local part, and the random
// part alone, which is all that tells one address from another.
func containsAddress(folded, address string) bool {
	local, _, _ := strings.Cut(input.Fold(address), "@")
	random := strings.TrimPrefix(local, addressPrefix)
	return random != "" && strings.Contains(folded, random)
}

// containsName looks for the account's name as it is, and with all but letters
// and digits taken out of both: "Acme Corp" is in "acme-corp1" and "AcmeCorp1".
func containsName(folded, name string) bool {
	const shortest = 4
	name = strings.TrimSpace(input.Fold(name))
	if characters(name) >= shortest && strings.Contains(folded, name) {
		return true
	}
	squeezed := squeeze(name)
	return characters(squeezed) >= shortest && strings.Contains(squeeze(folded), squeezed)
}

func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.L, unicode.M, unicode.N) {
			return r
		}
		return -1
	}, text)
}
