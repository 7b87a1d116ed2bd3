// Package access holds the owner rule and the viewer that it judges.
//
// It is pure: it knows neither the database nor GraphQL nor HTTP. Three doors
// call it: the @owner directive (early refusal), the ent privacy rules (the
// lock, which alone sees which account a row belongs to), and the services,
// where no row exists yet.
package access

import (
	"context"
	"sync/atomic"

	"postern/internal/fault"
)

// Viewer is whoever is calling: a user, an API user, or nobody (the zero
// value). Exactly one of UserID and APIUserID is set for a known caller.
type Viewer struct {
	AccountID string
	UserID    string
	APIUserID string
	SessionID string // the session that a user came with
	Owner     bool   // this user owns AccountID
	Peer      string // where the request came from, without the port
	Client    string // the User-Agent, shortened

	SeesUsage    bool // this user may see usage and history: the owner, or who was given it
	ManagesUsers bool // this user may manage standard users: the owner, or who was given it

	Top bool // no account is above this user's own

	// HomeID is this user's own account while AccountID is one below it that they
	// have opened to look at; empty otherwise.
	HomeID string

	system string // set only by System: why the service acts on its own behalf
}

// Known says whether the caller is a user or an API user.
func (v Viewer) Known() bool { return v.UserID != "" || v.APIUserID != "" }

// ActorID is the id to write beside a change: the user's or the API user's.
func (v Viewer) ActorID() string {
	if v.UserID != "" {
		return v.UserID
	}
	return v.APIUserID
}

// Home is the caller's own account, whatever account they are looking at.
func (v Viewer) Home() string {
	if v.HomeID != "" {
		return v.HomeID
	}
	return v.AccountID
}

// IsLooking says whether the caller looks at an account that isn't their own.
func (v Viewer) IsLooking() bool { return v.HomeID != "" }

// ManagesTeam says whether the caller manages accounts below their own.
func (v Viewer) ManagesTeam() bool { return v.UserID != "" && v.Owner && v.Top }

type viewerKey struct{}

// holder lets a request that signs in go on as the one who signed in.
type holder struct{ viewer atomic.Pointer[Viewer] }

// With returns a context in which v is calling.
func With(ctx context.Context, v Viewer) context.Context {
	h := new(holder)
	h.viewer.Store(&v)
	return context.WithValue(ctx, viewerKey{}, h)
}

// From returns who is calling; nobody when the context doesn't say.
func From(ctx context.Context) Viewer {
	if h, ok := ctx.Value(viewerKey{}).(*holder); ok {
		return *h.viewer.Load()
	}
	return Viewer{}
}

// Become changes who is calling for the rest of this request. Only the start
// and the end of a session, and what makes its person another caller (ownership
// that was given away, an account that was opened or closed), may call it, after
// their transaction has committed.
func Become(ctx context.Context, v Viewer) {
	if h, ok := ctx.Value(viewerKey{}).(*holder); ok {
		h.viewer.Store(&v)
	}
}

// System returns a context in which the service itself reads or writes the
// record, past the privacy rules, where no viewer can exist yet: signing in,
// set-up, verifying, the operator's commands. Only services may call it, each
// with its reason, for as few statements as will do; the viewer's peer stays.
func System(ctx context.Context, reason string) context.Context {
	v := From(ctx)
	return With(ctx, Viewer{system: reason, Peer: v.Peer, Client: v.Client})
}

// IsSystem says whether the service itself is acting.
func (v Viewer) IsSystem() bool { return v.system != "" }

// RequireSignedIn lets users and API users pass. Fault: SIGN_IN_REQUIRED.
func RequireSignedIn(ctx context.Context) error {
	if !From(ctx).Known() {
		return fault.SignIn()
	}
	return nil
}

// RequirePerson lets users pass, and no programs. Faults: SIGN_IN_REQUIRED,
// PEOPLE_ONLY.
func RequirePerson(ctx context.Context) error {
	switch v := From(ctx); {
	case !v.Known():
		return fault.SignIn()
	case v.UserID == "":
		return fault.PeopleOnly()
	}
	return nil
}

// RequireManager lets whoever may manage the standard users of the viewer's own
// account pass: its owner, and whom the owner gave it. Faults:
// SIGN_IN_REQUIRED, MANAGER_ONLY.
func RequireManager(ctx context.Context) error {
	switch v := From(ctx); {
	case !v.Known():
		return fault.SignIn()
	case v.UserID == "" || !v.Owner && !v.ManagesUsers:
		return fault.ManagerOnly()
	}
	return nil
}

// RequireTopOwner lets the owner of a top account pass, who alone manages the
// accounts below it. Faults: SIGN_IN_REQUIRED, OWNER_ONLY, TOP_OWNER_ONLY for
// the owner of an account that is below another itself.
func RequireTopOwner(ctx context.Context) error {
	if err := RequireOwner(ctx); err != nil {
		return err
	}
	if !From(ctx).ManagesTeam() {
		return fault.TopOwnerOnly()
	}
	return nil
}

// RequireAtHome lets people pass who are in their own account, and not looking
// at one below it: whoever looks changes nothing, not even what is their own.
// Faults: SIGN_IN_REQUIRED, PEOPLE_ONLY, LOOKING.
func RequireAtHome(ctx context.Context) error {
	if err := RequirePerson(ctx); err != nil {
		return err
	}
	if From(ctx).IsLooking() {
		return fault.Looking()
	}
	return nil
}

// SeesUsageOf says whether the viewer may see how an account is used, and its
// history.
func SeesUsageOf(ctx context.Context, accountID string) bool {
	v := From(ctx)
	return v.UserID != "" && (v.Owner || v.SeesUsage) && v.AccountID == accountID
}

// RequireOwner lets the owner of the viewer's own account pass. It says
// nothing of any other account: use RequireOwnerOf where one is named.
// Faults: SIGN_IN_REQUIRED, OWNER_ONLY.
func RequireOwner(ctx context.Context) error {
	return RequireOwnerOf(ctx, From(ctx).AccountID)
}

// RequireOwnerOf is the owner rule: only the owner of accountID passes.
// Faults: SIGN_IN_REQUIRED for nobody, OWNER_ONLY for a known caller who owns
// no account, NO_SUCH_OBJECT for the owner of another account, who must not
// learn that this one exists.
func RequireOwnerOf(ctx context.Context, accountID string) error {
	v := From(ctx)
	switch {
	case !v.Known():
		return fault.SignIn()
	case v.UserID == "" || !v.Owner:
		return fault.OwnerOnly()
	case accountID == "" || v.AccountID != accountID:
		return fault.NoSuchObject()
	}
	return nil
}
