package team

import (
	"context"

	"postern/ent"
	"postern/ent/account"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/store"
)

// hold keeps the team as it is until the end of the transaction, by the row of
// the top account, which every change of the team takes first. The caller's
// request began as the owner's: they must own it still. Fault: OWNER_ONLY.
func (s *Service) hold(ctx context.Context, tx *ent.Client, v access.Viewer) ([]at, error) {
	if _, err := store.ForUpdate(s.store, tx.Account.Query().Where(account.ID(v.AccountID))).OnlyID(ctx); err != nil {
		return nil, err
	}
	owns, err := stillOwns(ctx, tx, v)
	if err != nil {
		return nil, err
	}
	if !owns {
		return nil, fault.OwnerOnly()
	}
	return below(ctx, tx, v.AccountID)
}

// stillOwns says whether the caller owns their account at this moment.
func stillOwns(ctx context.Context, tx *ent.Client, v access.Viewer) (bool, error) {
	return tx.User.Query().Where(user.ID(v.UserID), user.AccountID(v.AccountID),
		user.RoleEQ(user.RoleOwner), user.StatusEQ(user.StatusActive)).Exist(ctx)
}

// named is the account of an id; nil where there is none in the team.
func named(team []at, id string) *at {
	for i := range team {
		if team[i].ID == id {
			return &team[i]
		}
	}
	return nil
}

// record writes an entry into the account's own history, and the same into that
// of the top account.
func (s *Service) record(ctx context.Context, tx *ent.Client, v access.Viewer, a *ent.Account, action audit.Action, changes audit.Changes) error {
	by, err := tx.User.Get(ctx, v.UserID)
	if err != nil {
		return err
	}
	own := audit.Changes{"by": {nil, by.Name}} // who is of another account has no name in this one's history
	there := audit.Changes{"account": {nil, a.Name}}
	for field, change := range changes {
		own[field], there[field] = change, change
	}
	return s.log.Record(ctx, tx,
		audit.Entry{AccountID: a.ID, ActorID: v.UserID, ObjectID: a.ID, Action: action, Changes: own},
		audit.Entry{AccountID: v.Home(), ActorID: v.UserID, ObjectID: a.ID, Action: action, Changes: there})
}
