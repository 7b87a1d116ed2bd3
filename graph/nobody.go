package graph

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// forNobody says whether a document is one that somebody who isn't signed in
// may send: one operation, within the limits, on @public root fields alone,
// one of them when it is a mutation. It looks before validation, so that the
// answer to anything else is always the same and tells nothing of the schema.
func (g *gate) forNobody() bool {
	if len(g.document.Operations) != 1 || g.check() != nil {
		return false
	}
	operation := g.document.Operations[0]
	w := g.weighOperation(operation)
	switch operation.Operation {
	case ast.Query:
		return w.public == w.fields
	case ast.Mutation:
		return w.public == 1 && w.fields == 1
	}
	return false
}
