// Package verify decides whether address and password may in now. It is the
// hot path: every call to a customer's API passes here.
//
// One function, good, decides; it looks at the API user's current state on
// every call, in memory while that may be believed (package revision), else in
// the database. A verify never writes the credential's row, so it can't undo a
// disable.
package verify

import (
	"context"
	"time"

	"golang.org/x/sync/semaphore"

	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/revision"
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
	memory *Memory
	lease  *revision.Lease
	loads  *semaphore.Weighted
	calls  calls
	typed  *typed
	kept   []string // Cache-Control of a yes; nil for no-store
}

// loads is how many questions to the database may be under way: a cold start
// with very many callers must leave connections to others.
const loads = 16

// New returns a verifier that reads from a store, and believes memory while the
// lease holds.
func New(s *store.Store, hasher *credential.Hasher, m *Memory, lease *revision.Lease, now clock.Clock) *Verifier {
	return &Verifier{
		store: s, hasher: hasher, now: now, memory: m, lease: lease, loads: semaphore.NewWeighted(loads),
		calls: calls{accounts: map[string]*hour{}}, typed: newTyped(hasher, now),
	}
}

// Refused is the one answer to every credential that isn't good: wrong,
// unknown, disabled, deleted and malformed look the same.
func Refused() *fault.Fault {
	return fault.New(fault.Unauthenticated, "WRONG_CREDENTIAL", "Address and password are not good for access.")
}

// Verify says who a credential belongs to. Passes: anybody. Faults:
// WRONG_CREDENTIAL, TOO_MANY_ATTEMPTS, BUSY, DATABASE_UNAVAILABLE. Any other
// error means that it can't be known.
func (v *Verifier) Verify(ctx context.Context, address, password string) (Caller, error) {
	k, err := v.verify(func() (context.Context, context.CancelFunc) { return ctx, func() {} }, address, password)
	if err != nil {
		return Caller{}, err
	}
	return k.caller(), nil
}

// verify is the hot path, top to bottom. The clock is read after the request
// was: what was acknowledged before the request was sent counts. slowly makes
// the context of what memory alone can't answer.
func (v *Verifier) verify(slowly slowly, address, password string) (k *known, err error) {
	if v.lease.Holds(time.Now()) {
		k = v.memory.get(address)
	}
	var right bool
	if k != nil && credential.IsGenerated(password) {
		right = k.matches(password)
	} else {
		ctx, cancel := slowly()
		defer cancel()
		if k, right, err = v.ask(ctx, k, address, password); err != nil {
			return nil, err
		}
	}
	if !right || !good(k) {
		return nil, Refused()
	}
	k.hour.add(v.now())
	return k, nil
}

// slowly makes a context that knows the peer and has an end.
type slowly = func() (context.Context, context.CancelFunc)

// ask is verify where the database or a slow hash is needed.
func (v *Verifier) ask(ctx context.Context, k *known, address, password string) (*known, bool, error) {
	if k == nil {
		var err error
		if k, err = v.load(ctx, address); err != nil {
			return nil, false, err
		}
	}
	right, err := v.right(ctx, k, address, password)
	return k, right, err
}

// right says whether a password is one of an API user's. The presented shape
// chooses the work, whether the address is known or not.
func (v *Verifier) right(ctx context.Context, k *known, address, password string) (bool, error) {
	if credential.IsGenerated(password) {
		return k != nil && k.matches(password), nil
	}
	var stored []string
	if k != nil {
		stored = k.stored
	}
	// Whoever guesses from here waits, for the right one too: memory would else
	// tell them which it is as quickly as they can ask.
	if k != nil && v.memory.proves(k, password) && !v.typed.blocked(ctx, address) {
		return true, nil
	}
	right, err := v.typed.match(ctx, address, password, stored)
	if right && k != nil {
		v.memory.prove(k, password)
	}
	return right, err
}

// good decides whether an API user may in now, whatever its password.
func good(k *known) bool { return k != nil && k.enabled }
