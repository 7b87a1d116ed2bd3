package graph

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// forNobody says whether a document is one that somebody who isn't signed in
// may send: one operation on @public root fields, one of them when it is a
// mutation. It looks before validation, so that the answer to anything else is
// always the same and tells nothing of the schema.
func (g *gate) forNobody() bool {
	if len(g.document.Operations) != 1 {
		return false
	}
	operation := g.document.Operations[0]
	if operation.Operation == ast.Subscription {
		return false
	}
	fields, ok := g.publicFields(operation.SelectionSet, g.root(operation), map[string]bool{})
	return ok && (operation.Operation != ast.Mutation || fields == 1) && g.check() == nil
}

// publicFields counts the root fields; false when one isn't public.
func (g *gate) publicFields(set ast.SelectionSet, root *ast.Definition, within map[string]bool) (int, bool) {
	count := 0
	for _, selection := range set {
		fields, public := 1, true
		switch s := selection.(type) {
		case *ast.Field:
			definition := root.Fields.ForName(s.Name)
			public = definition != nil && definition.Directives.ForName("public") != nil
		case *ast.InlineFragment:
			fields, public = g.publicFields(s.SelectionSet, root, within)
		case *ast.FragmentSpread:
			definition := g.document.Fragments.ForName(s.Name)
			if definition == nil || within[s.Name] {
				return 0, false
			}
			within[s.Name] = true
			fields, public = g.publicFields(definition.SelectionSet, root, within)
			delete(within, s.Name)
		}
		if !public {
			return 0, false
		}
		count += fields
	}
	return count, true
}
