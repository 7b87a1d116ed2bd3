package people

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/store"
)

// newPerson is a person whose form has been checked.
type newPerson struct {
	name, email, key, hash string
	role                   user.Role

	// Of who is invited: until when, what they may do, and by whom.
	invitedUntil            *time.Time
	seesUsage, managesUsers bool
	byID                    string
}

// AddUserInput is a standard user to be.
type AddUserInput struct {
	Name, Email, Password string
}

// AddStandardUser gives a person access to the caller's account. Passes: its
// owner. Faults: those of the fields, EMAIL_TAKEN.
func (s *Service) AddStandardUser(ctx context.Context, in AddUserInput) (*ent.User, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	account, err := s.Account(ctx)
	if err != nil {
		return nil, err
	}
	p, bad := checkNewPerson(in.Name, in.Email)
	p.role, p.byID = user.RoleStandard, access.From(ctx).UserID
	weak := credential.CheckUserPassword(in.Password, credential.UserContext{
		Email: p.email, Name: p.name, AccountName: account.Name,
	})
	if err := fault.Merge(bad, weak); err != nil {
		return nil, err
	}
	if p.hash, err = s.hasher.Hash(ctx, in.Password); err != nil {
		return nil, err
	}
	var added *ent.User
	err = s.store.InTx(ctx, func(tx *ent.Client) error {
		var err error
		if added, err = s.addPerson(ctx, tx, access.From(ctx).AccountID, p); err != nil {
			return err
		}
		return s.log.Record(ctx, tx, audit.Entry{
			AccountID: added.AccountID, ObjectID: added.ID, Action: audit.UserAdded,
			Changes: audit.Changes{"email": {nil, p.email}, "role": {nil, p.role}},
		})
	})
	if err != nil {
		return nil, err
	}
	return store.Saved(s.store.Read().User.Get(ctx, added.ID))
}

// OpenAccount makes another account with its owner, and signs nobody in.
// Passes: the operator, at the command line. Faults: those of the fields.
func (s *Service) OpenAccount(ctx context.Context, in SetUpInput) (*ent.User, error) {
	owner, accountName, err := checkNewOwner(in)
	if err != nil {
		return nil, err
	}
	if owner.hash, err = s.hasher.Hash(ctx, in.Password); err != nil {
		return nil, err
	}
	sys := access.System(ctx, "opening an account from the command line")
	var u *ent.User
	err = s.store.InTx(sys, func(tx *ent.Client) error {
		var err error
		u, err = s.openAccount(sys, tx, accountName, owner)
		return err
	})
	return u, err
}

func checkNewPerson(name, email string) (newPerson, error) {
	name, badName := input.Text("name", name, 1, 100)
	email, key, badEmail := input.Email("email", email)
	return newPerson{name: name, email: email, key: key}, fault.Join(badName, badEmail)
}

// addPerson writes the row; email addresses are unique in the installation.
func (s *Service) addPerson(ctx context.Context, tx *ent.Client, accountID string, p newPerson) (*ent.User, error) {
	// Whoever opens an account holds the installation's row by now. Two that add the same
	// address would wait for each other if not both did.
	if err := audit.Hold(ctx, tx); err != nil {
		return nil, err
	}
	now := s.now()
	status := user.StatusActive
	if p.invitedUntil != nil {
		status = user.StatusInvited
	}
	u, err := tx.User.Create().SetAccountID(accountID).SetName(p.name).SetEmail(p.email).SetEmailKey(p.key).
		SetRole(p.role).SetStatus(status).SetNillableInvitedUntil(p.invitedUntil).SetSeesUsage(p.seesUsage).SetManagesUsers(p.managesUsers).
		SetPasswordHash(p.hash).SetCreatedAt(now).SetUpdatedAt(now).SetUpdatedByID(p.byID).Save(ctx)
	if ent.IsConstraintError(err) {
		return nil, emailTaken()
	}
	if err != nil {
		return nil, fmt.Errorf("add person: %w", err)
	}
	return u, nil
}

func emailTaken() error {
	return fault.OnField("email", "EMAIL_TAKEN", "Somebody with this email address has access already. Use another address.")
}
