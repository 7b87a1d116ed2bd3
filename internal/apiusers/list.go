package apiusers

import (
	"context"
	"slices"

	"entgo.io/contrib/entgql"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/internal/access"
	"postern/internal/pages"
)

// Page says which part of a list is wanted.
type Page struct {
	First, Last   *int
	After, Before *entgql.Cursor[string]
	OrderBy       *Order // nil: the newest first
	Filter        *Filter
}

// List is a page of the caller's API users that fit. Passes: users; an API
// user sees itself alone. Faults: SIGN_IN_REQUIRED, USAGE_NOT_SHOWN,
// PAGE_SIZE, BAD_CURSOR; on search TOO_SHORT, TOO_LONG.
//
// One statement finds which they are and in which order, another reads them,
// through the rule of the record like every other read.
func (s *Service) List(ctx context.Context, p Page) (*ent.ApiUserConnection, error) {
	if err := access.RequireSignedIn(ctx); err != nil {
		return nil, err
	}
	first, last, err := pages.Size(p.First, p.Last)
	if err != nil {
		return nil, err
	}
	q, err := s.newQuestion(ctx, p.Filter)
	if err != nil {
		return nil, err
	}
	q.order, q.backwards = orderOf(p.OrderBy), last != nil
	if err := q.shown(ctx); err != nil {
		return nil, err
	}
	if err := q.between(p.After, p.Before); err != nil {
		return nil, err
	}
	size := *sizeOf(first, last)
	hits, err := s.find(ctx, q, size+1)
	if err != nil {
		return nil, err
	}
	more := len(hits) > size
	hits = hits[:min(len(hits), size)]
	if q.backwards {
		slices.Reverse(hits)
	}
	return s.connection(ctx, hits, ent.PageInfo{
		HasNextPage:     more && !q.backwards || p.Before != nil,
		HasPreviousPage: more && q.backwards || p.After != nil,
	})
}

func sizeOf(first, last *int) *int {
	if first != nil {
		return first
	}
	return last
}

// connection reads the API users that were found. One that was deleted in
// between is left out.
func (s *Service) connection(ctx context.Context, hits []hit, info ent.PageInfo) (*ent.ApiUserConnection, error) {
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.id
	}
	all := max(len(hits), 1)
	read, err := s.store.Read().APIUser.Query().Where(apiuser.IDIn(ids...)).Paginate(ctx, nil, &all, nil, nil)
	if err != nil {
		return nil, err
	}
	nodes := make(map[string]*ent.APIUser, len(hits))
	for _, edge := range read.Edges {
		nodes[edge.Node.ID] = edge.Node
	}
	c := &ent.ApiUserConnection{Edges: make([]*ent.ApiUserEdge, 0, len(hits)), PageInfo: info}
	for _, h := range hits {
		if node := nodes[h.id]; node != nil {
			c.Edges = append(c.Edges, &ent.ApiUserEdge{Node: node, Cursor: h.cursor()})
		}
	}
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	return c, nil
}
