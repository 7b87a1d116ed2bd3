package people

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/ent/installation"
	"postern/ent/onetimetoken"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/session"
)

// setUpTokenLife is generous: a server that waits for its owner is printing
// the address to a terminal that only the operator sees.
const setUpTokenLife = 7 * 24 * time.Hour

// SetUpInput is what the set-up form sends.
type SetUpInput struct {
	Token, AccountName, Name, Email, Password string
}

// SetUpNeeded says whether there is no account yet. Passes: anybody.
func (s *Service) SetUpNeeded(ctx context.Context) (bool, error) {
	return s.store.Read().Installation.Query().Where(installation.SetUpAtIsNil()).
		Exist(access.System(ctx, "is there an account"))
}

// NewSetUpToken makes the token of a fresh set-up address; those before it
// stop working. Passes: the operator, at the start of the server.
func (s *Service) NewSetUpToken(ctx context.Context) (string, error) {
	ctx = access.System(ctx, "printing the set-up address")
	token := session.NewToken()
	err := s.store.InTx(ctx, func(tx *ent.Client) error {
		if _, err := tx.OneTimeToken.Delete().Where(onetimetoken.PurposeEQ(onetimetoken.PurposeSetUp)).Exec(ctx); err != nil {
			return err
		}
		return tx.OneTimeToken.Create().SetID(session.Hash(token)).
			SetPurpose(onetimetoken.PurposeSetUp).SetExpiresAt(s.now().Add(setUpTokenLife)).Exec(ctx)
	})
	return token, err
}

// SetUp makes the first account and its owner, and signs the owner in. It works
// once; of two at the same time one wins. Passes: whoever holds the token.
// Faults: WRONG_TOKEN, SET_UP_DONE, and those of the fields.
func (s *Service) SetUp(ctx context.Context, in SetUpInput) error {
	sys := access.System(ctx, "set-up")
	if err := s.maySetUp(sys, in.Token); err != nil {
		return err
	}
	owner, accountName, err := checkNewOwner(in)
	if err != nil {
		return err
	}
	if owner.hash, err = s.hasher.Hash(ctx, in.Password); err != nil {
		return err
	}
	var started session.Started
	err = s.store.InTx(sys, func(tx *ent.Client) error {
		if err := s.claimInstallation(sys, tx); err != nil {
			return err
		}
		u, err := s.openAccount(sys, tx, accountName, owner)
		if err != nil {
			return err
		}
		started, err = s.sessions.Start(ctx, tx, u)
		return err
	})
	if err != nil {
		return err
	}
	s.sessions.Hand(ctx, started)
	return nil
}

// maySetUp refuses early, before a password is hashed for a stranger. The token
// comes first: set-up takes the tokens away, so whoever asks meanwhile learns
// that it is done, not that the token is wrong.
func (s *Service) maySetUp(ctx context.Context, token string) error {
	good, err := s.store.Read().OneTimeToken.Query().Where(onetimetoken.ID(session.Hash(token)),
		onetimetoken.PurposeEQ(onetimetoken.PurposeSetUp), onetimetoken.ExpiresAtGT(s.now())).Exist(ctx)
	if err != nil || good {
		return err
	}
	needed, err := s.SetUpNeeded(ctx)
	if err != nil {
		return err
	}
	if !needed {
		return setUpDone()
	}
	f := fault.New(fault.Forbidden, "WRONG_TOKEN",
		"This set-up address is not valid any more. Use the one that the server printed when it last started.")
	f.Field = "token"
	return f
}

func (s *Service) claimInstallation(ctx context.Context, tx *ent.Client) error {
	claimed, err := tx.Installation.Update().Where(installation.SetUpAtIsNil()).SetSetUpAt(s.now()).Save(ctx)
	if err != nil {
		return err
	}
	if claimed != 1 {
		return setUpDone()
	}
	_, err = tx.OneTimeToken.Delete().Where(onetimetoken.PurposeEQ(onetimetoken.PurposeSetUp)).Exec(ctx)
	return err
}

func setUpDone() error {
	return fault.New(fault.Conflict, "SET_UP_DONE", "This installation is set up already. Sign in instead.")
}

// checkNewOwner finds everything that is wrong with the form at once.
func checkNewOwner(in SetUpInput) (newPerson, string, error) {
	accountName, badAccount := input.Text("accountName", in.AccountName, 1, 100)
	p, bad := checkNewPerson(in.Name, in.Email)
	p.role = user.RoleOwner
	weak := credential.CheckUserPassword(in.Password, credential.UserContext{
		Email: p.email, Name: p.name, AccountName: accountName,
	})
	return p, accountName, fault.Merge(fault.Join(badAccount), bad, weak)
}

// openAccount makes a top account with its owner within tx.
func (s *Service) openAccount(ctx context.Context, tx *ent.Client, name string, owner newPerson) (*ent.User, error) {
	a, err := s.NewAccount(ctx, tx, name, nil)
	if err != nil {
		return nil, err
	}
	u, err := s.addPerson(ctx, tx, a.ID, owner)
	if err != nil {
		return nil, err
	}
	// Last modified by whom the history names for it: there was nobody before.
	if err := tx.Account.UpdateOne(a).SetUpdatedByID(u.ID).Exec(ctx); err != nil {
		return nil, err
	}
	if err := tx.User.UpdateOne(u).SetUpdatedByID(u.ID).Exec(ctx); err != nil {
		return nil, err
	}
	return u, s.log.Record(ctx, tx, audit.Entry{AccountID: a.ID, ActorID: u.ID, ObjectID: a.ID, Action: audit.AccountSetUp})
}

// NewAccount makes an account without anybody in it within tx, below another or,
// with nil, as a top account. Only services call it, with the context of the
// service itself; they add the owner in the same transaction.
func (s *Service) NewAccount(ctx context.Context, tx *ent.Client, name string, above *ent.Account) (*ent.Account, error) {
	err := tx.Installation.Update().AddLastAccountNumber(1).Exec(ctx)
	if err != nil {
		return nil, err
	}
	inst, err := tx.Installation.Query().Only(ctx)
	if err != nil {
		return nil, err
	}
	now := s.now()
	create := tx.Account.Create().SetNumber(inst.LastAccountNumber).SetName(name).SetCreatedAt(now).SetUpdatedAt(now)
	if above != nil {
		create.SetParentID(above.ID).SetShut(above.Shut)
	}
	a, err := create.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("open account: %w", err)
	}
	return a, nil
}
