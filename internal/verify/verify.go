// Package verify decides whether address and password may in now. It is the
// hot path: every call to a customer's API passes here.
//
// One function, access.Authenticate, decides; it looks at the API user's current state on
// every call, in memory while that may be believed (package revision), else in
// the database. A verify never writes the credential's row, so it can't undo a
// disable; what replaces an imported hash afterwards (upgrades) writes nothing but
// the hash.
package verify

import (
	"context"
	"time"

	"golang.org/x/sync/semaphore"

	"postern/internal/access"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/revision"
	"postern/internal/store"
	"postern/internal/usage"
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
	usage  *usage.Recorder
	limits limits
	peerOf usage.PeerOf
	kept   []string // Cache-Control of a yes; nil for no-store

	upgrades *upgrades
}

// loads is how many questions to the database may be under way: a cold start
// with very many callers must leave connections to others.
const loads = 16

// New returns a verifier that reads from a store, and believes memory while the
// lease holds.
func New(s *store.Store, hasher *credential.Hasher, m *Memory, lease *revision.Lease, now clock.Clock) *Verifier {
	return &Verifier{
		store: s, hasher: hasher, now: now, memory: m, lease: lease, loads: semaphore.NewWeighted(loads),
		calls: calls{accounts: map[string]*hour{}}, limits: limits{all: map[string]*limit{}},
		peerOf: func(string, []string) string { return "" }, typed: newTyped(hasher, now),
		upgrades: newUpgrades(s, hasher, m),
	}
}

// Refused is the one answer to every credential that isn't good: wrong,
// unknown, disabled, deleted and malformed look the same.
func Refused() *fault.Fault {
	return fault.New(fault.Unauthenticated, "WRONG_CREDENTIAL", "Address and password are not good for access.")
}

// Tell has calls of known addresses noted, and peerOf find out where they came
// from: without it, from nowhere. Call it before the first request.
func (v *Verifier) Tell(r *usage.Recorder, peerOf usage.PeerOf) { v.usage, v.peerOf = r, peerOf }

// Verify says who a credential belongs to; from is noted. Passes: anybody.
// Faults: WRONG_CREDENTIAL, TOO_MANY_ATTEMPTS, BUSY, DATABASE_UNAVAILABLE. Any
// other error means that it can't be known.
func (v *Verifier) Verify(ctx context.Context, from usage.Origin, address, password string) (Caller, error) {
	slowly := func() (context.Context, context.CancelFunc) { return ctx, func() {} }
	k, _, err := v.verify(slowly, Question{From: from, Address: address, Password: password})
	if err != nil {
		return Caller{}, err
	}
	return k.caller(), nil
}

// Question is what /verify is asked.
type Question struct {
	From              usage.Origin
	Address, Password string
	Permissions       []string // all of which it must hold
}

// verify is the hot path, top to bottom. The clock is read after the request
// was: what was acknowledged before the request was sent counts. slowly makes
// the context of what memory alone can't answer.
func (v *Verifier) verify(slowly slowly, q Question) (k *known, l left, err error) {
	if v.lease.Holds(time.Now()) {
		k = v.memory.get(q.Address)
	}
	now := v.now()
	at := now.UnixNano()
	var passwordID string // of the one that was right
	if k != nil && credential.IsGenerated(q.Password) {
		passwordID = k.matches(q.Password, at)
	} else {
		ctx, cancel := slowly()
		defer cancel()
		k, passwordID, err = v.ask(ctx, k, q.Address, q.Password, at)
	}
	outcome := judge(k, passwordID, at, err)
	if outcome == usage.Accepted && (k.more != nil || len(q.Permissions) > 0) {
		outcome, l = v.bounded(k, q, now)
	}
	if outcome != unknown {
		v.usage.Note(usage.Call{
			APIUserID: k.apiUser[0], AccountID: k.hour.account[0], PasswordID: passwordID, Outcome: outcome, At: now, Origin: q.From,
		})
	}
	if err != nil {
		return nil, l, err
	}
	if outcome != usage.Accepted {
		return nil, l, refusal(outcome, l)
	}
	k.hour.add(now)
	return k, l, nil
}

// unknown is the outcome where there is no API user, or it can't be known.
const unknown usage.Outcome = ""

// judge decides whether an API user may in with this password at this time, and
// says why not.
func judge(k *known, passwordID string, at int64, err error) usage.Outcome {
	switch {
	case k == nil:
		return unknown
	case err != nil:
		if fault.Is(err, fault.RateLimited) {
			return usage.TooMany
		}
		return unknown
	}
	return outcomes[access.Authenticate(k.standing(passwordID, at))]
}

// outcomes are what the verdicts are called in the usage of an API user.
var outcomes = [...]usage.Outcome{
	access.NotProved: usage.WrongPassword, access.Let: usage.Accepted, access.CallerDisabled: usage.Disabled,
	access.CallerExpired: usage.Expired, access.AccountDisabled: usage.AccountDisabled,
}

// slowly makes a context that knows the peer and has an end.
type slowly = func() (context.Context, context.CancelFunc)

// ask is verify where the database or a slow hash is needed.
func (v *Verifier) ask(ctx context.Context, k *known, address, password string, at int64) (*known, string, error) {
	if k == nil {
		var err error
		if k, err = v.load(ctx, address); err != nil {
			return nil, "", err
		}
	}
	passwordID, err := v.right(ctx, k, address, password, at)
	return k, passwordID, err
}

// right says which of an API user's passwords this is, or "". The presented
// shape chooses the work, whether the address is known or not.
func (v *Verifier) right(ctx context.Context, k *known, address, password string, at int64) (string, error) {
	if credential.IsGenerated(password) {
		if k == nil {
			return "", nil
		}
		return k.matches(password, at), nil
	}
	// Whoever guesses from here waits, for the right one too: memory would else
	// tell them which it is as quickly as they can ask.
	if k != nil && !v.typed.blocked(ctx, address) {
		if i := v.memory.proves(k, password, at); i >= 0 {
			v.upgrades.want(k, i, password)
			return k.more.passwords[i].id, nil
		}
	}
	i, err := v.typed.match(ctx, address, password, k.live(at))
	if i < 0 || err != nil {
		return "", err
	}
	v.memory.prove(k, i, password)
	v.upgrades.want(k, i, password)
	return k.more.passwords[i].id, nil
}
