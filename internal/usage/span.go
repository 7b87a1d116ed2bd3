package usage

import (
	"fmt"
	"io"
	"strconv"
)

// MarshalGQL writes the value for GraphQL.
func (s Span) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(s))) }

// UnmarshalGQL reads the value from GraphQL: the library lets other cases pass
// in variables.
func (s *Span) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	*s = Span(text)
	if *s != Hour && *s != Day {
		return fmt.Errorf("%.60q is not one of the enum's values", text)
	}
	return nil
}
