package house_test

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestResolversDecideNothing: reading the arguments, one call, an answer. What
// is decided in a resolver holds for GraphQL alone.
func TestResolversDecideNothing(t *testing.T) {
	fset, seen := token.NewFileSet(), 0
	for _, s := range written(t) {
		if !strings.HasSuffix(s.path, ".resolvers.go") {
			continue
		}
		seen++
		ast.Inspect(parse(t, fset, s), func(n ast.Node) bool {
			assert.False(t, decides(n), "%s decides something; move that to a service", position(fset, s, n))
			return true
		})
	}
	require.NotZero(t, seen)
}

// decides is true of every branch and loop but `if err != nil`.
func decides(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IfStmt:
		return n.Else != nil || !onError(n.Cond)
	case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt, *ast.ForStmt, *ast.RangeStmt:
		return true
	}
	return false
}

func onError(condition ast.Expr) bool {
	compared, ok := condition.(*ast.BinaryExpr)
	return ok && compared.Op == token.NEQ && isIdent(compared.X, "err") && isIdent(compared.Y, "nil")
}

func isIdent(e ast.Expr, name string) bool {
	identifier, ok := e.(*ast.Ident)
	return ok && identifier.Name == name
}

func position(fset *token.FileSet, s source, n ast.Node) string {
	if n == nil {
		return s.path
	}
	p := fset.Position(n.Pos())
	p.Filename = s.path
	return p.String()
}
