package apiusers

import (
	"context"
	"strconv"
	"time"

	"entgo.io/contrib/entgql"

	"postern/ent"
	"postern/ent/lastuse"
	"postern/internal/access"
)

// exported is how many rows of an export are in memory at a time.
const exported = 1000

// exportColumns are the first row of an export. There is nothing of a password
// among them.
var exportColumns = []string{
	"address", "description", "state", "enabled", "expires_at", "permissions", "allowed_networks",
	"calls_per_second", "calls_per_day", "imported", "created_at", "updated_at", "last_used_at",
}

// Export gives the caller's API users that fit to row, the newest first, after
// the names of the columns; page is called after some of them. One that is made
// meanwhile is left out. Passes: the owner. Faults: SIGN_IN_REQUIRED, OWNER_ONLY;
// on search TOO_SHORT, TOO_LONG: all of them before the first row.
func (s *Service) Export(ctx context.Context, f *Filter, row func(cells ...string) error, page func() error) error {
	if err := access.RequireOwner(ctx); err != nil {
		return err
	}
	var last *entgql.Cursor[string]
	for first := true; first || last != nil; first = false {
		users, end, err := s.exportPage(ctx, f, last)
		if err != nil {
			return err
		}
		if first {
			if err := row(exportColumns...); err != nil {
				return err
			}
		}
		if err := s.exportRows(ctx, users, row); err != nil {
			return err
		}
		if err := page(); err != nil {
			return err
		}
		last = end
	}
	return nil
}

// exportPage reads some; end is nil after the last.
func (s *Service) exportPage(ctx context.Context, f *Filter, after *entgql.Cursor[string]) (users []*ent.APIUser, end *entgql.Cursor[string], err error) {
	q, err := s.newQuestion(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	if err := q.between(after, nil); err != nil {
		return nil, nil, err
	}
	hits, err := s.find(ctx, q, exported)
	if err != nil {
		return nil, nil, err
	}
	found, err := s.connection(ctx, hits, ent.PageInfo{})
	if err != nil {
		return nil, nil, err
	}
	for _, edge := range found.Edges {
		users = append(users, edge.Node)
	}
	if len(hits) == exported {
		end = new(hits[len(hits)-1].cursor())
	}
	return users, end, nil
}

func (s *Service) exportRows(ctx context.Context, users []*ent.APIUser, row func(...string) error) error {
	ids := make([]string, len(users))
	for i, u := range users {
		ids[i] = u.ID
	}
	uses, err := s.store.Read().LastUse.Query().Where(lastuse.IDIn(ids...), lastuse.LastAtGT(notYet)).
		Select(lastuse.FieldLastAt).All(ctx)
	if err != nil {
		return err
	}
	last := make(map[string]*time.Time, len(uses))
	for _, use := range uses {
		last[use.ID] = &use.LastAt
	}
	for _, u := range users {
		err := row(u.Email, u.Description, string(s.State(u)), strconv.FormatBool(u.Enabled), moment(u.ExpiresAt), u.Permissions,
			u.AllowedNetworks, limit(u.CallsPerSecond), limit(u.CallsPerDay), strconv.FormatBool(u.Imported),
			moment(&u.CreatedAt), moment(&u.UpdatedAt), moment(last[u.ID]))
		if err != nil {
			return err
		}
	}
	return nil
}

func moment(at *time.Time) string {
	if at == nil {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

// limit is a number of calls; none is no limit.
func limit(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
