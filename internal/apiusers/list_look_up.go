package apiusers

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// source is where API users are looked up, by what is searched for or by the
// state. Not all of it need hold for them. Its table f has everything that a list
// goes by, so that who was found is read once.
type source struct {
	tables, id string
	condition
	inOrder string // of its index, for PostgreSQL to read that
}

// sources are those of a question, the quickest first: to read a state's index
// costs least, unless each row's last use has to be looked up too.
func (s *Service) sources(q *question) []source {
	var all []source
	if q.state != nil {
		all = append(all, s.ofState(q))
	}
	if q.search != "" {
		all = append(all, s.ofSearch(q))
	}
	if q.byUse() && q.state != nil && q.state.lastUsed == nil {
		slices.Reverse(all)
	}
	return all
}

func (s *Service) ofSearch(q *question) source {
	if !s.store.IsPostgres() {
		return source{"api_user_search s CROSS JOIN api_user_list f ON f.n = s.rowid", "f.api_user_id",
			condition{"s.text MATCH ? AND f.in_account = ?", []any{`"` + strings.ReplaceAll(telling(q.search), `"`, `""`) + `"`, q.account}}, ""}
	}
	tables := "api_user_search f"
	if q.byUse() || q.usesLast() {
		tables += " JOIN (SELECT api_user_id AS used, last_at FROM api_user_list) l ON l.used = f.api_user_id"
	}
	return source{tables, "f.api_user_id", condition{"f.in_account = ? AND f.text LIKE ?",
		[]any{q.account, "%" + searchText(telling(q.search)) + "%"}}, ""}
}

func (s *Service) ofState(q *question) source {
	if q.state.lastUsed != nil {
		text, args := conjoined(condition{"f.in_account = ?", []any{q.account}}, q.state.condition)
		return source{"api_user_list f" + s.by("api_user_list_in_order"), "f.api_user_id", condition{text, args}, " ORDER BY f.in_account, last_at"}
	}
	tables := "api_users f" + s.by("api_users_of_state")
	text, args := conjoined(condition{"f.account_id = ? AND f.deleted_at IS NULL", []any{q.account}}, q.state.condition)
	if q.byUse() {
		tables += " CROSS JOIN (SELECT api_user_id AS used, last_at FROM api_user_list) l"
		text += " AND l.used = f.id"
	}
	return source{tables, "f.id", condition{text, args}, " ORDER BY f.account_id, f.enabled, f.expires_at"}
}

// first asks for so many of a source.
func (f source) first(q *question, most int) condition {
	columns := f.id + " AS self, description_key, email, enabled, expires_at, created_at, updated_at"
	if q.byUse() || q.usesLast() {
		columns += ", last_at"
	}
	return condition{fmt.Sprint("SELECT ", columns, " FROM ", f.tables, " WHERE ", f.text, f.inOrder, " LIMIT ", most), f.args}
}

// lookUp finds who fits and sorts them, by the first source that has few enough.
// all is false when none has.
func (s *Service) lookUp(ctx context.Context, q *question, most int) (hits []hit, all bool, err error) {
	column := sorted[q.order.Field].column
	fitting, more := where(slices.Concat(s.fitting(q), q.bounded(column, "self"))...)
	order := q.inOrderOf(column, "self")
	for _, f := range s.sources(q) {
		found := f.first(q, s.reach.Found+1)
		text := fmt.Sprint("WITH found AS MATERIALIZED (", found.text, ") SELECT n, self, ", column, " FROM (SELECT count(*) AS n FROM found) AS c LEFT JOIN (SELECT self, ",
			column, " FROM found", fitting, order, " LIMIT ", most, ") AS h ON true", order)
		hits, all = nil, true
		err := s.store.Ask(ctx, text, append(slices.Clone(found.args), more...), func(row func(...any) error) error {
			n, h, err := q.order.Field.scanFound(row)
			all = n <= s.reach.Found
			if h.id != "" {
				hits = append(hits, h)
			}
			return err
		})
		if err != nil || all {
			return hits, true, err
		}
	}
	return nil, false, nil
}

// scanFound reads how many were looked up, and one of those that fit; its id is
// empty when none does.
func (f OrderField) scanFound(row func(...any) error) (n int, h hit, err error) {
	var id, text sql.NullString
	var at sql.NullTime
	if f.isTime() {
		err = row(&n, &id, &at)
		return n, hit{id.String, at.Time.UTC()}, err
	}
	err = row(&n, &id, &text)
	return n, hit{id.String, text.String}, err
}

// countLookedUp counts who fits, up to one more than stop, by the first source
// that has few enough. all is false when none has.
func (s *Service) countLookedUp(ctx context.Context, q *question, stop int) (n int, all bool, err error) {
	if q.state == nil && telling(q.search) == q.search { // what is looked up is what fits
		n, err := s.number(ctx, s.ofSearch(q).first(q, stop+1))
		return n, true, err
	}
	fitting, more := where(s.fitting(q)...)
	for _, f := range s.sources(q) {
		found, looked := f.first(q, s.reach.Found+1), 0
		text := "WITH found AS MATERIALIZED (" + found.text + ") SELECT count(*), (SELECT count(*) FROM found" + fitting + ") FROM found"
		err := s.store.Ask(ctx, text, append(slices.Clone(found.args), more...), func(row func(...any) error) error { return row(&looked, &n) })
		if err != nil || looked <= s.reach.Found {
			return n, true, err
		}
	}
	return 0, false, nil
}
