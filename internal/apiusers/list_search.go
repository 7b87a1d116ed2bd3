package apiusers

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// mostFound is how many API users are looked up and sorted. Where more fit, they
// are so dense that reading the list in its order meets them soon.
const mostFound = 20_000

// contains says that a description or an address holds a text; no character of
// it means anything but itself. Both databases have this function under
// another name.
func (s *Service) contains() string {
	at := "instr"
	if s.store.IsPostgres() {
		at = "strpos"
	}
	return at + "(description_key, ?) > 0 OR " + at + "(lower(email), ?) > 0"
}

// lookUp finds who fits by what is searched for, or by the state. Not all of it
// holds for them; more is true when there are too many.
func (s *Service) lookUp(ctx context.Context, q *question, most int) (ids []string, more bool, err error) {
	for _, source := range s.sources(q) {
		ids = nil
		text := fmt.Sprint(source.text, " LIMIT ", most+1)
		err = s.store.Ask(ctx, text, source.args, func(row func(...any) error) error {
			var id string
			err := row(&id)
			ids = append(ids, id)
			return err
		})
		if err != nil || len(ids) <= most {
			return ids, false, err
		}
	}
	return nil, true, nil
}

// telling is the part of a search to look up: what every generated address has
// would find them all. The whole of it has to hold afterwards.
func telling(search string) string {
	part, _, _ := strings.Cut(strings.TrimPrefix(search, "apiuser-"), "@")
	if utf8.RuneCountInString(part) < shortestSearch {
		return search
	}
	return part
}

// sources are the statements that answer with ids, the most telling first.
func (s *Service) sources(q *question) []condition {
	var all []condition
	if q.search != "" && s.store.IsPostgres() {
		like := "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(telling(q.search)) + "%"
		all = append(all, condition{"SELECT api_user_id FROM api_user_search WHERE in_account = ? AND text LIKE ?", []any{q.account, like}})
	} else if q.search != "" {
		// Other accounts' are among them until the statement that sorts them.
		all = append(all, condition{"SELECT api_user_id FROM api_user_search s CROSS JOIN api_user_list l ON l.n = s.rowid WHERE s.text MATCH ?",
			[]any{`"` + strings.ReplaceAll(telling(q.search), `"`, `""`) + `"`}})
	}
	switch {
	case q.state == nil:
	case q.state.byUse:
		text, args := where(condition{"l.in_account = ?", []any{q.account}}, q.state.condition)
		all = append(all, condition{"SELECT api_user_id FROM api_user_list l" + s.by("api_user_list_by_last_at") + text, args})
	default:
		text, args := where(condition{"u.account_id = ? AND u.deleted_at IS NULL", []any{q.account}}, q.state.condition)
		all = append(all, condition{"SELECT id FROM api_users u" + s.by("api_users_by_state") + text, args})
	}
	return all
}

// by names the index to read, to SQLite, which knows nothing of how many rows
// there are.
func (s *Service) by(index string) string {
	if s.store.IsPostgres() {
		return ""
	}
	return " INDEXED BY " + index
}

// these is a table of ids, as the argument of a statement.
func (s *Service) these(ids []string) (table string, arg any) {
	if s.store.IsPostgres() {
		return "unnest(?::text[]) AS f(value)", ids
	}
	text, _ := json.Marshal(ids) // strings
	return "json_each(?) AS f", string(text)
}
