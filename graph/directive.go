package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"postern/graph/generated"
	"postern/internal/access"
)

// directives are the doors of the root fields. They refuse early; the lock is
// the record's privacy rules, which alone see whose object it is.
func directives() generated.DirectiveRoot {
	return generated.DirectiveRoot{
		Public: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) { return next(ctx) },
		SignedIn: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			if err := access.RequireSignedIn(ctx); err != nil {
				return nil, err
			}
			return next(ctx)
		},
		Owner: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			if err := access.RequireOwner(ctx); err != nil {
				return nil, err
			}
			return next(ctx)
		},
		Manager: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			if err := access.RequireManager(ctx); err != nil {
				return nil, err
			}
			return next(ctx)
		},
	}
}
