package scalar

import (
	"bytes"
	"testing"
	"time"

	"entgo.io/contrib/entgql"

	"postern/internal/fault"
)

// FuzzCursor reads any text as a cursor: it is refused as the caller's fault,
// or comes back as one that is read the same.
func FuzzCursor(f *testing.F) {
	f.Add("")
	f.Add("garbage")
	f.Add("gqFpqGFwaV8wMDAxoXaoTmlnaHRseQ")
	for _, value := range []entgql.Cursor[string]{
		{ID: "api_0001"}, {ID: "usr_0001", Value: "Ada"}, {ID: "api_0001", Value: time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)},
		{ID: "api_0001", Value: 7}, {ID: "api_0001", Value: []any{map[string]any{"a": 1}}},
	} {
		f.Add(written(value))
	}
	f.Fuzz(func(t *testing.T, text string) {
		cursor, err := UnmarshalCursor(text)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("not the caller's fault: %v", err)
			}
			return
		}
		again, err := UnmarshalCursor(written(cursor))
		if err != nil || again.ID != cursor.ID {
			t.Fatalf("%q was read as %v, and that as %v (%v)", text, cursor, again, err)
		}
	})
}

// written is a cursor's text without the quotes.
func written(c entgql.Cursor[string]) string {
	var text bytes.Buffer
	MarshalCursor(c).MarshalGQL(&text)
	return string(bytes.Trim(text.Bytes(), `"`))
}
