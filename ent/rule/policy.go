package rule

import (
	"context"
	"errors"
	"fmt"

	"entgo.io/ent"
	"entgo.io/ent/dialect/sql"
	"entgo.io/ent/privacy"
)

type (
	queries      = privacy.QueryPolicy
	mutations    = privacy.MutationPolicy
	mutationRule func(context.Context, ent.Mutation) error
)

func (r mutationRule) EvalMutation(ctx context.Context, m ent.Mutation) error { return r(ctx, m) }

// policy is a list of rules that fails closed: what no rule allowed is denied,
// unless the policy is the first of several (open).
type policy struct {
	queries   queries
	mutations mutations
	open      bool
}

// EvalQuery runs the rules for queries.
func (p policy) EvalQuery(ctx context.Context, q ent.Query) error {
	return p.close(p.queries.EvalQuery(ctx, q), fmt.Sprintf("%T", q))
}

// EvalMutation runs the rules for mutations.
func (p policy) EvalMutation(ctx context.Context, m ent.Mutation) error {
	return p.close(p.mutations.EvalMutation(ctx, m), m.Type())
}

func (p policy) close(err error, what string) error {
	if p.open || (err != nil && !errors.Is(err, privacy.Skip)) {
		return err
	}
	return fmt.Errorf("%s: no rule allows this: %w", what, privacy.Deny)
}

// narrow adds a predicate to a query or a mutation. A type that can't be
// narrowed is refused: better no answer than everybody's rows.
func narrow(target any, p func(*sql.Selector)) error {
	t, ok := target.(interface{ WhereP(...func(*sql.Selector)) })
	if !ok {
		return fmt.Errorf("%T can't be narrowed: %w", target, privacy.Deny)
	}
	t.WhereP(p)
	return nil
}
