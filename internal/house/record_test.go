package house_test

import (
	"go/ast"
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEveryTypeOfTheRecordHasAPolicyOfItsOwn, behind the one of Base: ent lets
// everybody at a type without one.
func TestEveryTypeOfTheRecordHasAPolicyOfItsOwn(t *testing.T) {
	types, methods := record(t)
	require.NotEmpty(t, types)
	for _, name := range types {
		assert.NotNil(t, methods[name]["Policy"], "%s says who may touch it in a Policy of its own", name)
		mixin := methods[name]["Mixin"]
		assert.True(t, mixin != nil && mentions(mixin, "Base"), "%s mixes Base in, which lets nobody by", name)
	}
}

// record lists the types of ent/schema, and their methods.
func record(t *testing.T) (types []string, methods map[string]map[string]*ast.FuncDecl) {
	t.Helper()
	methods = map[string]map[string]*ast.FuncDecl{}
	for _, s := range written(t) {
		if s.dir != "ent/schema" {
			continue
		}
		for _, declared := range parse(t, token.NewFileSet(), s).Decls {
			switch d := declared.(type) {
			case *ast.GenDecl:
				types = append(types, embedders(d)...)
			case *ast.FuncDecl:
				if d.Recv == nil {
					continue
				}
				if receiver, ok := d.Recv.List[0].Type.(*ast.Ident); ok {
					if methods[receiver.Name] == nil {
						methods[receiver.Name] = map[string]*ast.FuncDecl{}
					}
					methods[receiver.Name][d.Name.Name] = d
				}
			}
		}
	}
	return types, methods
}

// embedders are the types in a declaration that embed ent.Schema.
func embedders(d *ast.GenDecl) []string {
	var names []string
	for _, spec := range d.Specs {
		named, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		fields, ok := named.Type.(*ast.StructType)
		if !ok {
			continue
		}
		for _, field := range fields.Fields.List {
			embedded, ok := field.Type.(*ast.SelectorExpr)
			if ok && len(field.Names) == 0 && embedded.Sel.Name == "Schema" && isIdent(embedded.X, "ent") {
				names = append(names, named.Name.Name)
			}
		}
	}
	return names
}

func mentions(f *ast.FuncDecl, name string) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		identifier, ok := n.(*ast.Ident)
		found = found || ok && identifier.Name == name
		return !found
	})
	return found
}
