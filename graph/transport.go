package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"postern/internal/access"
	"postern/internal/fault"
)

// transport carries GraphQL over HTTP: read, bound, carry out, answer. See
// read.go for how a request arrives and answer.go for how it leaves.
type transport struct {
	bounds    Bounds
	schema    *ast.Schema
	documents graphql.Cache[*ast.QueryDocument] // valid ones, shared with the executor
}

// Supports takes every request, to answer the wrong ones properly.
func (t transport) Supports(*http.Request) bool { return true }

// Do answers one request.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	out := answer{w: w, mediaType: accepted(r), bounds: t.bounds}
	defer func() {
		if p := recover(); p != nil {
			out.send(http.StatusInternalServerError, &graphql.Response{Errors: gqlerror.List{recovered(r.Context(), p)}})
		}
	}()
	params, refusal := t.read(w, r)
	if refusal != nil {
		out.refuse(refusal)
		return
	}
	if refusal := t.admit(r.Context(), params, r.Method); refusal != nil {
		out.refuse(refusal)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), t.bounds.Execution)
	defer cancel()
	operation, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		out.send(out.invalidDocument(), exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs))
		return
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	if ctx.Err() == context.DeadlineExceeded || response == nil {
		out.refuse(&refused{http.StatusServiceUnavailable, fault.New(fault.Unavailable, "TIMEOUT",
			"This took too long and was stopped. Look whether it was done, then ask for less at a time.")})
		return
	}
	out.send(http.StatusOK, response)
}

// admit parses the document and bounds it. Nobody gets one and the same answer
// to everything but the few public fields.
func (t transport) admit(ctx context.Context, params *graphql.RawParams, method string) *refused {
	known := access.From(ctx).Known()
	limits := t.bounds.SignedIn
	if !known {
		limits = t.bounds.Nobody
	}
	document, err := t.parse(ctx, params.Query, limits.Tokens)
	if err != nil && known {
		return t.unparsed(err, limits.Tokens)
	}
	g := gate{schema: t.schema, limits: limits, variables: params.Variables, document: document}
	if !known {
		if err != nil || !g.forNobody() {
			return &refused{http.StatusUnauthorized, fault.SignIn()}
		}
	} else if f := g.check(); f != nil {
		return &refused{0, f}
	}
	if operation := document.Operations.ForName(params.OperationName); method == http.MethodGet &&
		operation != nil && operation.Operation != ast.Query {
		return &refused{http.StatusMethodNotAllowed, fault.New(fault.Invalid, "METHOD", "Send mutations by POST.")}
	}
	return nil
}

// parse takes the document from the cache of valid ones, or reads it.
func (t transport) parse(ctx context.Context, query string, tokens int) (*ast.QueryDocument, error) {
	if document, found := t.documents.Get(ctx, query); found && access.From(ctx).Known() {
		return document, nil
	}
	return parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, tokens)
}
