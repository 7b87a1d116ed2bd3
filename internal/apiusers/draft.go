package apiusers

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/ent/account"
	"postern/ent/issuedaddress"
	"postern/ent/offeredpassword"
	"postern/internal/access"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/store"
)

// What a form may ask for: how long a draft lasts, and how much an account may
// draw in an hour, since the ledger is kept for ever.
const (
	DraftLife        = 24 * time.Hour
	DraftsAnHour     = 60
	PasswordsAnHour  = 600
	draftLimitWindow = time.Hour
)

// Draft is what the Add User form shows. The password is in this answer and
// nowhere else.
type Draft struct {
	Email    string
	Password string
}

// Draft issues a fresh address to the caller's account and offers a password.
// Nothing exists under the address until Create. Passes: the owner. Faults:
// SIGN_IN_REQUIRED, OWNER_ONLY, TOO_MANY_DRAFTS.
func (s *Service) Draft(ctx context.Context) (*Draft, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	email, err := credential.NewAddress(s.domain)
	if err != nil {
		return nil, err
	}
	own := access.From(ctx).AccountID
	var password string
	err = s.store.InTx(ctx, func(tx *ent.Client) error {
		if err := s.takeTurns(ctx, tx, own); err != nil {
			return err
		}
		lately, err := tx.IssuedAddress.Query().Where(issuedaddress.AccountID(own),
			issuedaddress.IssuedAtGT(s.now().Add(-draftLimitWindow)), drawn).Count(ctx)
		if err != nil {
			return err
		}
		if lately >= DraftsAnHour {
			return tooMany(fmt.Sprintf("This account drew %d addresses within an hour.", DraftsAnHour))
		}
		// A clash with an address issued before fails here: the ledger's key is the address.
		if err := tx.IssuedAddress.Create().SetID(email).SetAccountID(own).SetIssuedAt(s.now()).Exec(ctx); err != nil {
			return err
		}
		password, err = s.offer(ctx, tx, own)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("draft: %w", err)
	}
	return &Draft{Email: email, Password: password}, nil
}

// GeneratePassword offers another password; the form's address stays. Passes:
// the owner. Faults: SIGN_IN_REQUIRED, OWNER_ONLY, TOO_MANY_DRAFTS.
func (s *Service) GeneratePassword(ctx context.Context) (string, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return "", err
	}
	own := access.From(ctx).AccountID
	var password string
	err := s.store.InTx(ctx, func(tx *ent.Client) error {
		err := s.takeTurns(ctx, tx, own)
		if err != nil {
			return err
		}
		password, err = s.offer(ctx, tx, own)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("generate password: %w", err)
	}
	return password, nil
}

// drawn are the addresses of the ledger that were made here, not imported.
// It is a range, which the index of them answers: "." follows "-".
var drawn = issuedaddress.And(issuedaddress.IDGTE("apiuser-"), issuedaddress.IDLT("apiuser."))

// takeTurns has those who count what an account drew, and then draw, do so one
// after the other.
func (s *Service) takeTurns(ctx context.Context, tx *ent.Client, id string) error {
	_, err := store.ForUpdate(s.store, tx.Account.Query().Where(account.ID(id))).OnlyID(ctx)
	return err
}

// offer writes down the fingerprint of a fresh password, and forgets those
// that are too old to be saved.
func (s *Service) offer(ctx context.Context, tx *ent.Client, account string) (string, error) {
	now := s.now()
	_, err := tx.OfferedPassword.Delete().Where(offeredpassword.AccountID(account),
		offeredpassword.OfferedAtLTE(now.Add(-DraftLife))).Exec(ctx)
	if err != nil {
		return "", err
	}
	lately, err := tx.OfferedPassword.Query().Where(offeredpassword.AccountID(account),
		offeredpassword.OfferedAtGT(now.Add(-draftLimitWindow))).Count(ctx)
	if err != nil {
		return "", err
	}
	if lately >= PasswordsAnHour {
		return "", tooMany(fmt.Sprintf("This account drew %d passwords within an hour.", PasswordsAnHour))
	}
	password := credential.NewPassword()
	return password, tx.OfferedPassword.Create().SetID(credential.Fingerprint(password)).
		SetAccountID(account).SetOfferedAt(now).Exec(ctx)
}

func tooMany(what string) error {
	f := fault.New(fault.RateLimited, "TOO_MANY_DRAFTS", what+" Wait a few minutes and try again.")
	f.RetryAfter = 5 * time.Minute
	return f
}

// takeOffered claims an offered password within tx: a password counts as
// generated only if it was issued here, to this account, and isn't saved
// twice.
func (s *Service) takeOffered(ctx context.Context, tx *ent.Client, account, password string) error {
	if !credential.IsGenerated(password) {
		return nil
	}
	taken, err := tx.OfferedPassword.Delete().Where(
		offeredpassword.ID(credential.Fingerprint(password)), offeredpassword.AccountID(account),
		offeredpassword.OfferedAtGT(s.now().Add(-DraftLife))).Exec(ctx)
	if err == nil && taken != 1 {
		err = fault.OnField("password", "NOT_ISSUED",
			"This looks like a generated password, but was not made here within the last 24 hours. Press Regenerate, or type one of your own.")
	}
	return err
}
