package rows_test

import (
	"bytes"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"postern/graph/rows"
)

func TestAnObjectIsWrittenByTheNamesThatWereAskedFor(t *testing.T) {
	for want, aliases := range map[string][]string{`{}`: {}, `{"a":0}`: {"a"}, `{"a":0,"b":1}`: {"a", "b"}} {
		var fields []graphql.CollectedField
		for _, alias := range aliases {
			fields = append(fields, graphql.CollectedField{Field: &ast.Field{Name: "field", Alias: alias}})
		}
		object := rows.NewObject(fields)
		for i := range fields {
			object.Values[i] = graphql.MarshalInt(i)
		}
		var text bytes.Buffer
		object.MarshalGQL(&text)
		require.Equal(t, want, text.String())
	}
}
