package edge

import (
	"fmt"
	"strings"
)

// These make the documents of the hostile suite.

// many is text for each number from 0, with %d in it as often as wanted.
func many(n int, format string) string {
	var all strings.Builder
	for i := range n {
		all.WriteString(strings.ReplaceAll(format, "%d", fmt.Sprint(i)))
	}
	return all.String()
}

// nest puts inner into outer, which has an @ for it, n times.
func nest(n int, outer, inner string) string {
	before, after, _ := strings.Cut(outer, "@")
	return strings.Repeat(before, n) + inner + strings.Repeat(after, n)
}

// doubling is fragments that each use the next one twice: n of them ask for
// the last one 2^n times.
func doubling(n int, on, selection, inner string) string {
	text := fmt.Sprintf("{ ...F0 } fragment F%d on %s { %s }", n, on, inner)
	if on != "Query" {
		text = strings.Replace(text, "{ ...F0 }", "{ viewer { account { ...F0 } } }", 1)
	}
	for i := range n {
		again := fmt.Sprintf("...F%d", i+1)
		text += fmt.Sprintf(" fragment F%d on %s { %s }", i, on, strings.ReplaceAll(selection, "@", again))
	}
	return text
}

// web is n fragments that each use all later ones.
func web(n int) string {
	text := "{ ...F0 }"
	for i := range n {
		text += fmt.Sprintf(" fragment F%d on Query { setUpNeeded", i)
		for j := i + 1; j < n; j++ {
			text += fmt.Sprintf(" ...F%d", j)
		}
		text += " }"
	}
	return text
}

// conflicts is fields of one name whose arguments differ: in two fragments, so
// that each of one conflicts with each of the other.
func conflicts(n int) string {
	return "{ viewer { account { ...A ...B } } } fragment A on Account { " +
		many(n, "users(first: %d) { edges { cursor } } ") + "} fragment B on Account { " +
		many(n, "users(last: %d) { edges { cursor } } ") + "}"
}

// nestedConflicts is the same below fields that are merged themselves.
func nestedConflicts(n int) string {
	list := many(n, "users(first: %d) { __typename } ")
	return "{ " + strings.Repeat("viewer { "+strings.Repeat("account { "+list+"} ", 2)+"} ", 2) + "}"
}

// signIns is the mutation n times, each trying another password.
func signIns(n int) string {
	return "mutation { " + many(n, `s%d: signIn(input: { email: "ada@example.com", password: "guess number %d" }) { viewer { isOwner } } `) + "}"
}

// creations is the slow mutation of an owner n times.
func creations(n int) string {
	return "mutation { " + many(n, `c%d: createApiUser(input: { email: "a@api.localhost", description: "x", password: "a guess at %d" }) { apiUser { id } } `) + "}"
}

// inIntrospection is a selection within __schema.
func inIntrospection(selection string) string { return "{ __schema { " + selection + " } }" }

// list is a literal list of n elements.
func list(n int, element string) string { return "[" + many(n, element+" ") + "]" }

const page = "(first: 100) { edges { node { "
