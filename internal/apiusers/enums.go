package apiusers

import (
	"fmt"
	"io"
	"slices"
	"strconv"
)

// MarshalGQL writes the value for GraphQL.
func (f OrderField) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(f))) }

// UnmarshalGQL reads the value from GraphQL: the library lets other cases pass
// in variables.
func (f *OrderField) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	*f = OrderField(text)
	if _, known := sorted[*f]; !known {
		return fmt.Errorf("%.60q is not one of the enum's values", text)
	}
	return nil
}

// MarshalGQL writes the value for GraphQL.
func (f StateFilter) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(f))) }

// UnmarshalGQL reads the value from GraphQL, as above.
func (f *StateFilter) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	*f = StateFilter(text)
	if !slices.Contains([]StateFilter{OnlyActive, OnlyDisabled, OnlyExpiring, OnlyExpired, OnlyNeverUsed, OnlyUnused}, *f) {
		return fmt.Errorf("%.60q is not one of the enum's values", text)
	}
	return nil
}
