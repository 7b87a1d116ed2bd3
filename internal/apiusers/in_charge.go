package apiusers

import (
	"context"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/internal/access"
)

// InChargeShown is how many API users are listed of those whom a person is in
// charge of.
const InChargeShown = 20

// InChargeOf are the first API users, by description, that a person of the
// caller's account is in charge of. Passes: users.
func (s *Service) InChargeOf(ctx context.Context, person *ent.User) ([]*ent.APIUser, error) {
	if err := access.RequirePerson(ctx); err != nil {
		return nil, err
	}
	return s.inChargeOf(person).Order(ent.Asc(apiuser.FieldDescriptionKey, apiuser.FieldID)).Limit(InChargeShown).All(ctx)
}

// CountInChargeOf counts all that a person is in charge of. Passes: users.
func (s *Service) CountInChargeOf(ctx context.Context, person *ent.User) (*Count, error) {
	if err := access.RequirePerson(ctx); err != nil {
		return nil, err
	}
	ids, err := s.inChargeOf(person).Limit(s.reach.Counted + 1).IDs(ctx)
	return &Count{Count: min(len(ids), s.reach.Counted), More: len(ids) > s.reach.Counted}, err
}

func (s *Service) inChargeOf(person *ent.User) *ent.APIUserQuery {
	return s.store.Read().APIUser.Query().Where(apiuser.InChargeID(person.ID))
}
