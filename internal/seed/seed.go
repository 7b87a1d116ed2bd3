// Package seed fills an account with very many made-up API users, for tests and
// for trying out. Only `postern seed` and the benchmark use it.
package seed

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"strings"
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
	Add      bool                       // to an account that has some already
	Progress func(made int, now string) // called after each batch, and with what goes on after the last
}

// Made is what Fill made: secrets that are random each time.
type Made struct {
	Email, Password string // of the account's owner; the password is empty when the account was there
	Address, Key    string // of the first API user; the key is every one's password
}

// errNotEmpty has an operator think first.
var errNotEmpty = errors.New("the account has API users already; say --add to add to them, or name an empty database")

// batch is how many API users are in memory at a time.
const batch = 10_000

// Fill makes API users in the oldest account, and that account where there is
// none: all of them or none. They have one password in common, few have a
// history, and none was issued through a form. With an error it may still have
// made the account. Passes: the operator, at the command line.
func Fill(ctx context.Context, records *store.Store, o Options) (*Made, error) {
	sys := access.System(ctx, "filling an account")
	if there, err := records.Read().APIUser.Query().Exist(sys); err != nil || there && !o.Add {
		return &Made{}, cmp.Or(err, errNotEmpty)
	}
	owner, made, err := ownerOf(sys, records)
	if err != nil {
		return &Made{}, fmt.Errorf("seed: %w", err)
	}
	made.Key = credential.NewPassword()
	m := &maker{
		owner: owner, hash: credential.Fingerprint(made.Key), now: clock.System(), wanted: o.APIUsers,
		chance: mathrand.New(mathrand.NewPCG(uint64(clock.System().UnixNano()), 1)), // #nosec G404 -- made-up accounts, no secrets
	}
	last := func(what string) { o.Progress(o.APIUsers, what) }
	if err := audit.Begin(sys, records); err != nil {
		return made, fmt.Errorf("seed: %w", err)
	}
	err = records.InBulk(sys, tables(), last, func(b *store.Bulk) error {
		var err error
		if m.head.Seq, m.head.Hash, err = b.HistoryHead(sys); err != nil {
			return err
		}
		for done := 0; done < o.APIUsers; {
			n := min(batch, o.APIUsers-done)
			rows, err := m.rows(done, n)
			if err != nil {
				return err
			}
			if err := rows.save(sys, b); err != nil {
				return err
			}
			done += n
			o.Progress(done, "")
		}
		return b.SetHistoryHead(sys, m.head.Seq, m.head.Hash)
	})
	made.Address = m.first
	if err != nil {
		err = fmt.Errorf("seed: no API user was made: %w", err)
	}
	return made, err
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
	persons := people.NewService(records, session.NewService(records, now), credential.NewHasher(credential.Limits{}), audit.NewLog(now), people.NoPost(), now)
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
	if owner, err = oldest.First(ctx); err != nil {
		return nil, nil, err
	}
	return owner, made, colleagues(ctx, persons, owner)
}

// colleagues are the standard users of a new account. Nobody knows their
// passwords.
func colleagues(ctx context.Context, persons *people.Service, owner *ent.User) error {
	as := access.With(ctx, access.Viewer{AccountID: owner.AccountID, UserID: owner.ID, Owner: true, Peer: "127.0.0.1"})
	for _, name := range []string{"Olga Orders", "Ivo Import", "Nadia Night", "Wim Warehouse"} {
		first, _, _ := strings.Cut(strings.ToLower(name), " ")
		_, err := persons.AddStandardUser(as, people.AddUserInput{Name: name, Email: first + "@seed.example", Password: rand.Text()})
		if err != nil {
			return err
		}
	}
	return nil
}

// maker makes up API users.
type maker struct {
	owner  *ent.User
	hash   string
	now    time.Time
	wanted int
	chance *mathrand.Rand
	first  string // address of the first one
	head   audit.Head
}
