package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"

	"postern/internal/access"
)

// FuzzBody sends any bytes as a body: what is read is what was written, and
// what is refused isn't echoed.
func FuzzBody(f *testing.F) {
	for _, body := range []string{
		`{"query":"{ setUpNeeded }"}`, `{"query":"q","operationName":"o","variables":{"a":1e400},"extensions":{}}`,
		`{"query":"a","query":"b"}`, `{"QUERY":"a"}`, `[{"query":"a"}]`, `{"query":"a"}{}`, `{"query":null}`, "{\"query\":\"\xff\"}",
		`{"query":"a","variables":null}`, `{"query":"a","variables":[]}`, `{"query":"\ud800"}`, strings.Repeat("[", 11_000), ``, `null`,
	} {
		f.Add([]byte(body))
	}
	t := transport{bounds: DefaultBounds()}
	f.Fuzz(func(test *testing.T, body []byte) {
		params, refusal := t.read(httptest.NewRecorder(), post(bytes.NewReader(body)))
		if (params == nil) == (refusal == nil) {
			test.Fatal("neither read nor refused, or both")
		}
		if refusal != nil {
			if refusal.status != http.StatusBadRequest || refusal.fault.Message != notGraphQL().fault.Message {
				test.Fatalf("refused with %d %s", refusal.status, refusal.fault.Message)
			}
			return
		}
		var plain struct {
			Query, OperationName  string
			Variables, Extensions map[string]any
		}
		if !json.Valid(body) || readNumbersAsWritten(body, &plain) != nil {
			test.Fatal("what no JSON reader takes was read")
		}
		if onlySmall(body) && (params.Query != plain.Query || params.OperationName != plain.OperationName) {
			test.Fatalf("read %q %q, not %q %q", params.Query, params.OperationName, plain.Query, plain.OperationName)
		}
	})
}

// onlySmall says that no name is spelled otherwise, which Go would take too.
func onlySmall(body []byte) bool { return bytes.Equal(bytes.ToLower(body), body) }

// FuzzURL sends any query in the address.
func FuzzURL(f *testing.F) {
	for _, query := range []string{
		"query=%7B%20setUpNeeded%20%7D", "query=a&query=b", "query=a&variables={", "query=a&variables=%7B%7D%7B%7D",
		"query=%zz", "query=%ff", "query=a;b", "operationName=a", "variables={}&extensions={}&query=a", "",
	} {
		f.Add(query)
	}
	t := transport{bounds: DefaultBounds()}
	f.Fuzz(func(test *testing.T, query string) {
		r := httptest.NewRequest(http.MethodGet, "/graphql", nil)
		r.URL.RawQuery = query
		if _, refusal := t.read(nil, r); refusal == nil || refusal.status != http.StatusMethodNotAllowed {
			test.Fatal("GET was read without the header")
		}
		r.Header.Set(preflight, "1")
		params, refusal := t.read(nil, r)
		switch {
		case (params == nil) == (refusal == nil):
			test.Fatal("neither read nor refused, or both")
		case refusal != nil && refusal.status != http.StatusBadRequest:
			test.Fatalf("refused with %d", refusal.status)
		case refusal == nil && params.Query != r.URL.Query().Get("query"):
			test.Fatal("read something else")
		}
	})
}

// FuzzDocument puts any text through the gate, as nobody and signed in: it
// never panics, looks at each selection a bounded number of times, and what
// passes can be validated.
func FuzzDocument(f *testing.F) {
	for _, document := range []string{
		"{ setUpNeeded }", "{ ...A } fragment A on Query { ...A }", inAccount("users(first: 100) { edges { cursor } }"),
		"mutation { " + signIn + "}", "subscription { a }", "query ($a: Int = 1) { node(id: $a) { ... on User { id } } }",
		"{ __schema { types { fields { args { type { ofType { name } } } } } } }", "{ a: __type(name: \"\") { name } }",
		"query A { setUpNeeded } query B { setUpNeeded }", "{ viewer { ... @skip(if: true) { isOwner } } }", `"""x""" query A { a }`, "{",
		"{ node(id: [[{a: \"b\"}]]) { id } }", "fragment A on Query { setUpNeeded }", "{ viewer { ...A ...B } } fragment A on Viewer { ...B } fragment B on Account { id }",
	} {
		f.Add(document, `{"a":1}`)
	}
	bounds := DefaultBounds()
	t := transport{bounds: bounds, schema: testSchema, documents: graphql.NoCache[*ast.QueryDocument]{}}
	nobody, owner := access.With(context.Background(), access.Viewer{}), access.With(context.Background(), access.Viewer{AccountID: "acc_a", UserID: "usr_a"})
	f.Fuzz(func(test *testing.T, text, variables string) {
		params := &graphql.RawParams{Query: text}
		_ = readNumbersAsWritten(json.RawMessage(variables), &params.Variables) // none, when they are no object
		if refusal := t.admit(nobody, params, http.MethodPost); refusal != nil && refusal.status != http.StatusUnauthorized {
			test.Fatalf("nobody got %d %s", refusal.status, refusal.fault.Reason)
		}
		if t.admit(owner, params, http.MethodPost) != nil {
			return
		}
		document, err := parse(text, bounds.SignedIn)
		if err != nil {
			test.Fatal("a document passed that can't be read")
		}
		g := newGate(testSchema, bounds.SignedIn, params.Variables, document)
		if g.check() != nil {
			test.Fatal("it passed only once")
		}
		if g.visits > maxOperations*bounds.SignedIn.Tokens {
			test.Fatalf("%d looks", g.visits)
		}
		validator.ValidateWithRules(testSchema, document, rulesWithoutSuggestions())
	})
}
