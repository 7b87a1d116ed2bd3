package graph

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"postern/graph/generated"
)

// testSchema is the real one.
var testSchema = generated.NewExecutableSchema(generated.Config{}).Schema()

// gateOf parses a document without a limit and makes its gate.
func gateOf(t testing.TB, limits Limits, variables, document string) *gate {
	t.Helper()
	parsed, err := parser.ParseQuery(&ast.Source{Input: document})
	require.NoError(t, err, document)
	given := map[string]any{}
	if variables != "" {
		require.NoError(t, readNumbersAsWritten(json.RawMessage(variables), &given))
	}
	return newGate(testSchema, limits, given, parsed)
}

// refusalOf is why a document doesn't pass; "" when it does.
func refusalOf(t testing.TB, limits Limits, variables, document string) string {
	t.Helper()
	if f := gateOf(t, limits, variables, document).check(); f != nil {
		require.Contains(t, f.Message, ".")
		return f.Reason
	}
	return ""
}

func times(n int, text string) string { return strings.Repeat(text+" ", n) }

// aliased is a selection under n different aliases.
func aliased(n int, selection string) string {
	var all strings.Builder
	for i := range n {
		fmt.Fprintf(&all, "a%d: %s ", i, selection)
	}
	return all.String()
}

func inAccount(selection string) string { return "{ viewer { account { " + selection + " } } }" }

