package store

import (
	"context"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
)

// IsPostgres says which database it is, for the few statements that can't be the
// same for both.
func (s *Store) IsPostgres() bool { return s.dialect == dialect.Postgres }

// Ask runs a statement that reads, whose arguments are written ?, and gives
// each row to scan. No rule stands before it: whoever asks narrows it to what
// the viewer may see. Faults: BUSY, DATABASE_UNAVAILABLE.
func (s *Store) Ask(ctx context.Context, question string, args []any, scan func(row func(...any) error) error) error {
	if s.IsPostgres() {
		question = numbered(question)
	}
	var rows entsql.Rows
	if err := s.reader.Query(ctx, question, args, &rows); err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// numbered writes arguments as PostgreSQL wants them.
func numbered(question string) string {
	var text strings.Builder
	for i, part := range strings.Split(question, "?") {
		if i > 0 {
			text.WriteString("$" + strconv.Itoa(i))
		}
		text.WriteString(part)
	}
	return text.String()
}
