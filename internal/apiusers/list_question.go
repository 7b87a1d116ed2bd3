package apiusers

import (
	"context"
	"slices"
	"strings"
	"time"

	"entgo.io/contrib/entgql"

	"postern/internal/access"
	"postern/internal/fault"
)

// question asks which API users fit. Its SQL is written here, since it must be
// sure which index is read.
type question struct {
	account   string
	only      string  // the API user that sees itself alone; empty for people
	bounds    []bound // the page's
	search    string  // folded; empty for nothing
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
	q := &question{account: viewer.AccountID, only: viewer.APIUserID, order: orderOf(nil)}
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

// bound is where a page begins or ends.
type bound struct {
	sign   string // how what is on the page is to it
	cursor *entgql.Cursor[string]
}

// between leaves what comes after one cursor and before another. Fault:
// BAD_CURSOR.
func (q *question) between(after, before *entgql.Cursor[string]) error {
	from, to := " > ", " < "
	if q.order.Direction == entgql.OrderDirectionDesc {
		from, to = to, from
	}
	for _, b := range []bound{{from, after}, {to, before}} {
		if b.cursor == nil {
			continue
		}
		if err := q.order.Field.fits(b.cursor); err != nil {
			return err
		}
		q.bounds = append(q.bounds, b)
	}
	return nil
}

// bounded is the page's bounds, on columns of these names.
func (q *question) bounded(column, id string) []condition {
	var all []condition
	for _, b := range q.bounds {
		all = append(all, condition{"(" + column + ", " + id + ")" + b.sign + "(?, ?)", []any{b.cursor.Value, b.cursor.ID}})
	}
	return all
}

// byUse says whether the list is read in the order of last uses, from a table of
// its own, which has live API users alone.
func (q *question) byUse() bool { return q.order.Field == ByLastUsedAt }

// usesLast says whether last uses are asked for in another order.
func (q *question) usesLast() bool { return !q.byUse() && q.state != nil && q.state.lastUsed != nil }

// shown refuses to tell by who fits, or by the order, when they were used, to
// people who don't see usage. Fault: USAGE_NOT_SHOWN.
func (q *question) shown(ctx context.Context) error {
	if !q.byUse() && !q.usesLast() || q.only != "" || access.SeesUsageOf(ctx, q.account) {
		return nil
	}
	return fault.New(fault.Forbidden, "USAGE_NOT_SHOWN",
		"You don't see when API users were used. Choose another order or state, or ask the account owner to let you see usage.")
}

// seen is what the viewer may see, and the page's bounds.
func (q *question) seen() []condition {
	own := condition{"u.account_id = ? AND u.deleted_at IS NULL", []any{q.account}}
	switch {
	case q.byUse():
		own.text = "u.in_account = ?"
	case q.usesLast():
		own.text += " AND l.api_user_id = u.id"
	}
	return slices.Concat([]condition{own}, q.bounded(q.column(), q.id()), q.confined())
}

// confined is where in the order those that fit can be, when the state says so:
// within a span of last uses, and what was used last before a time was created
// before it; clocks may differ by a day. A page's own bound on the same side is
// in there already, and SQLite goes by one alone.
func (q *question) confined() []condition {
	if q.state == nil || q.state.lastUsed == nil {
		return nil
	}
	var all []condition
	at, add := *q.state.lastUsed, func(sign string, end time.Time) {
		if !slices.ContainsFunc(q.bounds, func(b bound) bool { return b.sign[1] == sign[1] }) {
			all = append(all, condition{q.column() + sign + "?", []any{end}})
		}
	}
	switch q.order.Field {
	case ByLastUsedAt:
		add(" >= ", at.from)
		add(" <= ", at.to)
	case ByCreatedAt:
		if at.to.After(notYet) {
			add(" <= ", at.to.Add(24*time.Hour))
		}
	}
	return all
}

// id is its column.
func (q *question) id() string {
	if q.byUse() {
		return "u.api_user_id"
	}
	return "u.id"
}

// column is what is sorted by.
func (q *question) column() string { return "u." + sorted[q.order.Field].column }

// inOrder is the order as SQL.
func (q *question) inOrder() string { return q.inOrderOf(q.column(), q.id()) }

func (q *question) inOrderOf(column, id string) string {
	direction := " ASC"
	if (q.order.Direction == entgql.OrderDirectionDesc) != q.backwards {
		direction = " DESC"
	}
	return " ORDER BY " + column + direction + ", " + id + direction
}

// where is conditions as SQL, with their arguments.
func where(all ...condition) (text string, args []any) {
	text, args = conjoined(all...)
	return " WHERE " + text, args
}

func conjoined(all ...condition) (text string, args []any) {
	var texts []string
	for _, c := range all {
		texts, args = append(texts, "("+c.text+")"), append(args, c.args...)
	}
	return strings.Join(texts, " AND "), args
}
