package graph

import (
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestNobodySendsOneMutationOfPublicFields uses a schema with public mutations
// that hash nothing: in the real one, the limit of slow fields refuses two of
// them as well, and this rule would stand untested.
func TestNobodySendsOneMutationOfPublicFields(t *testing.T) {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `
		directive @public on FIELD_DEFINITION
		type Query { open: Int @public private: Int }
		type Mutation { open: Int @public other: Int @public private: Int }
		type Subscription { open: Int @public }`})
	for document, passes := range map[string]bool{
		"{ open }":                  true,
		"{ open a: open }":          true,
		"mutation { open }":         true,
		"mutation { a: open }":      true,
		"mutation { ... { open } }": true,
		"mutation { ...A } fragment A on Mutation { open }": true,
		"{ private }":               false,
		"{ open private }":          false,
		"mutation { private }":      false,
		"mutation { open other }":   false,
		"mutation { open a: open }": false,
		"mutation { open private }": false,
		"mutation { ...A other } fragment A on Mutation { open }": false,
		"mutation { ...A ...A } fragment A on Mutation { open }":  false,
		"subscription { open }":                                   false,
		"query A { open } query B { open }":                       false,
		"query A { open } mutation B { open }":                    false,
	} {
		parsed, err := parse(document, DefaultBounds().Nobody)
		require.NoError(t, err, document)
		require.Equal(t, passes, newGate(schema, DefaultBounds().Nobody, nil, parsed).forNobody(), document)
	}
}
