package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
	"pgregory.net/rapid"
)

// unlimited lets everything through, so that only the weights matter.
var unlimited = Limits{Depth: enough, Aliases: enough, Spreads: enough, RootFields: enough, Cost: enough, Nested: true}

// TestTheGateLooksAtASelectionOnceForEachOperation counts looks instead of
// time: any document, circles and unknown names too.
func TestTheGateLooksAtASelectionOnceForEachOperation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		document := parsed(t, drawDocument(t, true))
		g := newGate(testSchema, unlimited, nil, document)
		g.check()
		g.forNobody()
		selections := 0
		for _, o := range document.Operations {
			selections += count(o.SelectionSet)
		}
		for _, f := range document.Fragments {
			selections += count(f.SelectionSet)
		}
		passes := len(document.Operations) + 2 // forNobody's own
		require.LessOrEqual(t, g.visits, passes*selections)
	})
}

// TestADocumentWeighsWhatItWeighsWithItsFragmentsWrittenOut compares what the
// gate remembers of a fragment with the fragment itself, in every place.
func TestADocumentWeighsWhatItWeighsWithItsFragmentsWrittenOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		document := parsed(t, drawDocument(t, false))
		flat := writtenOut(t, document)
		g, h := newGate(testSchema, unlimited, nil, document), newGate(testSchema, unlimited, nil, flat)
		for i := range document.Operations {
			w := g.weighOperation(document.Operations[i])
			require.Equal(t, h.weighOperation(flat.Operations[i]), w)
			require.Equal(t, h.refusal, g.refusal)
			require.LessOrEqual(t, fieldsIn(flat.Operations[i].SelectionSet), w.cost)
		}
	})
}

// TestWhatPassesIsNoLargerThanItsCost expands what passed the real limits, the
// simple way.
func TestWhatPassesIsNoLargerThanItsCost(t *testing.T) {
	passed := 0
	rapid.Check(t, func(t *rapid.T) {
		document := parsed(t, drawDocument(t, false))
		limits := DefaultBounds().SignedIn
		limits.Cost = 60 // small, so that some don't pass
		if newGate(testSchema, limits, nil, document).check() != nil {
			return
		}
		passed++
		for _, o := range writtenOut(t, document).Operations {
			require.LessOrEqual(t, fieldsIn(o.SelectionSet), limits.Cost)
		}
	})
	require.NotZero(t, passed)
}

// drawDocument makes a document of real and invented names. Fragments use
// later ones only, or, with circles, any.
func drawDocument(t *rapid.T, circles bool) string {
	var text strings.Builder
	fragments := rapid.IntRange(0, 5).Draw(t, "fragments")
	for i := range rapid.IntRange(1, 3).Draw(t, "operations") {
		kind := rapid.SampledFrom([]string{"query", "mutation"}).Draw(t, "kind")
		fmt.Fprintf(&text, "%s O%d($n: Int = 7) { %s}\n", kind, i, drawSet(t, 3, 0, fragments))
	}
	for i := range fragments {
		first := i + 1
		if circles {
			first = 0
		}
		on := rapid.SampledFrom([]string{"Query", "Account", "Viewer", "User", "Mutation", "__Type", "Nothing"}).Draw(t, "on")
		fmt.Fprintf(&text, "fragment F%d on %s { %s}\n", i, on, drawSet(t, 2, first, fragments))
	}
	return text.String()
}

// drawSet makes a selection set that uses the fragments from first on.
func drawSet(t *rapid.T, depth, first, fragments int) string {
	var text strings.Builder
	for range rapid.IntRange(1, 3).Draw(t, "selections") {
		choice := rapid.IntRange(0, 9).Draw(t, "choice")
		switch {
		case choice < 4 && first < fragments:
			fmt.Fprintf(&text, "...F%d ", rapid.IntRange(first, fragments-1).Draw(t, "fragment"))
		case choice < 6 && depth > 0:
			fmt.Fprintf(&text, "... %s{ %s} ", rapid.SampledFrom([]string{"", "on Account ", "on User "}).Draw(t, "of"), drawSet(t, depth-1, first, fragments))
		default:
			text.WriteString(rapid.SampledFrom([]string{"", "", "x: ", "y: "}).Draw(t, "alias"))
			text.WriteString(rapid.SampledFrom([]string{
				"id", "viewer", "account", "users", "users(first: 3)", "apiUsers(last: $n)", "edges", "node", "owner",
				"signIn", "setUpNeeded", "installation", "__typename", "__schema", "__type", "types", "fields", "ofType", "nothing",
			}).Draw(t, "field"))
			if depth > 0 && rapid.Bool().Draw(t, "deeper") {
				text.WriteString(" { " + drawSet(t, depth-1, first, fragments) + "}")
			}
			text.WriteString(" ")
		}
	}
	return text.String()
}

func parsed(t *rapid.T, text string) *ast.QueryDocument {
	document, err := parser.ParseQuery(&ast.Source{Input: text})
	require.NoError(t, err, text)
	return document
}

// writtenOut is a document with each spread replaced by what the fragment says.
func writtenOut(t *rapid.T, document *ast.QueryDocument) *ast.QueryDocument {
	var text strings.Builder
	formatter.NewFormatter(&text).FormatQueryDocument(&ast.QueryDocument{Operations: document.Operations})
	flat := parsed(t, text.String())
	for _, o := range flat.Operations {
		o.SelectionSet = writeOut(o.SelectionSet, document.Fragments)
	}
	return flat
}

func writeOut(set ast.SelectionSet, fragments ast.FragmentDefinitionList) ast.SelectionSet {
	out := slices.Clone(set)
	for i, selection := range out {
		switch s := selection.(type) {
		case *ast.Field:
			field := *s
			field.SelectionSet = writeOut(s.SelectionSet, fragments)
			out[i] = &field
		case *ast.InlineFragment:
			out[i] = &ast.InlineFragment{TypeCondition: s.TypeCondition, SelectionSet: writeOut(s.SelectionSet, fragments)}
		case *ast.FragmentSpread:
			f := fragments.ForName(s.Name)
			out[i] = &ast.InlineFragment{TypeCondition: f.TypeCondition, SelectionSet: writeOut(f.SelectionSet, fragments)}
		}
	}
	return out
}

// count counts selections as they are written.
func count(set ast.SelectionSet) int {
	n := len(set)
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			n += count(s.SelectionSet)
		case *ast.InlineFragment:
			n += count(s.SelectionSet)
		}
	}
	return n
}

// fieldsIn counts the fields of a set without spreads.
func fieldsIn(set ast.SelectionSet) int {
	n := 0
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			n += 1 + fieldsIn(s.SelectionSet)
		case *ast.InlineFragment:
			n += fieldsIn(s.SelectionSet)
		}
	}
	return n
}
