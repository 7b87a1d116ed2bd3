package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// countRefusals has each refused mutation written down, whichever door refused
// it.
func (r *Resolver) countRefusals(ctx context.Context, next graphql.Resolver) (any, error) {
	answer, err := next(ctx)
	if field := graphql.GetFieldContext(ctx); err != nil && field.Object == "Mutation" {
		r.Refusals.Refused(ctx, field.Field.Name, err)
	}
	return answer, err
}
