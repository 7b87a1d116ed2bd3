package house_test

import (
	"go/ast"
	"go/doc"
	"go/token"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEveryExportedNameIsDocumented in hand-written Go: its comment is the
// contract. gqlgen writes the methods in *.resolvers.go, whose contract is the
// SDL beside them.
func TestEveryExportedNameIsDocumented(t *testing.T) {
	fset := token.NewFileSet()
	packages := map[string][]*ast.File{}
	for _, s := range written(t) {
		if !strings.HasSuffix(s.path, ".resolvers.go") {
			file := parse(t, fset, s)
			key := path.Join(s.dir, file.Name.Name)
			packages[key] = append(packages[key], file)
		}
	}
	for name, files := range packages {
		p, err := doc.NewFromFiles(fset, files, name)
		require.NoError(t, err)
		for _, missing := range undocumented(p) {
			assert.Fail(t, "no doc comment", "%s: %s", name, missing)
		}
	}
}

func undocumented(p *doc.Package) []string {
	var missing []string
	note := func(comment, name string) {
		if strings.TrimSpace(comment) == "" {
			missing = append(missing, name)
		}
	}
	note(p.Doc, "the package")
	values := append(p.Consts, p.Vars...)
	functions := p.Funcs
	for _, t := range p.Types {
		note(t.Doc, t.Name)
		values = append(values, append(t.Consts, t.Vars...)...)
		functions = append(functions, append(t.Funcs, t.Methods...)...)
	}
	for _, v := range values {
		for _, spec := range v.Decl.Specs {
			s := spec.(*ast.ValueSpec)
			note(v.Doc+s.Doc.Text()+s.Comment.Text(), strings.Join(v.Names, ", "))
		}
	}
	for _, f := range functions {
		note(f.Doc, strings.TrimPrefix(f.Recv+"."+f.Name, "."))
	}
	return missing
}
