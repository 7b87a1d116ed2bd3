package graph

import (
	"github.com/vektah/gqlparser/v2/ast"

	"postern/internal/fault"
)

// gate bounds a parsed document before it is validated, since validation
// itself can be made to cost too much. It looks at every selection once:
// fragments are weighed once each, however often they are spread, so its own
// time is linear in the document.
type gate struct {
	schema    *ast.Schema
	limits    Limits
	variables map[string]any
	document  *ast.QueryDocument
	fragments map[string]*weight // nil while being weighed
	spreads   int                // as written
}

// weight is what a selection set asks for, all spreads expanded.
type weight struct {
	depth         int
	aliases       int
	cost          int
	lists         int // lists inside each other, within introspection
	introspection int // __schema and __type
	slow          int // fields that run a slow hash
	fields        int // fields of the set itself, not of those below
}

// maxOperations of one document, of which one is carried out.
const maxOperations = 10

// enough is beyond every limit: sums stop there, so that they can't overflow.
const enough = 1 << 30

// check refuses a document that asks for too much.
func (g *gate) check() *fault.Fault {
	if len(g.document.Operations) > maxOperations {
		return tooMuch("OPERATIONS", "operations", maxOperations)
	}
	for _, operation := range g.document.Operations {
		// Afresh for each: a page size can come from the operation's own defaults.
		g.fragments, g.spreads = map[string]*weight{}, 0
		w, refusal := g.weigh(operation.SelectionSet, g.root(operation), operation, false)
		if refusal != nil {
			return refusal
		}
		if refusal := g.judge(w); refusal != nil {
			return refusal
		}
	}
	return nil
}

func (g *gate) judge(w weight) *fault.Fault {
	l := g.limits
	depth := l.Depth
	if w.introspection > 0 {
		depth = max(depth, introspectionDepth)
	}
	for _, c := range []struct {
		have, most   int
		name, object string
	}{
		{w.depth, depth, "DEPTH", "levels of fields"},
		{w.aliases, l.Aliases, "ALIASES", "aliases"},
		{g.spreads, l.Spreads, "FRAGMENT_SPREADS", "fragment spreads"},
		{w.fields, l.RootFields, "ROOT_FIELDS", "root fields"},
		{w.introspection, 1, "INTROSPECTION", "introspection field"},
		{w.lists, introspectionLists, "INTROSPECTION_LISTS", "lists inside each other in introspection"},
		{w.slow, 1, "CREDENTIAL_FIELDS", "field that checks or hashes a password"},
		{w.cost, l.Cost, "COST", "points of cost (one a field; a list multiplies what is in it by its page size)"},
	} {
		if c.have > c.most {
			return tooMuch(c.name, c.object, c.most)
		}
	}
	return nil
}

func (g *gate) root(operation *ast.OperationDefinition) *ast.Definition {
	if operation.Operation == ast.Mutation {
		return g.schema.Mutation
	}
	return g.schema.Query
}

// weigh adds a selection set up. parent is nil where the document names a type
// or field that doesn't exist, which validation will say.
func (g *gate) weigh(set ast.SelectionSet, parent *ast.Definition, op *ast.OperationDefinition, introspecting bool) (weight, *fault.Fault) {
	var sum weight
	for _, selection := range set {
		var w weight
		var refusal *fault.Fault
		switch s := selection.(type) {
		case *ast.Field:
			w, refusal = g.weighField(s, parent, op, introspecting)
		case *ast.InlineFragment:
			w, refusal = g.weigh(s.SelectionSet, g.condition(s.TypeCondition, parent), op, introspecting)
		case *ast.FragmentSpread:
			w, refusal = g.weighSpread(s, op, introspecting)
		}
		if refusal != nil {
			return sum, refusal
		}
		sum.add(w)
	}
	return sum, nil
}

func (g *gate) weighField(f *ast.Field, parent *ast.Definition, op *ast.OperationDefinition, introspecting bool) (weight, *fault.Fault) {
	var definition *ast.FieldDefinition
	var target *ast.Definition
	if parent != nil {
		definition = parent.Fields.ForName(f.Name)
	}
	if definition != nil {
		target = g.schema.Types[definition.Type.Name()]
	}
	starts := f.Name == "__schema" || f.Name == "__type"
	w, refusal := g.weigh(f.SelectionSet, target, op, introspecting || starts)
	if refusal != nil {
		return w, refusal
	}
	page, refusal := g.page(f, definition, op, introspecting || starts)
	if refusal != nil {
		return w, refusal
	}
	w.depth, w.cost, w.fields = w.depth+1, min(1+page*w.cost, enough), 1
	if f.Alias != f.Name {
		w.aliases++
	}
	if starts {
		w.introspection++
	}
	if definition != nil && definition.Directives.ForName("slowHash") != nil {
		w.slow++
	}
	if (introspecting || starts) && definition != nil && definition.Type.Elem != nil {
		w.lists++
	}
	return w, nil
}

// weighSpread weighs a fragment the first time that it is met.
func (g *gate) weighSpread(s *ast.FragmentSpread, op *ast.OperationDefinition, introspecting bool) (weight, *fault.Fault) {
	g.spreads++
	if known, met := g.fragments[s.Name]; met {
		if known == nil {
			return weight{}, fault.New(fault.Invalid, "FRAGMENT_CYCLE", "The fragments of this document use each other in a circle.")
		}
		return *known, nil
	}
	definition := g.document.Fragments.ForName(s.Name)
	if definition == nil {
		return weight{}, nil // validation will say
	}
	g.fragments[s.Name] = nil
	before := g.spreads
	w, refusal := g.weigh(definition.SelectionSet, g.schema.Types[definition.TypeCondition], op, introspecting)
	if refusal != nil {
		return w, refusal
	}
	if !g.limits.Nested && g.spreads > before {
		return w, tooMuch("NESTED_FRAGMENTS", "fragments inside fragments", 0)
	}
	g.fragments[s.Name] = &w
	return w, nil
}

// condition is the type that an inline fragment is about.
func (g *gate) condition(name string, parent *ast.Definition) *ast.Definition {
	if name == "" {
		return parent
	}
	return g.schema.Types[name]
}

// add puts two parts of one selection set together.
func (w *weight) add(o weight) {
	w.depth, w.lists = max(w.depth, o.depth), max(w.lists, o.lists)
	w.aliases = min(w.aliases+o.aliases, enough)
	w.cost = min(w.cost+o.cost, enough)
	w.introspection = min(w.introspection+o.introspection, enough)
	w.slow = min(w.slow+o.slow, enough)
	w.fields = min(w.fields+o.fields, enough)
}
