// Package rows writes lists for the generated server.
package rows

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// InTurn writes a list's elements one after the other. gqlgen's own
// MarshalSliceConcurrently does the same in a goroutine for each, which costs
// more than most elements, and lets one request take every connection to the
// database.
func InTurn(ctx context.Context, length int, write func(ctx context.Context, i int) graphql.Marshaler) graphql.Array {
	list := make(graphql.Array, length)
	for i := range list {
		list[i] = element(ctx, i, write)
	}
	return list
}

// element is null when writing it panics.
func element(ctx context.Context, i int, write func(ctx context.Context, i int) graphql.Marshaler) (out graphql.Marshaler) {
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &i})
	defer func() {
		if p := recover(); p != nil {
			graphql.AddError(ctx, graphql.Recover(ctx, p))
			out = graphql.Null
		}
	}()
	return write(ctx, i)
}
