// Package scalar reads and writes the schema's own scalars.
package scalar

import (
	"io"
	"time"

	"entgo.io/contrib/entgql"
	"github.com/99designs/gqlgen/graphql"

	"postern/internal/fault"
)

// MarshalTime writes a time in UTC, RFC 3339, always with microseconds, so
// that texts sort as times do.
func MarshalTime(t time.Time) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = w.Write(t.UTC().AppendFormat(make([]byte, 0, 40), `"2006-01-02T15:04:05.000000Z07:00"`))
	})
}

// UnmarshalTime reads RFC 3339. Fault: BAD_TIME.
func UnmarshalTime(v any) (time.Time, error) {
	text, _ := v.(string)
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, fault.New(fault.Invalid, "BAD_TIME", "A time is a text like 2026-01-31T12:00:00Z.")
	}
	return t.UTC(), nil
}

// maxCursor bounds what is decoded: our own cursors are far shorter, but for
// one that ends in a long description.
const maxCursor = 2048

// MarshalCursor writes where a page starts or ends.
func MarshalCursor(c entgql.Cursor[string]) graphql.Marshaler { return c }

// UnmarshalCursor reads a cursor that the server gave. Fault: BAD_CURSOR.
func UnmarshalCursor(v any) (entgql.Cursor[string], error) {
	var c entgql.Cursor[string]
	text, _ := v.(string)
	if len(text) > maxCursor || c.UnmarshalGQL(text) != nil || !ordering(c.Value) {
		return c, fault.New(fault.Invalid, "BAD_CURSOR",
			"This cursor was not given by this server. Start from the first page again.")
	}
	return c, nil
}

// ordering is true of the kinds of values that lists are ordered by. Others can
// only be made up, and the database would fail on them.
func ordering(v any) bool {
	switch v.(type) {
	case nil, string, time.Time:
		return true
	}
	return false
}
