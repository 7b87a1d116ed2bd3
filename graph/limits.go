package graph

import (
	"fmt"
	"time"

	"postern/internal/fault"
)

// Limits bounds what one document may ask for. Each is the most that passes.
type Limits struct {
	Tokens     int  // words and marks of the document
	Depth      int  // fields inside fields
	Aliases    int  // renamed fields, spreads expanded
	Spreads    int  // uses of named fragments
	RootFields int  // fields of Query or Mutation, spreads expanded
	Cost       int  // one a field; a list multiplies what is in it by its page
	Nested     bool // fragments may use fragments
}

// Bounds is what a request may cost, from its first byte to its last.
type Bounds struct {
	Body      int64         // bytes of the request's body
	Answer    int           // bytes of the answer
	Errors    int           // errors in an answer
	Execution time.Duration // for carrying a document out
	SignedIn  Limits
	Nobody    Limits
}

// DefaultBounds are safe for a server on the open internet. See
// docs/security.md for what each one stops.
func DefaultBounds() Bounds {
	return Bounds{
		Body: 256 << 10, Answer: 1 << 20, Errors: 10, Execution: 10 * time.Second,
		SignedIn: Limits{Tokens: 1000, Depth: 10, Aliases: 30, Spreads: 50, RootFields: 20, Cost: 10_000, Nested: true},
		Nobody:   Limits{Tokens: 250, Depth: 6, Aliases: 5, Spreads: 5, RootFields: 3, Cost: 100},
	}
}

// Introspection has bounds of its own, since its documents are deep and its
// lists have no pages: asked for once, and three lists inside each other, which
// is what code generators send.
const (
	introspectionDepth = 20
	introspectionLists = 3
	introspectionPage  = 4 // what a list multiplies the cost by
)

// tooMuch is a refusal that names the limit and its value.
func tooMuch(limit, setting string, most int) *fault.Fault {
	return fault.New(fault.Invalid, "LIMIT_"+limit,
		fmt.Sprintf("This document is over a limit of the server: at most %d %s. Ask for less at a time.", most, setting))
}
