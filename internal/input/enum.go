package input

import (
	"fmt"
	"io"
	"slices"
	"strconv"
)

// ReadEnum reads a value of a GraphQL enum, which must be one of all, letter by
// letter: in variables the library lets other cases pass. For UnmarshalGQL.
func ReadEnum[T ~string](v any, all ...T) (T, error) {
	text, _ := v.(string)
	if !slices.Contains(all, T(text)) {
		return "", fmt.Errorf("%.60q is not one of the enum's values", text)
	}
	return T(text), nil
}

// WriteEnum writes such a value. For MarshalGQL.
func WriteEnum[T ~string](w io.Writer, value T) {
	_, _ = io.WriteString(w, strconv.Quote(string(value))) // the caller may have gone
}
