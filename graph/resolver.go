// Package graph speaks GraphQL and decides nothing: a resolver reads its
// arguments, makes one call, and returns.
package graph

import (
	"context"

	"postern/ent"
	"postern/graph/model"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/people"
	"postern/internal/team"
	"postern/internal/usage"
	"postern/internal/verify"
)

// Resolver holds what the resolvers call.
type Resolver struct {
	People       *people.Service
	Team         *team.Service
	APIUsers     *apiusers.Service
	Usage        *usage.Service
	Verifier     *verify.Verifier
	Nodes        Nodes
	Refusals     Refusals
	History      *audit.Reader
	Installation model.Installation
}

// Nodes finds any object by its id, as the caller may see it; nil when there
// is none.
type Nodes interface {
	Node(ctx context.Context, id string) (ent.Noder, error)
}

// Refusals counts what was refused.
type Refusals interface {
	Refused(ctx context.Context, action string, err error)
}

// viewer is who is calling, for the schema's `viewer`; nil for nobody.
func viewer(ctx context.Context) *access.Viewer {
	if v := access.From(ctx); v.Known() {
		return &v
	}
	return nil
}
