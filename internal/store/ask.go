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
	rows, err := s.ask(ctx, question, args)
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows.Scan); err != nil {
			return err
		}
	}
	return translate(rows.Err())
}

// asked are rows, however they were asked for.
type asked interface {
	Next() bool
	Scan(dest ...any) error
	Err() error
	Close()
}

// ask asks PostgreSQL without database/sql where it can, which takes as long as
// everything else that is done here for a short answer.
func (s *Store) ask(ctx context.Context, question string, args []any) (asked, error) {
	if err := storable(args); err != nil {
		return nil, err
	}
	if s.IsPostgres() {
		question = numbered(question)
	}
	if s.direct != nil {
		return s.direct.Query(ctx, question, args...)
	}
	var rows entsql.Rows
	err := s.reader.Query(ctx, question, args, &rows)
	return sqlRows{rows}, err
}

// sqlRows are rows whose Close tells nothing that Err doesn't.
type sqlRows struct{ entsql.Rows }

// Close gives the connection back.
func (r sqlRows) Close() { _ = r.Rows.Close() }

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
