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
	"postern/internal/people"
	"postern/internal/usage"
)

// An answer is sent once, and what is deferred would be missing from it. Every
// schema has @defer from gqlparser; in ours it is unknown.
func init() {
	delete(generated.NewExecutableSchema(generated.Config{}).Schema().Directives, "defer")
}

// NewServer returns the handler of /graphql. Who is calling comes in the
// request's context.
func NewServer(r *Resolver, bounds Bounds) http.Handler {
	executable := generated.NewExecutableSchema(generated.Config{Resolvers: r, Directives: directives()})
	documents := lru.New[*ast.QueryDocument](queryCache)
	srv := handler.New(executable)
	srv.AddTransport(transport{bounds: bounds, schema: executable.Schema(), documents: documents})
	srv.SetParserTokenLimit(bounds.SignedIn.Tokens)
	srv.SetDisableSuggestion(true)
	srv.SetValidationRulesFn(rulesWithoutSuggestions)
	srv.SetQueryCache(documents)
	srv.SetErrorPresenter(present)
	srv.SetRecoverFunc(func(ctx context.Context, p any) error { return recovered(ctx, p) })
	srv.Use(extension.Introspection{})
	srv.AroundOperations(introspectionSignedIn)
	srv.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(people.PerRequest(usage.PerRequest(ctx)))
	})
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
