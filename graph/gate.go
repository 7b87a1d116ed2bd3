package graph

import (
	"github.com/vektah/gqlparser/v2/ast"

	"postern/internal/fault"
)

// gate bounds a parsed document before it is validated, since validation
// itself can be made to cost too much. It looks at every selection once for
// each operation that reaches it: fragments are weighed once each, however
// often they are spread (see weigh.go), so its own time is linear in the
// document.
type gate struct {
	schema    *ast.Schema
	limits    Limits
	variables map[string]any
	document  *ast.QueryDocument

	fragments map[string]*ast.FragmentDefinition
	used      map[string]bool // fragments that an operation reaches
	visits    int             // selections looked at

	// Of the operation that is being weighed:
	operation *ast.OperationDefinition
	weighed   map[string]*weight // a fragment's is nil while it is being weighed
	spreads   int                // as written, in each fragment once
	refusal   *fault.Fault       // the first thing that is wrong with it
}

func newGate(schema *ast.Schema, limits Limits, variables map[string]any, document *ast.QueryDocument) *gate {
	g := &gate{
		schema: schema, limits: limits, variables: variables, document: document,
		fragments: make(map[string]*ast.FragmentDefinition, len(document.Fragments)), used: map[string]bool{},
	}
	for _, f := range document.Fragments {
		g.fragments[f.Name] = f
	}
	return g
}

// check refuses a document that asks for too much, in any of its operations:
// validation looks at all of them, though one is carried out.
func (g *gate) check() *fault.Fault {
	if len(g.document.Operations) > maxOperations {
		return tooMuch("OPERATIONS", "operations", maxOperations)
	}
	introspection := 0
	for _, operation := range g.document.Operations {
		w := g.weighOperation(operation)
		if refusal := g.judge(w); refusal != nil {
			return refusal
		}
		if introspection += w.introspection; introspection > 1 {
			return tooMuch("INTROSPECTION", "introspection field", 1)
		}
	}
	if len(g.used) < len(g.document.Fragments) {
		return fault.New(fault.Invalid, "UNUSED_FRAGMENTS",
			"This document has fragments that nothing uses, or several of one name. Leave them out.")
	}
	return nil
}

// judge compares an operation's weight with the limits.
func (g *gate) judge(w weight) *fault.Fault {
	if g.refusal != nil {
		return g.refusal
	}
	l := g.limits
	depth := l.Depth
	if w.introspection > 0 {
		depth = max(depth, introspectionDepth)
	}
	for _, c := range []struct {
		have, most   int
		name, object string
	}{
		{w.introspection, 1, "INTROSPECTION", "introspection field"},
		{w.typeLists, introspectionLists, "INTROSPECTION_LISTS", "list of a type inside another in introspection"},
		{w.slow, 1, "CREDENTIAL_FIELDS", "field that checks or hashes a password"},
		{w.fields, l.RootFields, "ROOT_FIELDS", "root fields"},
		{w.depth, depth, "DEPTH", "levels of fields"},
		{w.aliases, l.Aliases, "ALIASES", "aliases"},
		{g.spreads, l.Spreads, "FRAGMENT_SPREADS", "fragment spreads"},
		{w.cost, l.Cost, "COST", "points of cost (one a field; a list multiplies what is in it by its page size)"},
	} {
		if c.have > c.most {
			return tooMuch(c.name, c.object, c.most)
		}
	}
	return nil
}
