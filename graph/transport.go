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
	if refusal == nil {
		refusal = t.admit(r.Context(), params, r.Method)
	}
	if refusal != nil {
		out.refuse(refusal)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), t.bounds.Execution)
	defer cancel()
	operation, errs := exec.CreateOperationContext(ctx, params)
	switch {
	case errs != nil && !access.From(ctx).Known():
		out.refuse(notForNobody()) // what is wrong with it would tell of the schema
	case errs != nil:
		out.send(out.invalidDocument(), exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs))
	default:
		t.carryOut(ctx, out, exec, operation)
	}
}

func (t transport) carryOut(ctx context.Context, out answer, exec graphql.GraphExecutor, operation *graphql.OperationContext) {
	responses, ctx := exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	if ctx.Err() == context.DeadlineExceeded || response == nil {
		out.refuse(&refused{http.StatusServiceUnavailable, fault.New(fault.Unavailable, "TIMEOUT",
			"This took too long and was stopped. Look whether it was done, then ask for less at a time.")})
		return
	}
	out.send(carriedOut(response), response)
}

// notForNobody is the one answer to everything that nobody may ask.
func notForNobody() *refused { return &refused{http.StatusUnauthorized, fault.SignIn()} }

// admit parses the document and bounds it.
func (t transport) admit(ctx context.Context, params *graphql.RawParams, method string) *refused {
	if !access.From(ctx).Known() {
		return t.admitNobody(params, method)
	}
	limits := t.bounds.SignedIn
	if len(params.Query) > limits.Document {
		return &refused{0, tooMuch("DOCUMENT", "bytes of document", limits.Document)}
	}
	document, cached := t.documents.Get(ctx, params.Query)
	if !cached {
		var err error
		if document, err = parse(params.Query, limits); err != nil {
			return unparsed(err, limits)
		}
	}
	if f := newGate(t.schema, limits, params.Variables, document).check(); f != nil {
		return &refused{0, f}
	}
	return byMethod(method, document, params.OperationName)
}

// admitNobody gives one and the same answer to everything but the few public
// fields.
func (t transport) admitNobody(params *graphql.RawParams, method string) *refused {
	limits := t.bounds.Nobody
	if len(params.Query) > limits.Document {
		return notForNobody()
	}
	document, err := parse(params.Query, limits)
	if err != nil || !newGate(t.schema, limits, params.Variables, document).forNobody() {
		return notForNobody()
	}
	return byMethod(method, document, params.OperationName)
}

func parse(query string, limits Limits) (*ast.QueryDocument, error) {
	return parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, limits.Tokens)
}

// byMethod refuses to change anything by GET (GraphQL over HTTP, section 6.3).
func byMethod(method string, document *ast.QueryDocument, operationName string) *refused {
	operation := document.Operations.ForName(operationName)
	if method == http.MethodGet && operation != nil && operation.Operation != ast.Query {
		return bad(http.StatusMethodNotAllowed, "METHOD", "Send mutations by POST.")
	}
	return nil
}
