package graph_test

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"postern/graph/generated"
)

var schema = generated.NewExecutableSchema(generated.Config{}).Schema()

// rootFields are the operations that the schema offers.
func rootFields() []string {
	return append(fieldNames(schema.Query), fieldNames(schema.Mutation)...)
}

func fieldNames(d *ast.Definition) []string {
	var all []string
	for _, field := range d.Fields {
		if !strings.HasPrefix(field.Name, "__") {
			all = append(all, field.Name)
		}
	}
	return all
}

// folder is the part of a case's name before the slash.
func folder(name string) string {
	before, _, _ := strings.Cut(name, "/")
	return before
}
