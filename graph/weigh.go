package graph

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"postern/internal/fault"
)

// weight is what a selection set asks for, all spreads expanded.
type weight struct {
	depth         int
	aliases       int
	cost          int
	introspection int // __schema and __type
	typeLists     int // lists of a __Type, the most that are inside each other
	slow          int // fields that run a slow hash
	fields        int // fields of the set itself, not of those below
	public        int // those of them that anybody may ask for
}

// enough is beyond every limit: sums stop there, so that they can't overflow.
const enough = 1 << 30

// add puts two parts of one selection set together.
func (w *weight) add(o weight) {
	w.depth, w.typeLists = max(w.depth, o.depth), max(w.typeLists, o.typeLists)
	w.aliases = min(w.aliases+o.aliases, enough)
	w.cost = min(w.cost+o.cost, enough)
	w.introspection = min(w.introspection+o.introspection, enough)
	w.slow = min(w.slow+o.slow, enough)
	w.fields = min(w.fields+o.fields, enough)
	w.public = min(w.public+o.public, enough)
}

// weighOperation weighs afresh what an operation uses: page sizes can come from
// its own defaults.
func (g *gate) weighOperation(operation *ast.OperationDefinition) weight {
	g.operation, g.weighed, g.spreads, g.refusal = operation, map[string]*weight{}, 0, nil
	root := g.schema.Query
	if operation.Operation == ast.Mutation {
		root = g.schema.Mutation
	}
	return g.weigh(operation.SelectionSet, root)
}

// refuse keeps the first refusal. Weighing goes on, since it is cheap.
func (g *gate) refuse(f *fault.Fault) {
	if g.refusal == nil {
		g.refusal = f
	}
}

// weigh adds a selection set up. parent is nil where the document names a type
// or field that doesn't exist, which validation will say.
func (g *gate) weigh(set ast.SelectionSet, parent *ast.Definition) weight {
	var sum weight
	for _, selection := range set {
		g.visits++
		switch s := selection.(type) {
		case *ast.Field:
			sum.add(g.weighField(s, parent))
		case *ast.InlineFragment:
			on := parent
			if s.TypeCondition != "" {
				on = g.schema.Types[s.TypeCondition]
			}
			sum.add(g.weigh(s.SelectionSet, on))
		case *ast.FragmentSpread:
			sum.add(g.weighSpread(s))
		}
	}
	return sum
}

func (g *gate) weighField(f *ast.Field, parent *ast.Definition) weight {
	definition, target := g.lookUp(f, parent)
	w := g.weigh(f.SelectionSet, target)
	w.depth, w.fields, w.public = w.depth+1, 1, 0
	w.cost = min(1+g.page(f, parent, definition)*w.cost, enough)
	if len(f.Alias) > maxName {
		g.refuse(tooMuch("NAME", "bytes of a field's name or alias", maxName))
	}
	if f.Alias != f.Name {
		w.aliases++
		if introspects(parent) {
			g.refuse(tooMuch("INTROSPECTION_ALIASES", "aliases in introspection", 0))
		}
	}
	if f.Name == "__schema" || f.Name == "__type" {
		w.introspection++
	}
	if definition == nil {
		return w
	}
	if parent.Name == "__Type" && definition.Type.Elem != nil {
		w.typeLists++
	}
	if definition.Directives.ForName("statement") != nil {
		w.cost = min(w.cost+statementCost, enough)
	}
	if definition.Directives.ForName("slowHash") != nil {
		w.slow++
	}
	if definition.Directives.ForName("public") != nil {
		w.public++
	}
	return w
}

// lookUp finds a field in the schema, and the type of what it answers; nil
// where there is none.
func (g *gate) lookUp(f *ast.Field, parent *ast.Definition) (*ast.FieldDefinition, *ast.Definition) {
	if parent == nil {
		return nil, nil
	}
	definition := parent.Fields.ForName(f.Name)
	if definition == nil {
		return nil, nil
	}
	return definition, g.schema.Types[definition.Type.Name()]
}

// introspects says whether a type is one of those that describe the schema.
func introspects(t *ast.Definition) bool { return t != nil && strings.HasPrefix(t.Name, "__") }

// weighSpread weighs a fragment the first time that it is met.
func (g *gate) weighSpread(s *ast.FragmentSpread) weight {
	g.spreads++
	definition := g.fragments[s.Name]
	if definition == nil {
		return weight{} // validation will say
	}
	known, met := g.weighed[s.Name]
	switch {
	case met && known == nil:
		g.refuse(fault.New(fault.Invalid, "FRAGMENT_CYCLE", "The fragments of this document use each other in a circle."))
		return weight{}
	case met:
		return *known
	}
	g.used[s.Name], g.weighed[s.Name] = true, nil
	before := g.spreads
	w := g.weigh(definition.SelectionSet, g.schema.Types[definition.TypeCondition])
	if !g.limits.Nested && g.spreads > before {
		g.refuse(tooMuch("NESTED_FRAGMENTS", "fragments inside fragments", 0))
	}
	g.weighed[s.Name] = &w
	return w
}
