package usage

import (
	"io"

	"postern/internal/input"
)

// MarshalGQL writes the value for GraphQL.
func (s Span) MarshalGQL(w io.Writer) { input.WriteEnum(w, s) }

// UnmarshalGQL reads the value from GraphQL.
func (s *Span) UnmarshalGQL(v any) (err error) {
	*s, err = input.ReadEnum(v, Hour, Day)
	return err
}
