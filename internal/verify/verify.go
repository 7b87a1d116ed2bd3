// Package verify decides whether address and password may in now. It is the
// hot path: every call to a customer's API passes here.
//
// One function, good, decides; it looks at the API user's current state on
// every call. A verify never writes the credential's row, so it can't undo a
// disable.
package verify

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/internal/access"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/store"
)

// Caller is an API user that has proved who it is.
type Caller struct {
	APIUserID string
	AccountID string
	Address   string
}

// Verifier checks credentials.
type Verifier struct {
	store  *store.Store
	hasher *credential.Hasher
	now    clock.Clock
	calls  calls
	typed  *typed
}

// New returns a verifier that reads from a store.
func New(s *store.Store, hasher *credential.Hasher, now clock.Clock) *Verifier {
	return &Verifier{store: s, hasher: hasher, now: now, calls: calls{accounts: map[string]*hour{}}, typed: newTyped(hasher, now)}
}

// Refused is the one answer to every credential that isn't good: wrong,
// unknown, disabled, deleted and malformed look the same.
func Refused() *fault.Fault {
	return fault.New(fault.Unauthenticated, "WRONG_CREDENTIAL", "Address and password are not good for access.")
}

// Verify says who a credential belongs to. Passes: anybody. Faults:
// WRONG_CREDENTIAL, TOO_MANY_ATTEMPTS, BUSY. Any other error means that it can't be known.
func (v *Verifier) Verify(ctx context.Context, address, password string) (Caller, error) {
	u, err := v.load(ctx, address)
	if err != nil {
		return Caller{}, err
	}
	// The work is the same for an unknown address: the presented shape
	// chooses it.
	match, err := v.match(ctx, address, password, hashes(u))
	if err != nil {
		return Caller{}, err
	}
	if !match || !good(u) {
		return Caller{}, Refused()
	}
	v.calls.add(u.AccountID, v.now())
	return Caller{APIUserID: u.ID, AccountID: u.AccountID, Address: u.Email}, nil
}

// match compares a password with the stored hashes.
func (v *Verifier) match(ctx context.Context, address, password string, stored []string) (bool, error) {
	if !credential.IsGenerated(password) {
		return v.typed.match(ctx, address, password, stored)
	}
	i, err := v.hasher.VerifyAny(ctx, stored, password)
	return i >= 0, err
}

// good decides whether an API user may in now, whatever its password.
func good(u *ent.APIUser) bool {
	return u != nil && u.Enabled && u.DeletedAt == nil
}

// load reads the API user with its passwords; nil when there is none.
func (v *Verifier) load(ctx context.Context, address string) (*ent.APIUser, error) {
	if !credential.IsAddress(address) {
		return nil, nil
	}
	u, err := v.store.Read().APIUser.Query().Where(apiuser.Email(address)).
		WithPasswords().Only(access.System(ctx, "verifying a credential"))
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	return u, nil
}

// hashes is what the API user's passwords are stored as. A password that says
// it is another account's is none: a row can name any API user, and only its
// account was checked when it was written.
func hashes(u *ent.APIUser) []string {
	if u == nil {
		return nil
	}
	var texts []string
	for _, p := range u.Edges.Passwords {
		if p.AccountID == u.AccountID {
			texts = append(texts, p.Hash)
		}
	}
	return texts
}
