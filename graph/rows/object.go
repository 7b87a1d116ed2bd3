package rows

import (
	"io"

	"github.com/99designs/gqlgen/graphql"
)

// Object is one row while its fields are resolved, in turn. It is gqlgen's
// FieldSet without what only fields that are resolved at the same time, or
// deferred, need; and it trusts that no field is there twice, which a FieldSet
// finds out with a map for each row.
type Object struct {
	Values   []graphql.Marshaler // in the order of the fields
	Invalids uint32              // fields that are null and must not be

	fields []graphql.CollectedField
}

// NewObject is for the fields that graphql.CollectFields found.
func NewObject(fields []graphql.CollectedField) *Object {
	return &Object{Values: make([]graphql.Marshaler, len(fields)), fields: fields}
}

// MarshalGQL writes it as JSON. A name has no character that JSON escapes.
func (o *Object) MarshalGQL(w io.Writer) {
	before := `{"`
	for i, value := range o.Values {
		write(w, before)
		write(w, o.fields[i].Alias)
		write(w, `":`)
		value.MarshalGQL(w)
		before = `,"`
	}
	if len(o.Values) == 0 {
		write(w, `{`)
	}
	write(w, `}`)
}

func write(w io.Writer, text string) { _, _ = io.WriteString(w, text) } // to memory
