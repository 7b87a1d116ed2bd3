package credential

import (
	"slices"
	"strings"
	"unicode/utf8"

	"postern/internal/input"
)

// What a password is made of, and what each piece costs a guesser: a listed
// word, 30,000 or more possibilities, 2; a stretch of one character or of a
// track, or what stands before it over again, 1; any other character 1. A password whose cheapest division costs no
// more than the budget is too easy:
//
//   - 2 for API users: a listed word, "12345678", "qwer1234".
//   - 4 for people: "password1234567", two words, "monkeymonkey1234". Three
//     words pass.
const (
	wordPrice, stretchPrice, characterPrice = 2, 1, 1
	apiUserBudget                           = 2
	userBudget                              = 4
	shortestPiece                           = 3  // characters of the shortest word or stretch
	longestUnit                             = 16 // bytes of the longest unit looked for again; bounds the work
)

// tracks are what fingers and minds run along, in either direction and round
// the end: the alphabet, the digits, keyboard rows (QWERTY, QWERTZ, AZERTY) and
// columns.
var tracks = []string{
	"abcdefghijklmnopqrstuvwxyz", "1234567890",
	"qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm",
	"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
}

// guessable says whether a guesser comes upon password early. shortest is the
// least length of such a password: a shorter text repeated is worth no more than
// once, so it is refused. context are folded words to count as listed.
//
// The work is bounded by MaxPasswordBytes, which the caller has checked: about
// 1 ms for the worst 256 bytes.
func guessable(password string, shortest, budget int, context []string) bool {
	folded := input.Fold(password)
	return repeats(folded, shortest) || cheapest(folded, context) <= budget
}

// repeats says whether text is a unit shorter than `shortest` over and over,
// the last one perhaps cut off.
func repeats(text string, shortest int) bool {
	runes := []rune(text)
	for unit := 1; unit < shortest && 2*unit <= len(runes); unit++ {
		if slices.Equal(runes[unit:], runes[:len(runes)-unit]) {
			return true
		}
	}
	return false
}

// cheapest is the price of the cheapest division of text into pieces. Step by
// step it knows the lowest price of every beginning of text.
func cheapest(text string, context []string) int {
	price := make([]int, len(text)+1)
	for i := 1; i < len(price); i++ {
		price[i] = len(text) + 1 // out of reach so far; the middle of a character stays so
	}
	for i := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		offer := func(length, add int) { price[i+length] = min(price[i+length], price[i]+add) }
		offer(size, characterPrice)
		offerWords(text[i:], context, offer)
		offerStretches(text[i:], offer)
		offerRepeats(text, i, offer)
	}
	return price[len(text)]
}

func offerWords(rest string, context []string, offer func(length, add int)) {
	list := common()
	for length := shortestPiece; length <= min(len(rest), list.longest); length++ {
		if list.has(rest[:length]) {
			offer(length, wordPrice)
		}
	}
	for _, word := range context {
		if word != "" && strings.HasPrefix(rest, word) {
			offer(len(word), wordPrice)
		}
	}
}

func offerStretches(rest string, offer func(length, add int)) {
	first, size := utf8.DecodeRuneInString(rest)
	for n, end := 1, size; strings.HasPrefix(rest[end:], string(first)); {
		n, end = n+1, end+size
		if n >= shortestPiece {
			offer(end, stretchPrice)
		}
	}
	for _, track := range tracks {
		at := strings.IndexByte(track, rest[0])
		if at < 0 {
			continue
		}
		for _, step := range [...]int{1, len(track) - 1} {
			for end := 1; end < len(rest) && rest[end] == track[(at+end*step)%len(track)]; end++ {
				if end+1 >= shortestPiece {
					offer(end+1, stretchPrice)
				}
			}
		}
	}
}

// offerRepeats offers what continues the unit before i: "cab" then "cabca".
func offerRepeats(text string, i int, offer func(length, add int)) {
	for unit := 1; unit <= min(i, longestUnit); unit++ {
		for end := i; end < len(text) && text[end] == text[end-unit]; end++ {
			if end+1-i >= max(unit, shortestPiece) {
				offer(end+1-i, stretchPrice)
			}
		}
	}
}
