package people

import (
	"context"

	"entgo.io/contrib/entgql"
	"entgo.io/ent/dialect/sql"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/pages"
)

// Page says which part of a list is wanted.
type Page struct {
	First, Last   *int
	After, Before *entgql.Cursor[string]
}

// Users is a page of the people with access to the caller's account, or invited
// to it, by name.
// Passes: users.
func (s *Service) Users(ctx context.Context, p Page) (*ent.UserConnection, error) {
	if err := access.RequirePerson(ctx); err != nil {
		return nil, err
	}
	first, last, err := pages.Size(p.First, p.Last)
	if err != nil {
		return nil, err
	}
	byName := &ent.UserOrder{Direction: entgql.OrderDirectionAsc, Field: ent.UserOrderFieldName}
	page, err := s.store.Read().User.Query().Where(user.StatusNEQ(user.StatusRemoved)).
		Paginate(ctx, p.After, first, p.Before, last, ent.WithUserOrder(byName))
	if err == nil {
		expectChangers(ctx, page)
	}
	return page, err
}

// isOwner writes the role out instead of passing it: PostgreSQL keeps one plan
// for all values of an argument, and could not use the index of owners alone.
func isOwner(q *sql.Selector) {
	q.Where(sql.ExprP(q.C(user.FieldRole) + " = '" + string(user.RoleOwner) + "'"))
}

// Owner is the owner of the caller's account. Passes: users.
func (s *Service) Owner(ctx context.Context) (*ent.User, error) {
	if err := access.RequirePerson(ctx); err != nil {
		return nil, err
	}
	u, err := s.store.Read().User.Query().Where(isOwner).Only(ctx)
	return u, notFound(err)
}

// MainEmail is the owner's address, which /v2/account-info shows to the
// account's own programs. Passes: any known caller.
func (s *Service) MainEmail(ctx context.Context) (string, error) {
	if err := access.RequireSignedIn(ctx); err != nil {
		return "", err
	}
	u, err := s.store.Read().User.Query().
		Where(isOwner, user.AccountID(access.From(ctx).AccountID)).
		Only(access.System(ctx, "telling a program whom its account belongs to"))
	if err != nil {
		return "", notFound(err)
	}
	return u.Email, nil
}
