package graph

import (
	"fmt"
	"time"

	"postern/internal/fault"
)

// Limits bounds what one document may ask for. Each is the most that passes.
type Limits struct {
	Document   int  // bytes of its text
	Tokens     int  // words and marks in it
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
		SignedIn: Limits{
			Document: 16_000, Tokens: 1000, Depth: 10, Aliases: 30, Spreads: 50, RootFields: 20, Cost: 10_000, Nested: true,
		},
		Nobody: Limits{
			Document: 4000, Tokens: 250, Depth: 6, Aliases: 5, Spreads: 5, RootFields: 3, Cost: 100,
		},
	}
}

// What no operator needs to set.
const (
	maxOperations = 10      // of one document, of which one is carried out
	maxName       = 64      // bytes of a field's name in the answer, which a list repeats
	maxMessage    = 300     // bytes of an error's text or path, which may quote the document
	statementCost = 50      // points of a field that asks the database for each row
	maxErrorText  = 2 << 10 // bytes of all errors together
	queryCache    = 100     // documents kept parsed: the app has some twenty, and each can hold 300 kB
)

// Introspection has bounds of its own, since its documents are deep and its
// lists have no pages. They let through what code generators and GraphiQL
// send: __schema or __type once, no aliases, and from a type's fields to other
// types, but not on to the fields of those.
const (
	introspectionDepth = 20
	introspectionLists = 1 // lists of a __Type inside each other
	introspectionPage  = 4 // what a list multiplies the cost by
)

// tooMuch is a refusal that names the limit and its value.
func tooMuch(limit, setting string, most int) *fault.Fault {
	return fault.New(fault.Invalid, "LIMIT_"+limit,
		fmt.Sprintf("This document is over a limit of the server: at most %d %s. Ask for less at a time.", most, setting))
}
