package credential

import (
	"sync"

	"github.com/trustelem/zxcvbn/frequency"
)

// The common passwords and words come from the data of zxcvbn (Wheeler, USENIX
// Security 2016) as the module github.com/trustelem/zxcvbn carries it: 30,000
// passwords from breaches, and 64,000 words, first names and surnames, each in
// one of the lists only. Just that package of data is linked: 2 MB of binary,
// nothing done at start. Its scorer is left alone: it backtracks through
// regular expressions, and its work is not bounded by the input's length.
// (The other port, ccojocar/zxcvbn-go, parses JSON at every start and ends the
// process if that fails.)
type wordList struct {
	words   map[string]struct{}
	longest int // bytes of the longest word
}

// common is built at first use: some 30 ms, and 7 MB from then on. The module's
// words are folded already; a test makes sure.
var common = sync.OnceValue(func() wordList {
	list := wordList{words: make(map[string]struct{}, 1<<17)}
	for _, words := range frequency.FrequencyLists {
		for _, word := range words {
			if len(word) >= shortestPiece {
				list.words[word] = struct{}{}
				list.longest = max(list.longest, len(word))
			}
		}
	}
	return list
})

func (l wordList) has(word string) bool {
	_, found := l.words[word]
	return found
}
