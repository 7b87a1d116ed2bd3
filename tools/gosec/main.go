// Command gosec runs gosec's rules as a tool of go vet, so that what has not
// changed is not looked at again: go vet -vettool=bin/gosec ./...
//
// gosec's own command would bring the clients of three AI services and gRPC
// into the build; its rules alone need next to nothing beside staticcheck's
// parts. Tests and the packages for them are left out: they read files and start
// programs on purpose.
package main

import (
	"strings"

	"github.com/securego/gosec/v2/goanalysis"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

func main() {
	rules := *goanalysis.Analyzer
	run := rules.Run
	rules.Run = func(pass *analysis.Pass) (any, error) {
		if strings.Contains(pass.Pkg.Path(), "test") {
			return nil, nil
		}
		report := pass.Report
		pass.Report = func(d analysis.Diagnostic) {
			if !strings.HasSuffix(pass.Fset.Position(d.Pos).Filename, "_test.go") {
				report(d)
			}
		}
		return run(pass)
	}
	unitchecker.Main(&rules)
}
