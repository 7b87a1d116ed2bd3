package house_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestEveryRootFieldStatesItsDoor, exactly one: a field that somebody forgot to
// guard is open to everyone, and looks like the others.
func TestEveryRootFieldStatesItsDoor(t *testing.T) {
	schema := readSchema(t)
	require.Nil(t, schema.Subscription, "subscriptions need doors, too")
	for _, fields := range []ast.FieldList{schema.Query.Fields, schema.Mutation.Fields} {
		for _, field := range fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			doors := 0
			for _, name := range []string{"public", "signedIn", "owner", "manager"} {
				doors += len(field.Directives.ForNames(name))
			}
			assert.Equal(t, 1, doors, "%s states its door once: @public, @signedIn, @manager or @owner", field.Name)
		}
	}
}

func readSchema(t *testing.T) *ast.Schema {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(root(t), "graph", "*.graphqls"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	var sources []*ast.Source
	for _, path := range paths {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		sources = append(sources, &ast.Source{Name: filepath.Base(path), Input: string(text)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	require.NoError(t, err)
	return schema
}
