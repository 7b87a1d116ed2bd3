package apiusers

import (
	"context"

	"entgo.io/contrib/entgql"

	"postern/ent"
	"postern/internal/audit"
)

// History is what happened to an API user, the newest first. Passes: people of
// its account, of whom the owner sees from where; programs get none. Faults:
// PAGE_SIZE, BAD_CURSOR.
func (s *Service) History(ctx context.Context, u *ent.APIUser, first *int, after *entgql.Cursor[string]) (*audit.Lines, error) {
	return s.log.History(ctx, s.store.Read(), u.AccountID, u.ID, audit.Page{First: first, After: after})
}
