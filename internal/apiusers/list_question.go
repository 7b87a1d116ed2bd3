package apiusers

import (
	"context"
	"strings"

	"entgo.io/contrib/entgql"

	"postern/internal/access"
)

// question asks which API users fit. Its SQL is written here, since it must be
// sure which index is read.
type question struct {
	account   string
	seen      []condition // what the viewer may see, and the page's bounds
	search    string      // folded; empty for nothing
	state     *stateCondition
	order     Order
	backwards bool // from the end
}

// condition is SQL that must hold, with its arguments written ?.
type condition struct {
	text string
	args []any
}

// newQuestion narrows to what the viewer may see, as the rule of the record
// does, and to what fits. Faults: on search TOO_SHORT, TOO_LONG.
func (s *Service) newQuestion(ctx context.Context, f *Filter) (*question, error) {
	viewer := access.From(ctx)
	q := &question{account: viewer.AccountID, order: orderOf(nil), seen: []condition{{"u.account_id = ? AND u.deleted_at IS NULL", []any{viewer.AccountID}}}}
	if viewer.APIUserID != "" {
		q.see("u.id = ?", viewer.APIUserID)
	}
	if f == nil {
		return q, nil
	}
	var err error
	if q.search, err = f.text(); err != nil {
		return nil, err
	}
	if f.State != nil {
		q.state = f.State.condition(s.now())
	}
	return q, nil
}

func (q *question) see(text string, args ...any) {
	q.seen = append(q.seen, condition{text, args})
}

// between leaves what comes after one cursor and before another. Fault:
// BAD_CURSOR.
func (q *question) between(after, before *entgql.Cursor[string]) error {
	from, to := " > ", " < "
	if q.order.Direction == entgql.OrderDirectionDesc {
		from, to = to, from
	}
	for _, bound := range []struct {
		cursor *entgql.Cursor[string]
		sign   string
	}{{after, from}, {before, to}} {
		if bound.cursor == nil {
			continue
		}
		if err := q.order.Field.fits(bound.cursor); err != nil {
			return err
		}
		table, id := q.table()
		q.see("("+q.column()+", "+table+id+")"+bound.sign+"(?, ?)", bound.cursor.Value, bound.cursor.ID)
	}
	return nil
}

// usesLast says whether the last use is asked for.
func (q *question) usesLast() bool {
	return q.order.Field == ByLastUsedAt || q.state != nil && q.state.byUse
}

// ordered is what has to hold between the tables of the list.
func (q *question) ordered() []condition {
	switch {
	case q.order.Field == ByLastUsedAt:
		return []condition{{"l.in_account = ? AND u.id = l.api_user_id", []any{q.account}}}
	case q.usesLast():
		return []condition{{"l.api_user_id = u.id", nil}}
	}
	return nil
}

// table holds what is sorted by, and the id beside it in the index.
func (q *question) table() (name, id string) {
	if q.order.Field == ByLastUsedAt {
		return "l.", "api_user_id"
	}
	return "u.", "id"
}

// column is what is sorted by.
func (q *question) column() string {
	table, _ := q.table()
	return table + sorted[q.order.Field].column
}

// inOrder is the order as SQL.
func (q *question) inOrder() string {
	table, id := q.table()
	return q.inOrderOf(table, id)
}

func (q *question) inOrderOf(table, id string) string {
	direction := " ASC"
	if (q.order.Direction == entgql.OrderDirectionDesc) != q.backwards {
		direction = " DESC"
	}
	return " ORDER BY " + table + sorted[q.order.Field].column + direction + ", " + table + id + direction
}

// where is conditions as SQL, with their arguments.
func where(all ...condition) (text string, args []any) {
	var texts []string
	for _, c := range all {
		texts, args = append(texts, "("+c.text+")"), append(args, c.args...)
	}
	return " WHERE " + strings.Join(texts, " AND "), args
}
