package graph

import (
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"

	"postern/internal/fault"
	"postern/internal/pages"
)

// page is what a field multiplies the cost of its selection by: the rows that
// it asks for, one for what is no list.
func (g *gate) page(f *ast.Field, definition *ast.FieldDefinition, op *ast.OperationDefinition, introspecting bool) (int, *fault.Fault) {
	if definition == nil {
		return 1, nil
	}
	if introspecting && definition.Type.Elem != nil {
		return introspectionPage, nil
	}
	if definition.Arguments.ForName("first") == nil {
		return 1, nil
	}
	rows := pages.Default
	for _, name := range []string{"first", "last"} {
		argument := f.Arguments.ForName(name)
		if argument == nil {
			continue
		}
		n, given := g.number(argument.Value, op)
		if !given {
			continue
		}
		if n > pages.Max {
			return 0, tooMuch("PAGE_SIZE", "rows a page", pages.Max)
		}
		rows = max(n, 0)
	}
	return max(rows, 1), nil
}

// number reads an Int from the document or from the variables, as JSON gave
// them. What is no whole number is validation's to refuse.
func (g *gate) number(value *ast.Value, op *ast.OperationDefinition) (int, bool) {
	text := value.Raw
	if value.Kind == ast.Variable {
		given, found := g.variables[value.Raw]
		if !found {
			definition := op.VariableDefinitions.ForName(value.Raw)
			if definition == nil || definition.DefaultValue == nil {
				return 0, false
			}
			given = json.Number(definition.DefaultValue.Raw)
		}
		number, isNumber := given.(json.Number)
		if !isNumber {
			return 0, false
		}
		text = number.String()
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}
