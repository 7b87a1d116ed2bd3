package apiusers

import (
	"cmp"
	"context"
	"slices"
	"time"

	"postern/ent"
	"postern/ent/apiuserpassword"
	"postern/ent/lastuse"
	"postern/ent/refusalspell"
	"postern/internal/access"
	"postern/internal/audit"
)

// ended is the end of a password that was ended at once. It is before what any
// clock says: that of another instance may be behind.
var ended = time.Unix(0, 0).UTC()

// Passwords are the live passwords of an API user, the newest first, without
// their hashes. Passes: people of its account; programs get none.
func (s *Service) Passwords(ctx context.Context, u *ent.APIUser) ([]*ent.APIUserPassword, error) {
	if access.RequirePerson(ctx) != nil || access.From(ctx).AccountID != u.AccountID {
		return []*ent.APIUserPassword{}, nil
	}
	// Only the owner may read the record, since the hash is in it.
	rows, err := s.store.Read().APIUserPassword.Query().Where(apiuserpassword.APIUserID(u.ID)).Select(
		apiuserpassword.FieldAccountID, apiuserpassword.FieldAPIUserID,
		apiuserpassword.FieldCreatedAt, apiuserpassword.FieldEndsAt,
	).All(access.System(ctx, "telling people when passwords end"))
	newestFirst(rows)
	return s.live(rows), err
}

// passwords are all of an API user that are still written down, the newest
// first; some may have ended.
func (s *Service) passwords(ctx context.Context, from *ent.Client, u *ent.APIUser) ([]*ent.APIUserPassword, error) {
	rows, err := from.APIUserPassword.Query().Where(apiuserpassword.APIUserID(u.ID)).All(ctx)
	newestFirst(rows)
	return rows, err
}

// newestFirst goes by the end first: the one that took the others' place has
// none, whatever the clock said when it was made.
func newestFirst(rows []*ent.APIUserPassword) {
	slices.SortFunc(rows, func(a, b *ent.APIUserPassword) int {
		if (a.EndsAt == nil) != (b.EndsAt == nil) {
			if a.EndsAt == nil {
				return -1
			}
			return 1
		}
		return cmp.Or(b.CreatedAt.Compare(a.CreatedAt), cmp.Compare(b.ID, a.ID))
	})
}

// live are those that are good now.
func (s *Service) live(rows []*ent.APIUserPassword) []*ent.APIUserPassword {
	now, live := s.now(), make([]*ent.APIUserPassword, 0, len(rows))
	for _, p := range rows {
		if p.EndsAt == nil || now.Before(*p.EndsAt) {
			live = append(live, p)
		}
	}
	return live
}

// having is the password among those that is this one; nil when none is.
func (s *Service) having(ctx context.Context, rows []*ent.APIUserPassword, password string) (*ent.APIUserPassword, error) {
	match, err := s.hasher.VerifyAny(ctx, hashes(rows), password)
	if err != nil || match < 0 {
		return nil, err
	}
	return rows[match], nil
}

func hashes(rows []*ent.APIUserPassword) []string {
	all := make([]string, len(rows))
	for i, p := range rows {
		all[i] = p.Hash
	}
	return all
}

// addPassword makes hash a live password within tx.
func (s *Service) addPassword(ctx context.Context, tx *ent.Client, u *ent.APIUser, hash string) error {
	return tx.APIUserPassword.Create().SetAccountID(u.AccountID).SetAPIUserID(u.ID).
		SetHash(hash).SetCreatedAt(s.now()).Exec(ctx)
}

// keepOnly deletes the passwords of an API user within tx, but for some.
func keepOnly(ctx context.Context, tx *ent.Client, u *ent.APIUser, kept ...*ent.APIUserPassword) error {
	ids := make([]string, len(kept))
	for i, p := range kept {
		ids[i] = p.ID
	}
	_, err := tx.APIUserPassword.Delete().Where(apiuserpassword.APIUserID(u.ID), apiuserpassword.IDNotIn(ids...)).Exec(ctx)
	return err
}

// putBeside adds a password, has those before end, and forgets the ended ones.
func (s *Service) putBeside(ctx context.Context, tx *ent.Client, u *ent.APIUser, live []*ent.APIUserPassword, hash string, until *time.Time) error {
	if err := keepOnly(ctx, tx, u, live...); err != nil {
		return err
	}
	if until == nil {
		until = &ended
	}
	if err := tx.APIUserPassword.Update().Where(apiuserpassword.APIUserID(u.ID)).SetEndsAt(*until).Exec(ctx); err != nil {
		return err
	}
	return s.addPassword(ctx, tx, u, hash)
}

// noted counts the version of an API user up, whose passwords changed, and
// writes the history.
func (s *Service) noted(ctx context.Context, tx *ent.Client, u *ent.APIUser, action audit.Action, changes audit.Changes) ([]string, error) {
	update := tx.APIUser.Update().SetUpdatedAt(s.now()).SetUpdatedByID(access.From(ctx).UserID)
	if err := step(ctx, update, u); err != nil {
		return nil, err
	}
	return []string{u.Email}, s.log.Record(ctx, tx, audit.Entry{
		AccountID: u.AccountID, ObjectID: u.ID, Action: action, Changes: changes,
	})
}

// forgetCallers deletes within tx who called as API users that are no more:
// their rows stay for good, and what they were used for needn't.
func forgetCallers(ctx context.Context, tx *ent.Client, ids ...string) error {
	ctx = access.System(ctx, "forgetting who called as deleted API users")
	if _, err := tx.LastUse.Delete().Where(lastuse.APIUserIDIn(ids...)).Exec(ctx); err != nil {
		return err
	}
	_, err := tx.RefusalSpell.Delete().Where(refusalspell.APIUserIDIn(ids...)).Exec(ctx)
	return err
}
