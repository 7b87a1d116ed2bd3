package apiusers

import (
	"context"
	"strconv"
	"strings"

	"entgo.io/contrib/entgql"

	"postern/internal/access"
)

// question asks which API users fit.
type question struct {
	wanted    []condition
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
	q := &question{wanted: []condition{{"u.account_id = ? AND u.deleted_at IS NULL", []any{viewer.AccountID}}}}
	if viewer.APIUserID != "" {
		q.want("u.id = ?", viewer.APIUserID)
	}
	if f == nil {
		return q, nil
	}
	text, err := f.text()
	if err != nil {
		return nil, err
	}
	if text != "" {
		q.want(s.contains("u.description_key")+" OR "+s.contains("u.email"), text, text)
	}
	if f.State != nil {
		q.wanted = append(q.wanted, f.State.condition(s.now()))
	}
	return q, nil
}

func (q *question) want(text string, args ...any) {
	q.wanted = append(q.wanted, condition{text, args})
}

// between leaves what comes after one cursor and before another. Fault:
// BAD_CURSOR.
func (q *question) between(after, before *entgql.Cursor[string]) error {
	for cursor, beyond := range map[*entgql.Cursor[string]]bool{after: true, before: false} {
		if cursor == nil {
			continue
		}
		if err := q.order.Field.fits(cursor); err != nil {
			return err
		}
		sign := "<"
		if beyond == (q.order.Direction != entgql.OrderDirectionDesc) {
			sign = ">"
		}
		q.want("("+keys[q.order.Field]+", u.id) "+sign+" (?, ?)", cursor.Value, cursor.ID)
	}
	return nil
}

// ask is the whole statement; selected is what it answers. The number is
// written into it: PostgreSQL plans for a tenth of all rows otherwise.
func (q *question) ask(selected, order string, limit int) (string, []any) {
	var texts []string
	var args []any
	for _, c := range q.wanted {
		texts, args = append(texts, "("+c.text+")"), append(args, c.args...)
	}
	return "SELECT " + selected + " FROM api_users u LEFT JOIN last_uses l ON l.id = u.id WHERE " +
		strings.Join(texts, " AND ") + order + " LIMIT " + strconv.Itoa(limit), args
}

// find answers with the first ones, in order.
func (s *Service) find(ctx context.Context, q *question, most int) ([]hit, error) {
	key, direction := keys[q.order.Field], " ASC"
	if (q.order.Direction == entgql.OrderDirectionDesc) != q.backwards {
		direction = " DESC"
	}
	text, args := q.ask("u.id, "+key, " ORDER BY "+key+direction+", u.id"+direction, most)
	var hits []hit
	err := s.store.Ask(ctx, text, args, func(row func(...any) error) error {
		h, err := q.order.Field.scanKey(row)
		hits = append(hits, h)
		return err
	})
	return hits, err
}