// TestEachLimitIsTheMostThatPasses has two documents for each limit: one that
// is just within, and one that is just beyond.
func TestEachLimitIsTheMostThatPasses(t *testing.T) {
	l := DefaultBounds().SignedIn
	for _, c := range []struct{ reason, within, beyond string }{
		{"LIMIT_DEPTH", nested(l.Depth), nested(l.Depth + 1)},
		{"LIMIT_ALIASES", inAccount(aliased(l.Aliases, "id")), inAccount(aliased(l.Aliases+1, "id"))},
		{"LIMIT_ALIASES", inAccount("...A ...A") + aliasFragment(l.Aliases/2), inAccount("...A ...A ...A") + aliasFragment(l.Aliases/2)},
		{"LIMIT_FRAGMENT_SPREADS", inAccount(times(l.Spreads, "...A")) + fragment, inAccount(times(l.Spreads+1, "...A")) + fragment},
		{"LIMIT_ROOT_FIELDS", "{" + times(l.RootFields, "setUpNeeded") + "}", "{" + times(l.RootFields+1, "setUpNeeded") + "}"},
		{"LIMIT_ROOT_FIELDS", "{" + times(l.RootFields, "...R") + "} fragment R on Query { setUpNeeded }", "{" + times(l.RootFields/2+1, "...R") + "} fragment R on Query { setUpNeeded ... { setUpNeeded } }"},
		{"LIMIT_OPERATIONS", operations(maxOperations), operations(maxOperations + 1)},
		{"LIMIT_PAGE_SIZE", inAccount("users(first: 100) { edges { cursor } }"), inAccount("users(first: 101) { edges { cursor } }")},
		{"LIMIT_PAGE_SIZE", inAccount("users(last: 100) { edges { cursor } }"), inAccount("apiUsers(last: 101) { edges { cursor } }")},
		{"LIMIT_NAME", "{ " + strings.Repeat("a", maxName) + ": setUpNeeded }", "{ " + strings.Repeat("a", maxName+1) + ": setUpNeeded }"},
		{"LIMIT_CREDENTIAL_FIELDS", "mutation { " + signIn + "}", "mutation { " + signIn + "..." + " on Mutation { " + signIn + "} }"},
		{"LIMIT_CREDENTIAL_FIELDS", "mutation { ...S } fragment S on Mutation { " + signIn + "}", "mutation { ...S ...S } fragment S on Mutation { " + signIn + "}"},
		{"LIMIT_INTROSPECTION", "{ __schema { queryType { name } } }", "{ __schema { queryType { name } } ... { __schema { queryType { name } } } }"},
		{"LIMIT_INTROSPECTION", `{ __type(name: "A") { name } }`, `query A { __type(name: "A") { name } } query B { __schema { queryType { name } } }`},
		{"LIMIT_INTROSPECTION_ALIASES", "{ a: __schema { types { name } } }", "{ __schema { a: types { name } } }"},
		{"LIMIT_INTROSPECTION_LISTS", "{ __schema { types { fields { args { type { name } } } } } }", "{ __schema { types { fields { args { type { fields { name } } } } } } }"},
		{"LIMIT_COST", costly(l.Cost), costly(l.Cost + 1)},
		{"FRAGMENT_CYCLE", "{ ...A } fragment A on Query { ...B } fragment B on Query { setUpNeeded }", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"},
		{"UNUSED_FRAGMENTS", "{ ...A } fragment A on Query { setUpNeeded }", "{ setUpNeeded } fragment A on Query { setUpNeeded }"},
		{"UNUSED_FRAGMENTS", inAccount("...A") + fragment, inAccount("...A") + fragment + fragment},
	} {
		require.Empty(t, refusalOf(t, l, "", c.within), c.within)
		require.Equal(t, c.reason, refusalOf(t, l, "", c.beyond), c.beyond)
	}
}

const (
	fragment = " fragment A on Account { id }"
	signIn   = `signIn(input: { email: "a", password: "b" }) { viewer { isOwner } } `
)

func aliasFragment(n int) string { return " fragment A on Account { " + aliased(n, "id") + "}" }

func nested(depth int) string { return strings.Repeat("{ viewer ", depth) + strings.Repeat("}", depth) }

func operations(n int) string {
	var all strings.Builder
	for i := range n {
		fmt.Fprintf(&all, "query Q%d { setUpNeeded } ", i)
	}
	return all.String()
}

// costly is a document of a cost: two points for viewer and account, one for
// the list, a hundred for each field in its rows, and the rest in single ones.
func costly(points int) string {
	left := points - 3
	return inAccount("users(first: 100) { " + times(left/100, "x") + "} " + times(left%100, "id"))
}

// TestAPageSizeCountsWhereverItComesFrom compares a list of ten in a document
// with ten in a variable, and so on.
func TestAPageSizeCountsWhereverItComesFrom(t *testing.T) {
	cost := func(variables, document string) int {
		g := gateOf(t, DefaultBounds().SignedIn, variables, document)
		return g.weighOperation(g.document.Operations[0]).cost
	}
	rows := func(n int) int { return 3 + n*2 }
	list := func(arguments string) string { return inAccount("users" + arguments + " { edges { cursor } }") }
	require.Equal(t, rows(10), cost("", list("(first: 10)")))
	require.Equal(t, rows(10), cost("", list("(last: 10)")))
	require.Equal(t, rows(50), cost("", list("")), "nobody said")
	require.Equal(t, rows(50), cost("", list("(first: null)")))
	require.Equal(t, rows(20), cost("", list("(first: 10, last: 20)")), "the greater")
	variable := "query ($n: Int, $m: Int = 30) " + list("(first: $n, last: $m)")
	require.Equal(t, rows(30), cost("", variable))
	require.Equal(t, rows(40), cost(`{"n":40}`, variable))
	require.Equal(t, rows(60), cost(`{"n":"60"}`, variable), "text passes for a number")
	require.Equal(t, rows(70), cost(`{"n":1,"m":70}`, variable))
	require.Equal(t, rows(50), cost(`{"m":null}`, variable))
	require.Equal(t, rows(50), cost(`{"m":-5}`, variable), "the list itself refuses it")
	require.Equal(t, rows(50), cost(`{"m":[5]}`, variable))
	require.Equal(t, rows(30), cost("", "query ($m: Int = 30) { ...Q } fragment Q on Query "+list("(first: $m)")))
	for _, variables := range []string{`{"n":101}`, `{"n":"101"}`, `{"m":2147483648}`} {
		require.Equal(t, "LIMIT_PAGE_SIZE", refusalOf(t, DefaultBounds().SignedIn, variables, variable), variables)
	}
}

// TestEveryListOfTheSchemaIsCounted fails when a list is added that multiplies
// nothing: it must be the edges of a connection, whose field has `first`, or
// one that is known to be short.
func TestEveryListOfTheSchemaIsCounted(t *testing.T) {
	pages := 0
	for _, object := range testSchema.Types {
		for _, field := range object.Fields {
			if object.Kind != ast.Object || introspects(object) || strings.HasPrefix(field.Name, "__") {
				continue
			}
			if strings.HasSuffix(field.Type.Name(), "Connection") {
				pages++
				require.NotNil(t, field.Arguments.ForName("first"), "%s.%s", object.Name, field.Name)
			}
			if field.Type.Elem != nil && bounded[object.Name+"."+field.Name] == 0 {
				require.Equal(t, "edges", field.Name, "%s.%s is a list without a bound", object.Name, field.Name)
				require.True(t, strings.HasSuffix(object.Name, "Connection"), object.Name)
			}
		}
	}
	require.GreaterOrEqual(t, pages, 2)
}

// TestARefusalNamesTheLimitAndItsValue for whoever wrote the document.
func TestARefusalNamesTheLimitAndItsValue(t *testing.T) {
	l := DefaultBounds().SignedIn
	require.Contains(t, gateOf(t, l, "", nested(11)).check().Message, "at most 10 levels of fields")
	require.Contains(t, gateOf(t, l, "", costly(10_001)).check().Message, "at most 10000 points of cost")
}
