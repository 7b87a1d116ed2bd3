package apiusers

import (
	"io"
	"maps"
	"slices"

	"postern/internal/input"
)

// MarshalGQL writes the value for GraphQL.
func (f OrderField) MarshalGQL(w io.Writer) { input.WriteEnum(w, f) }

// UnmarshalGQL reads the value from GraphQL.
func (f *OrderField) UnmarshalGQL(v any) (err error) {
	*f, err = input.ReadEnum(v, slices.Collect(maps.Keys(sorted))...)
	return err
}

// MarshalGQL writes the value for GraphQL.
func (f StateFilter) MarshalGQL(w io.Writer) { input.WriteEnum(w, f) }

// UnmarshalGQL reads the value from GraphQL.
func (f *StateFilter) UnmarshalGQL(v any) (err error) {
	*f, err = input.ReadEnum(v, OnlyActive, OnlyDisabled, OnlyExpiring, OnlyExpired, OnlyNeverUsed, OnlyUnused)
	return err
}
