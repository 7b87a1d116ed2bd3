//go:build linux

package main

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"postern/internal/apiusers"
)

// find returns who is on the page, and one more; the cursor is a stand-in of
// the same length.
func (b barePages) find(ctx context.Context, account string, most int) (ids []string, cursor string, err error) {
	rows, err := b.pool.Query(ctx, `SELECT u.id, u.created_at FROM api_users u WHERE (u.account_id = $1 AND u.deleted_at IS NULL)
		ORDER BY u.created_at DESC, u.id DESC LIMIT `+strconv.Itoa(most), account)
	if err != nil {
		return nil, "", err
	}
	var id string
	var at time.Time
	_, err = pgx.ForEachRow(rows, []any{&id, &at}, func() error { ids = append(ids, id); return nil })
	return ids, strings.Repeat("c", 60), err
}

// read reads them, and the people that they name.
func (b barePages) read(ctx context.Context, account string, ids []string, whole bool) ([]bareEdge, error) {
	nodes, people := make(map[string]*bareNode, len(ids)), map[string]*barePerson{}
	columns := "id, email, description, enabled"
	if whole {
		columns += ", expires_at, version, updated_at, updated_by_id"
	}
	rows, err := b.pool.Query(ctx, "SELECT "+columns+" FROM api_users WHERE id = ANY($1) AND deleted_at IS NULL AND account_id = $2", ids, account)
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		n := new(bareNode)
		into := []any{&n.ID, &n.Email, &n.Description, &n.Enabled}
		if whole {
			into = append(into, &n.ExpiresAt, &n.Version, &n.UpdatedAt, &n.person)
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		if nodes[n.ID] = n; n.person != nil {
			people[*n.person] = nil
		}
	}
	if err := errors.Join(rows.Err(), b.people(ctx, account, people)); err != nil {
		return nil, err
	}
	if whole {
		if err := b.uses(ctx, account, ids, nodes); err != nil {
			return nil, err
		}
	}
	edges := make([]bareEdge, 0, len(ids))
	for _, id := range ids {
		switch n := nodes[id]; {
		case n == nil:
		case !whole:
			edges = append(edges, bareEdge{&n.bareShortNode})
		default:
			if n.person != nil {
				n.UpdatedBy = people[*n.person]
			}
			n.State = stateOf(n, time.Now())
			edges = append(edges, bareEdge{n})
		}
	}
	return edges, nil
}

func stateOf(n *bareNode, now time.Time) string {
	switch {
	case !n.Enabled:
		return "DISABLED"
	case n.ExpiresAt == nil || n.ExpiresAt.Sub(now) > apiusers.ExpiringWithin:
		return "ACTIVE"
	case n.ExpiresAt.After(now):
		return "EXPIRING"
	}
	return "EXPIRED"
}

func (b barePages) uses(ctx context.Context, account string, ids []string, nodes map[string]*bareNode) error {
	rows, err := b.pool.Query(ctx, "SELECT id, last_at, last_peer FROM last_uses WHERE id = ANY($1) AND last_at > '1971-01-01' AND account_id = $2", ids, account)
	if err != nil {
		return err
	}
	for rows.Next() {
		var id string
		use := new(bareUse)
		if err := rows.Scan(&id, &use.At, &use.Peer); err != nil {
			return err
		}
		nodes[id].LastUse = use
	}
	return rows.Err()
}

func (b barePages) people(ctx context.Context, account string, people map[string]*barePerson) error {
	if len(people) == 0 {
		return nil
	}
	ids := make([]string, 0, len(people))
	for id := range people {
		ids = append(ids, id)
	}
	rows, err := b.pool.Query(ctx, "SELECT id, name FROM users WHERE id = ANY($1) AND account_id = $2", ids, account)
	if err != nil {
		return err
	}
	for rows.Next() {
		p := new(barePerson)
		if err := rows.Scan(&p.ID, &p.Name); err != nil {
			return err
		}
		people[p.ID] = p
	}
	return rows.Err()
}
