package edge

import (
	"fmt"
	"strings"
	"testing"
)

// TestDocumentsThatAreKeptTakeLittleMemory sends hundreds of different valid
// documents, as large as they may be: the server keeps some of them parsed.
func TestDocumentsThatAreKeptTakeLittleMemory(t *testing.T) {
	p := start(t)
	before := warm(t, p)
	large := "#" + strings.Repeat("x", 13_000)
	for i := range 300 {
		p.ask(t, query(fmt.Sprintf("%s\nquery Q%d { viewer { account { %s} } }", large, i, strings.Repeat("id ", 900))), owner)
		p.ask(t, query(fmt.Sprintf("query Q%d { %s}", i, strings.Repeat("... { setUpNeeded } ", 3))), nobody)
	}
	p.grewLess(t, before, 40<<20)
}
