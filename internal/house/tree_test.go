package house_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// module is the path that imports of our own packages begin with.
const module = "postern"

// source is a Go file of this repository.
type source struct {
	path      string // from the repository's root, with slashes
	dir       string
	generated bool // says so in the form that Go's tools know
	test      bool
	imports   []string
}

// root is the folder of the repository.
func root(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../..")
	require.NoError(t, err)
	require.FileExists(t, filepath.Join(path, "go.mod"))
	return path
}

// sources lists every Go file of this module.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	top := root(t)
	require.NoError(t, filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != top && foreign(path):
			return filepath.SkipDir
		case !entry.IsDir() && strings.HasSuffix(path, ".go"):
			all = append(all, read(t, top, path))
		}
		return nil
	}))
	require.NotEmpty(t, all)
	return all
}

// foreign folders are other modules, and what no one wrote.
func foreign(dir string) bool {
	name := filepath.Base(dir)
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil || name == "node_modules" || strings.HasPrefix(name, ".")
}

func read(t *testing.T, top, path string) source {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly|parser.ParseComments)
	require.NoError(t, err)
	relative, err := filepath.Rel(top, path)
	require.NoError(t, err)
	relative = filepath.ToSlash(relative)
	s := source{
		path: relative, dir: filepath.ToSlash(filepath.Dir(relative)),
		generated: ast.IsGenerated(file), test: strings.HasSuffix(path, "_test.go"),
	}
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)
		s.imports = append(s.imports, name)
	}
	return s
}

// written are the hand-written files that go into the binary.
func written(t *testing.T) []source {
	t.Helper()
	var kept []source
	for _, s := range sources(t) {
		if !s.generated && !s.test {
			kept = append(kept, s)
		}
	}
	return kept
}

// parse reads a whole file.
func parse(t *testing.T, fset *token.FileSet, s source) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(fset, filepath.Join(root(t), s.path), nil, parser.ParseComments)
	require.NoError(t, err)
	return file
}
