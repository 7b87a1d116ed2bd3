package graph

import (
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"

	"postern/internal/pages"
)

// bounded are the lists without pages, and how long they can be.
var bounded = map[string]int{
	"User.inChargeOf":         20,
	"Account.permissions":     100,
	"ApiUser.allowedNetworks": 50,
	"ApiUser.permissions":     100,
	"ApiUser.passwords":       2,
	"ApiUser.usage":           48,
	"Query.team":              500, // see team.MostAccounts
	"UsageCount.reasons":      7,
	"HistoryEntry.changes":    10,
	"Viewer.sessions":         50,

	"SetApiUsersEnabledPayload.changedIds": 100,
	"DeleteApiUsersPayload.deletedIds":     100,
	// No lists themselves, but as much work as one.
	"Mutation.setApiUsersEnabled": 100,
	"Mutation.deleteApiUsers":     100,
}

// page is what a field multiplies the cost of its selection by: the rows that
// it asks for, one for what is no list.
func (g *gate) page(f *ast.Field, parent *ast.Definition, definition *ast.FieldDefinition) int {
	switch {
	case definition == nil:
		return 1
	case introspects(parent) && definition.Type.Elem != nil:
		return introspectionPage
	case definition.Arguments.ForName("first") == nil:
		return max(1, bounded[parent.Name+"."+definition.Name])
	}
	rows := 0
	for _, name := range []string{"first", "last"} {
		argument := f.Arguments.ForName(name)
		if argument == nil {
			continue
		}
		n, given := g.number(argument.Value)
		if !given {
			continue
		}
		if n > pages.Max {
			g.refuse(tooMuch("PAGE_SIZE", "rows a page", pages.Max))
		}
		rows = max(rows, min(n, pages.Max))
	}
	if rows < 1 {
		return pages.Default // nobody said; or not a size, which is for the list itself to refuse
	}
	return rows
}

// number reads an Int from the document or from the variables, as JSON gave
// them, where a text of digits passes for one. What is no whole number is
// validation's to refuse.
func (g *gate) number(value *ast.Value) (int, bool) {
	text := value.Raw
	if value.Kind == ast.Variable {
		switch given := g.variable(value.Raw).(type) {
		case json.Number:
			text = given.String()
		case string:
			text = given
		default:
			return 0, false
		}
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// variable is what was given, or the operation's default.
func (g *gate) variable(name string) any {
	if given, found := g.variables[name]; found {
		return given
	}
	definition := g.operation.VariableDefinitions.ForName(name)
	if definition == nil || definition.DefaultValue == nil {
		return nil
	}
	return definition.DefaultValue.Raw
}
