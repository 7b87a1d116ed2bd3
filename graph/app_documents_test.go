package graph

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
)

// typedDocuments is where codegen lists every document of the app.
const typedDocuments = "../frontend/src/gql/gql.ts"

var typedDocument = regexp.MustCompile(`(?m)^    ("(?:[^"\\]|\\.)*"): types\.`)

// forNobody are the documents that the app sends before anyone is signed in.
// It asks for the rest after that; when a session has ended meanwhile, the
// answer is "sign in".
var forNobody = []string{"Shell", "SignInPage", "SignIn", "SetUpPage", "SetUp", "ResetPassword", "ForgotPasswordPage", "RequestPasswordReset"}

// TestEveryDocumentOfTheAppPasses sends what the app sends through the gate.
func TestEveryDocumentOfTheAppPasses(t *testing.T) {
	bounds, documents := DefaultBounds(), appDocuments(t)
	for name, text := range documents {
		for _, sent := range []string{text, withTypenames(t, text)} {
			w := admitted(t, bounds.SignedIn, sent)
			t.Logf("%-20s %5d bytes, depth %d, cost %d", name, len(sent), w.depth, w.cost)
			document, err := parse(sent, bounds.Nobody)
			passes := err == nil && newGate(testSchema, bounds.Nobody, nil, document).forNobody()
			if slices.Contains(forNobody, name) {
				require.LessOrEqual(t, len(sent), bounds.Nobody.Document, name)
				require.True(t, passes, "%s as nobody", name)
			}
			require.False(t, passes && w.public < w.fields, "%s as nobody", name)
		}
	}
	for _, name := range forNobody {
		require.Contains(t, documents, name)
	}
}

// admitted says what a document weighs that must pass signed in.
func admitted(t *testing.T, limits Limits, text string) weight {
	require.LessOrEqual(t, len(text), limits.Document)
	document, err := parse(text, limits)
	require.NoError(t, err, text)
	g := newGate(testSchema, limits, nil, document)
	require.Nil(t, g.check(), text)
	require.Empty(t, validator.ValidateWithRules(testSchema, document, rulesWithoutSuggestions()), text)
	return g.weighOperation(document.Operations[0])
}

// appDocuments are the app's operations by name, each with the fragments that
// it uses, as they are sent.
func appDocuments(t *testing.T) map[string]string {
	source, err := os.ReadFile(typedDocuments)
	require.NoError(t, err)
	found := typedDocument.FindAllSubmatch(source, -1)
	require.NotEmpty(t, found, "%s lists no document", typedDocuments)
	var all ast.QueryDocument
	for _, quoted := range found {
		text, err := strconv.Unquote(string(quoted[1]))
		require.NoError(t, err)
		document, err := parser.ParseQuery(&ast.Source{Input: text})
		require.NoError(t, err, text)
		all.Operations = append(all.Operations, document.Operations...)
		all.Fragments = append(all.Fragments, document.Fragments...)
	}
	documents := map[string]string{}
	for _, o := range all.Operations {
		used := map[string]*ast.FragmentDefinition{}
		uses(o.SelectionSet, all.Fragments, used)
		one := &ast.QueryDocument{Operations: ast.OperationList{o}}
		for _, f := range used {
			one.Fragments = append(one.Fragments, f)
		}
		documents[o.Name] = printed(one)
	}
	return documents
}

func uses(set ast.SelectionSet, all ast.FragmentDefinitionList, used map[string]*ast.FragmentDefinition) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			uses(s.SelectionSet, all, used)
		case *ast.InlineFragment:
			uses(s.SelectionSet, all, used)
		case *ast.FragmentSpread:
			if used[s.Name] == nil {
				used[s.Name] = all.ForName(s.Name)
				uses(used[s.Name].SelectionSet, all, used)
			}
		}
	}
}

// withTypenames adds __typename below the root, as urql does.
func withTypenames(t *testing.T, text string) string {
	document, err := parser.ParseQuery(&ast.Source{Input: text})
	require.NoError(t, err)
	for _, o := range document.Operations {
		addTypename(o.SelectionSet)
	}
	for _, f := range document.Fragments {
		addTypename(f.SelectionSet)
		f.SelectionSet = append(f.SelectionSet, &ast.Field{Alias: "__typename", Name: "__typename"})
	}
	return printed(document)
}

func addTypename(set ast.SelectionSet) {
	for _, selection := range set {
		if field, ok := selection.(*ast.Field); ok && len(field.SelectionSet) > 0 {
			addTypename(field.SelectionSet)
			field.SelectionSet = append(field.SelectionSet, &ast.Field{Alias: "__typename", Name: "__typename"})
		}
	}
}

func printed(document *ast.QueryDocument) string {
	var text strings.Builder
	formatter.NewFormatter(&text).FormatQueryDocument(document)
	return text.String()
}
