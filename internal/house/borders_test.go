package house_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// border keeps hand-written packages from importing others.
type border struct {
	from      string   // a folder; with /... whatever is below it
	never     []string // import paths; with /... whatever is below them
	through   bool     // nor by way of our other packages
	otherwise string   // what would be lost
}

var borders = []border{
	{
		from: "graph", never: []string{"postern/ent/...", "postern/internal/store"},
		otherwise: "graph speaks GraphQL and decides nothing: predicates and transactions belong to the services",
	},
	{
		from: "internal/...", never: []string{"postern/graph", "postern/graph/..."},
		otherwise: "the rules must hold without GraphQL, and be tested without it",
	},
	{
		from: "internal/access", never: impure, through: true,
		otherwise: "the owner rule is one function that anybody can read and test alone",
	},
	{
		from: "internal/credential", never: impure, through: true,
		otherwise: "what a password is must not depend on where it is stored or how it arrived",
	},
	{
		from: "internal/fault", never: append(impure, "postern/..."),
		otherwise: "every package speaks of faults, so they rest on nothing",
	},
	{
		from: "ent/rule", never: []string{"postern/ent", "postern/ent/..."},
		otherwise: "stale generated files would keep the schema from being read, and from being generated again",
	},
	{
		from: "ent/schema", never: []string{"postern/ent"},
		otherwise: "stale generated files would keep the schema from being read, and from being generated again",
	},
	{
		from: "client/...", never: []string{"postern/internal/...", "postern/ent/...", "postern/graph/...", "github.com/..."},
		otherwise: "services take the client along alone, and it must bring nothing",
	},
}

// impure is the database, GraphQL and HTTP.
var impure = []string{
	"postern/ent", "postern/ent/...", "postern/graph", "postern/graph/...", "postern/internal/store",
	"entgo.io/...", "database/sql", "database/sql/...",
	"github.com/99designs/gqlgen/...", "github.com/vektah/gqlparser/...", "net/http", "net/http/...",
}

func TestBorders(t *testing.T) {
	files := written(t)
	imports := importsOf(files)
	for _, b := range borders {
		t.Run(strings.ReplaceAll(b.from, "/", " "), func(t *testing.T) {
			crossed := false
			for _, s := range files {
				if !within(b.from, s.dir) {
					continue
				}
				crossed = true
				for _, name := range reached(s, imports, b.through) {
					assert.False(t, forbidden(b.never, name), "%s imports %s, but %s", s.path, name, b.otherwise)
				}
			}
			assert.True(t, crossed, "there is no %s any more: take its rule along to where it went", b.from)
		})
	}
}

// importsOf is what each of our packages imports, by its import path.
func importsOf(files []source) map[string][]string {
	all := map[string][]string{}
	for _, s := range files {
		all[module+"/"+s.dir] = append(all[module+"/"+s.dir], s.imports...)
	}
	return all
}

// reached are the imports of a file, and with through those of our packages
// behind them.
func reached(s source, imports map[string][]string, through bool) []string {
	if !through {
		return s.imports
	}
	var all []string
	seen := map[string]bool{}
	for next := s.imports; len(next) > 0; next = next[1:] {
		if name := next[0]; !seen[name] {
			seen[name] = true
			all = append(all, name)
			next = append(next, imports[name]...)
		}
	}
	return all
}

func forbidden(never []string, name string) bool {
	for _, pattern := range never {
		if within(pattern, name) {
			return true
		}
	}
	return false
}

// within says whether a path is that of a pattern, or below "pattern/...".
func within(pattern, path string) bool {
	above, wild := strings.CutSuffix(pattern, "/...")
	return path == pattern || wild && strings.HasPrefix(path, above+"/")
}
