package graph

import (
	"io"

	"github.com/vektah/gqlparser/v2/formatter"

	"postern/graph/generated"
)

// WriteSDL prints the whole schema, for code generators. Passes: anybody with
// the binary.
func WriteSDL(w io.Writer) {
	formatter.NewFormatter(w, formatter.WithIndent("  ")).
		FormatSchema(generated.NewExecutableSchema(generated.Config{}).Schema())
}
