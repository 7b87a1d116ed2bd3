package graph

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"postern/internal/fault"
)

// present turns an error into what the caller is told. Faults pass, one answer
// error for each; what the GraphQL library says of the caller's own document
// and arguments passes too. Everything else becomes "internal error" with a
// reference that is also in the log.
func present(ctx context.Context, err error) *gqlerror.Error {
	path := graphql.GetPath(ctx)
	err = afterChange(ctx, path, err)
	if faults := fault.All(err); len(faults) > 0 {
		for _, f := range faults[:len(faults)-1] {
			graphql.AddError(ctx, f)
		}
		e := Describe(faults[len(faults)-1])
		e.Path = path
		return e
	}
	var own *gqlerror.Error
	if errors.As(err, &own) && (graphql.GetFieldContext(ctx) == nil || argumentsUnread(ctx)) {
		own.Extensions = map[string]any{"code": string(fault.Invalid), "reason": "NOT_VALID"}
		return own
	}
	e := own
	if e == nil || e.Extensions["code"] != string(fault.Internal) { // a panic has its reference already
		e = internalError(ctx, err, nil)
	}
	e.Path = path
	return e
}

// afterChange is what went wrong while the answer to a mutation was put
// together. The change is made by then, and the caller must not hear that
// nothing was changed.
func afterChange(ctx context.Context, path ast.Path, err error) error {
	refused := fault.All(err) != nil && !fault.Is(err, fault.Unavailable)
	if len(path) < 2 || refused || graphql.GetOperationContext(ctx).Operation.Operation != ast.Mutation {
		return err
	}
	slog.ErrorContext(ctx, "a change was made, and could not be read back", "path", path.String(), "error", err)
	return fault.OutcomeUnknown()
}

// argumentsUnread says that the field's arguments could not be read: those who
// have some get them before they are resolved.
func argumentsUnread(ctx context.Context) bool {
	field := graphql.GetFieldContext(ctx)
	return field.Args == nil && field.Field.Field != nil && len(field.Field.Arguments) > 0
}

// Describe is a fault as a GraphQL error.
func Describe(f *fault.Fault) *gqlerror.Error {
	extensions := map[string]any{"code": string(f.Kind), "reason": f.Reason}
	if f.Field != "" {
		extensions["field"] = f.Field
	}
	if len(f.IDs) > 0 {
		extensions["ids"] = f.IDs
	}
	if f.RetryAfter > 0 {
		extensions["retryAfter"] = int(math.Ceil(f.RetryAfter.Seconds()))
	}
	return &gqlerror.Error{Message: f.Message, Extensions: extensions}
}

// recovered turns a panic into an internal error; the stack goes to the log.
func recovered(ctx context.Context, panicked any) *gqlerror.Error {
	return internalError(ctx, fmt.Errorf("panic: %v", panicked), debug.Stack())
}

// internalError logs err under a reference and tells the caller only that.
func internalError(ctx context.Context, err error, stack []byte) *gqlerror.Error {
	b := make([]byte, 6)
	_, _ = rand.Read(b)
	reference := hex.EncodeToString(b)
	slog.ErrorContext(ctx, "internal error", "reference", reference, "error", err, "stack", string(stack))
	return &gqlerror.Error{
		Message: "Something went wrong on the server, and nothing was changed. Try again; if it stays, tell the operator the reference " + reference + ".",
		Extensions: map[string]any{
			"code": string(fault.Internal), "reason": "INTERNAL", "reference": reference,
		},
	}
}
