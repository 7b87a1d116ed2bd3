// Package scalar reads and writes the schema's own scalars.
package scalar

import (
	"errors"
	"io"
	"strconv"
	"time"

	"entgo.io/contrib/entgql"
	"github.com/99designs/gqlgen/graphql"
)

// MarshalTime writes a time in UTC, RFC 3339, always with microseconds, so
// that texts sort as times do.
func MarshalTime(t time.Time) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = io.WriteString(w, strconv.Quote(t.UTC().Format("2006-01-02T15:04:05.000000Z07:00")))
	})
}

// UnmarshalTime reads RFC 3339.
func UnmarshalTime(v any) (time.Time, error) {
	text, ok := v.(string)
	if !ok {
		return time.Time{}, errors.New("a time is text, for example 2026-01-31T12:00:00Z")
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, errors.New("a time looks like 2026-01-31T12:00:00Z")
	}
	return t.UTC(), nil
}

// maxCursor bounds what is decoded: our own cursors are far shorter, but for
// one that ends in a long description.
const maxCursor = 2048

// MarshalCursor writes where a page starts or ends.
func MarshalCursor(c entgql.Cursor[string]) graphql.Marshaler { return c }

// UnmarshalCursor reads a cursor that the server gave.
func UnmarshalCursor(v any) (entgql.Cursor[string], error) {
	var c entgql.Cursor[string]
	if text, ok := v.(string); !ok || len(text) > maxCursor {
		return c, errors.New("this cursor was not given by this server")
	}
	if err := c.UnmarshalGQL(v); err != nil {
		return c, errors.New("this cursor was not given by this server")
	}
	return c, nil
}
