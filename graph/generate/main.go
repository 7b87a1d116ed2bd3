// Command generate has gqlgen generate the server, and takes out of it what
// costs most and is for nothing here. `go generate ./graph` runs it.
package main

import (
	"fmt"
	"os"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate: "+err.Error())
		os.Exit(1)
	}
}

func run() error {
	c, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return err
	}
	if err := api.Generate(c, api.AddPlugin(inTurn{})); err != nil {
		return err
	}
	text, err := os.ReadFile(c.Exec.Filename)
	if err != nil {
		return err
	}
	lighter, err := lighten(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", c.Exec.Filename, err)
	}
	return os.WriteFile(c.Exec.Filename, []byte(lighter), 0o644) // #nosec G306 G703 -- source, where the configuration has it
}

// together are the types whose fields are resolved at the same time, each in a
// goroutine: they are in no list.
var together = map[string]bool{"Query": true, "Viewer": true, "Account": true}

// inTurn is a plugin of gqlgen that has the fields of all other types resolved
// in turn.
type inTurn struct{}

// Name is the plugin's.
func (inTurn) Name() string { return "inturn" }

// GenerateCode is called before the code is written.
func (inTurn) GenerateCode(data *codegen.Data) error {
	for _, object := range data.Objects {
		object.DisableConcurrency = !together[object.Name]
	}
	return nil
}
