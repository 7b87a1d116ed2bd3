package store

import (
	"context"

	"postern/ent"
	"postern/ent/account"
	"postern/ent/apiuser"
	"postern/ent/user"
	"postern/internal/id"
)

// tables says which table an id of each kind lives in. What isn't here can't
// be asked for.
var tables = map[string]string{
	id.Account: account.Table,
	id.User:    user.Table,
	id.APIUser: apiuser.Table,
}

// Node finds an object by its id, as the caller may see it. nil when there is
// none, and for another account's alike.
func (s *Store) Node(ctx context.Context, nodeID string) (ent.Noder, error) {
	table, known := tables[id.Prefix(nodeID)]
	if !known {
		return nil, nil
	}
	node, err := s.read.Noder(ctx, nodeID, ent.WithFixedNodeType(table))
	if ent.IsNotFound(err) {
		return nil, nil
	}
	return node, err
}
