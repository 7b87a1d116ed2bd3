package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"postern/graph/generated"
	"postern/internal/access"
)

// Limits of a request; see docs/security.md.
const (
	maxTokens  = 2000
	queryCache = 1000
)

// NewServer returns the handler of /graphql. Who is calling comes in the
// request's context.
func NewServer(r *Resolver) http.Handler {
	srv := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: r, Directives: directives()}))
	srv.AddTransport(transport{})
	srv.SetParserTokenLimit(maxTokens)
	srv.SetDisableSuggestion(true)
	srv.SetQueryCache(lru.New[*ast.QueryDocument](queryCache))
	srv.SetErrorPresenter(present)
	srv.SetRecoverFunc(recovered)
	srv.Use(extension.Introspection{})
	srv.AroundOperations(introspectionSignedIn)
	srv.AroundFields(r.countRefusals)
	return srv
}

// introspectionSignedIn shows the schema to known callers only.
func introspectionSignedIn(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	if !access.From(ctx).Known() {
		graphql.GetOperationContext(ctx).DisableIntrospection = true
	}
	return next(ctx)
}
