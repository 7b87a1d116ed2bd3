// Package seed fills an account with very many made-up API users, for tests and
// for trying out. Only `postern seed` and the benchmark use it.
package seed

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"time"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/people"
	"postern/internal/session"
	"postern/internal/store"
)

// Options say what to make.
type Options struct {
	APIUsers int
	Add      bool           // to an account that has some already
	Progress func(made int) // called after each batch
}

// Made is what Fill made: secrets that are random each time.
type Made struct {
	Email, Password string // of the account's owner; the password is empty when the account was there
	Address, Key    string // of the first API user; the key is every one's password
}

// errNotEmpty has an operator think first.
var errNotEmpty = errors.New("the account has API users already; say --add to add to them, or name an empty database")

// batch is how many rows a statement has: SQLite takes 32,766 values in one.
const batch = 1000

// Fill makes API users in the oldest account, and that account where there is
// none. They have one password in common and no history, and were never issued
// through a form. Passes: the operator, at the command line.
func Fill(ctx context.Context, records *store.Store, o Options) (*Made, error) {
	sys := access.System(ctx, "filling an account")
	owner, made, err := ownerOf(sys, records)
	if err != nil {
		return nil, fmt.Errorf("seed: %w", err)
	}
	if there, err := records.Read().APIUser.Query().Exist(sys); err != nil || there && !o.Add {
		return nil, errors.Join(err, notEmpty(err))
	}
	made.Key = credential.NewPassword()
	m := &maker{
		owner: owner, hash: credential.Fingerprint(made.Key), now: clock.System(), wanted: o.APIUsers,
		chance: mathrand.New(mathrand.NewPCG(uint64(clock.System().UnixNano()), 1)), // #nosec G404 -- made-up accounts, no secrets
	}
	for done := 0; done < o.APIUsers; {
		rows, err := m.rows(done, min(batch, o.APIUsers-done))
		if err != nil {
			return nil, err
		}
		if err := records.InTx(sys, func(tx *ent.Client) error { return rows.save(sys, tx) }); err != nil {
			return nil, fmt.Errorf("seed: %d of %d were made: %w", done, o.APIUsers, err)
		}
		if done == 0 {
			made.Address = rows.users[0].Email
		}
		done += len(rows.users)
		o.Progress(done)
	}
	return made, nil
}

func notEmpty(err error) error {
	if err != nil {
		return nil
	}
	return errNotEmpty
}

// ownerOf finds the owner of the oldest account, or makes one.
func ownerOf(ctx context.Context, records *store.Store) (*ent.User, *Made, error) {
	oldest := records.Read().User.Query().Where(user.RoleEQ(user.RoleOwner)).Order(ent.Asc(user.FieldID))
	owner, err := oldest.Clone().First(ctx)
	if err == nil {
		return owner, &Made{Email: owner.Email}, nil
	}
	if !ent.IsNotFound(err) {
		return nil, nil, err
	}
	now := clock.System
	persons := people.NewService(records, session.NewService(records, now), credential.NewHasher(credential.Limits{}), audit.NewLog(now), now)
	token, err := persons.NewSetUpToken(ctx)
	if err != nil {
		return nil, nil, err
	}
	made := &Made{Email: "owner@seed.example", Password: rand.Text()}
	err = persons.SetUp(access.With(ctx, access.Viewer{Peer: "127.0.0.1"}), people.SetUpInput{
		Token: token, AccountName: "Seeded", Name: "Sarah Seed", Email: made.Email, Password: made.Password,
	})
	if err != nil {
		return nil, nil, err
	}
	owner, err = oldest.First(ctx)
	return owner, made, err
}

// maker makes up API users.
type maker struct {
	owner  *ent.User
	hash   string
	now    time.Time
	wanted int
	chance *mathrand.Rand
}
