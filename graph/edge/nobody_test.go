package edge

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNobodyGetsOneAnswerToEverythingElse: what doesn't exist, what is private,
// what can't be read and what asks for too much look the same from outside.
func TestNobodyGetsOneAnswerToEverythingElse(t *testing.T) {
	p := start(t)
	const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { isOwner } } }`
	first := p.ask(t, query("{ noSuchField }"), nobody)
	require.Equal(t, http.StatusUnauthorized, first.status)
	require.Equal(t, `Session realm="Postern"`, first.header.Get("WWW-Authenticate"), "not Basic: a browser would open its login box")
	for name, r := range map[string]request{
		"an unknown field":              query("{ noSuchField }"),
		"a private field":               query(`{ node(id: "usr_1") { id } }`),
		"a private field without id":    query(`{ node }`),
		"a private mutation":            query("mutation { signOut { signedOut } }"),
		"an unknown mutation":           query("mutation { noSuchMutation }"),
		"an owner's mutation":           query("mutation { draftApiUser { email } }"),
		"a public field and a private":  query(`{ setUpNeeded node(id: "usr_1") { id } }`),
		"a private field in a fragment": query(`{ ...A } fragment A on Query { setUpNeeded node(id: "usr_1") { id } }`),
		"a private field conditionally": query(`{ setUpNeeded node(id: "usr_1") @skip(if: true) { id } }`),
		"__typename":                    query("{ __typename }"),
		"the schema":                    query("{ __schema { queryType { name } } }"),
		"a type":                        query(`{ __type(name: "User") { name } }`),
		"an unknown field below":        query("{ viewer { noSuchField } }"),
		"a field without its own":       query("{ viewer }"),
		"an unknown argument":           query("{ viewer(a: 1) { isOwner } }"),
		"an unknown type":               query("{ viewer { ... on NoSuchType { id } } }"),
		"an unknown directive":          query("{ setUpNeeded @noSuchDirective }"),
		"an unknown input field":        operation(signIn, map[string]any{"input": map[string]any{"noSuchField": 1}}),
		"a missing input":               operation(signIn, nil),
		"an undefined variable":         query("{ viewer { isOwner @skip(if: $no) } }"),
		"an unknown fragment":           query("{ ...A }"),
		"a nested fragment":             query("{ ...A } fragment A on Query { ...B } fragment B on Query { setUpNeeded }"),
		"six fragments":                 query("{" + many(6, "...F%d ") + "}" + many(6, " fragment F%d on Query { setUpNeeded }")),
		"an unused fragment":            query("{ setUpNeeded } fragment A on Query { setUpNeeded }"),
		"two operations":                query("query A { setUpNeeded } query B { setUpNeeded }"),
		"another operation's name":      operationNamed("query A { setUpNeeded }", "B"),
		"two mutations":                 query(strings.Replace(signIns(2), "s1", "other", 1)),
		"two public mutations":          query(`mutation { signIn(input: { email: "a", password: "b" }) { viewer { isOwner } } resetPassword(input: { token: "a", password: "b" }) { email } }`),
		"a subscription":                query("subscription { setUpNeeded }"),
		"four fields":                   query("{ " + strings.Repeat("setUpNeeded ", 4) + "}"),
		"too deep":                      query("{ viewer { account { owner { " + nest(5, "a { @ }", "b") + " } } } }"),
		"too costly":                    query("{ viewer { account { users" + page + "id } } } } } }"),
		"too many words":                query("{ viewer { " + strings.Repeat("isOwner ", 250) + "} }"),
		"too long":                      query("{ setUpNeeded } #" + strings.Repeat("x", 4000)),
		"too many aliases":              query("{ viewer { " + many(6, "a%d: isOwner ") + "} }"),
		"a long name":                   query("{ " + strings.Repeat("a", 65) + ": setUpNeeded }"),
		"a broken document":             query("{ setUpNeeded"),
		"no document":                   query(" "),
		"a document without operation":  query("fragment A on Query { setUpNeeded }"),
		"a page of 1,000":               query("{ viewer { account { users(first: 1000) { edges { cursor } } } } }"),
	} {
		got := p.ask(t, r, nobody)
		require.Equal(t, string(first.body), string(got.body), name)
		require.Equal(t, first.status, got.status, name)
		first.header.Set("Date", got.header.Get("Date"))
		require.Equal(t, first.header, got.header, name)
	}
}

// TestNobodyMayAskForThePublicFields within the limits.
func TestNobodyMayAskForThePublicFields(t *testing.T) {
	p := start(t)
	for _, document := range []string{
		"{ setUpNeeded }", "{ viewer { isOwner } setUpNeeded installation { publicUrl } }",
		"{ viewer {" + many(5, "...F%d ") + "} }" + many(5, " fragment F%d on Viewer { account { name } }"),
		"query A { viewer { account { users(first: 5) { edges { node { name } } } } } }",
	} {
		got := p.ask(t, query(document), nobody)
		reason, _ := got.reason()
		require.Equal(t, answered, reason, "%s\n%s", document, got.body)
		require.NotContains(t, string(got.body), "Acme")
	}
}
