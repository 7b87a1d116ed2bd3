// Package fault is the vocabulary of errors that a caller may see.
//
// A Fault carries a kind, a stable reason and a sentence fit to be shown as it
// stands. Everything that is not a Fault is nobody's business but the log's:
// the edges (graph, web) turn it into "internal error" with a reference.
package fault

import (
	"errors"
	"strings"
	"time"
)

// Kind says which sort of refusal this is. It becomes extensions.code in
// GraphQL and chooses the HTTP status elsewhere.
type Kind string

// The kinds. A new one needs a row in graph's and web's mapping.
const (
	Unauthenticated Kind = "UNAUTHENTICATED" // nobody is signed in, or the credential is wrong
	Forbidden       Kind = "FORBIDDEN"       // known caller, not allowed
	NotFound        Kind = "NOT_FOUND"       // absent, or another account's: the two look the same
	Invalid         Kind = "INVALID"         // an input breaks a rule; Field names it
	Conflict        Kind = "CONFLICT"        // the record has moved on
	RateLimited     Kind = "RATE_LIMITED"    // too many; RetryAfter says when
	Unavailable     Kind = "UNAVAILABLE"     // can't do or know it now; try again
	Internal        Kind = "INTERNAL"        // only the edges make this one
)

// Fault is an error meant for the caller.
type Fault struct {
	Kind       Kind
	Reason     string        // stable, upper case, for programs
	Message    string        // one or two sentences: what happened, then what to do
	Field      string        // the input field that it is about, or empty
	IDs        []string      // of several ids that were sent, those that it is about
	RetryAfter time.Duration // for RateLimited and Unavailable; zero when unknown
}

// Error is the message for the caller.
func (f *Fault) Error() string { return f.Message }

// New makes a fault of any kind.
func New(kind Kind, reason, message string) *Fault {
	return &Fault{Kind: kind, Reason: reason, Message: message}
}

// OnField makes an Invalid fault about one input field.
func OnField(field, reason, message string) *Fault {
	return &Fault{Kind: Invalid, Reason: reason, Message: message, Field: field}
}

// SignIn is the answer to a caller who must sign in first.
func SignIn() *Fault {
	return New(Unauthenticated, "SIGN_IN_REQUIRED", "You are not signed in. Sign in and try again.")
}

// OwnerOnly is the answer to a known caller who is not the account's owner.
func OwnerOnly() *Fault {
	return New(Forbidden, "OWNER_ONLY", "Only the account owner may do this.")
}

// ManagerOnly is the answer to a person who may look, and not manage users.
func ManagerOnly() *Fault {
	return New(Forbidden, "MANAGER_ONLY", "Only the account owner, or somebody who may manage users, may do this.")
}

// TopOwnerOnly is the answer to an owner whose account can't have others below
// it.
func TopOwnerOnly() *Fault {
	return New(Forbidden, "TOP_OWNER_ONLY", "Only the owner of a top account may do this.")
}

// Looking is the answer to a person who would change something while they look
// at an account below their own.
func Looking() *Fault {
	return New(Forbidden, "LOOKING", "You are looking at another account, and can't change anything. Close it first.")
}

// AccountDisabled is the answer to a person who has proved who they are, while
// their account is disabled.
func AccountDisabled() *Fault {
	return New(Unauthenticated, "ACCOUNT_DISABLED", "This account is disabled. Ask whoever manages the account above it to enable it.")
}

// PeopleOnly is the answer to a program that asks for more than its own account
// and itself.
func PeopleOnly() *Fault {
	return New(Forbidden, "PEOPLE_ONLY", "An API user can read its own account and itself, and nothing else.")
}

// NoSuchObject is the answer for an unknown id and for another account's id
// alike, so that nobody learns which ids exist.
func NoSuchObject() *Fault {
	return New(NotFound, "NO_SUCH_OBJECT", "There is no such object. It may have been deleted; load the list again.")
}

// StaleVersion is the answer to a change based on an older version.
func StaleVersion() *Fault {
	return New(Conflict, "STALE_VERSION",
		"This was changed by someone else since you opened it. Look at it again, then repeat your change.")
}

// Busy is the answer when the machine has all the password checks that it can
// bear.
func Busy() *Fault {
	f := New(Unavailable, "BUSY", "The server is busy. Try again in a moment.")
	f.RetryAfter = time.Second
	return f
}

// DatabaseUnavailable is the answer when the database has gone away before
// anything was changed.
func DatabaseUnavailable() *Fault {
	f := New(Unavailable, "DATABASE_UNAVAILABLE", "The database does not answer right now. Nothing was changed. Try again in a moment.")
	f.RetryAfter = time.Second
	return f
}

// OutcomeUnknown is the answer when something went wrong while a change was
// being committed, or afterwards, before it could be read back.
func OutcomeUnknown() *Fault {
	f := New(Unavailable, "OUTCOME_UNKNOWN", "We don't know if this was saved. Save it again; it can't be made twice.")
	f.RetryAfter = time.Second
	return f
}

// StorageFull is the answer when there is no room for a change.
func StorageFull() *Fault {
	return New(Unavailable, "STORAGE_FULL", "The disk of the database is full. Nothing was changed. Tell whoever runs this server.")
}

// Faults is several faults at once, one for each faulty field.
type Faults []*Fault

// Error joins the messages.
func (fs Faults) Error() string {
	texts := make([]string, len(fs))
	for i, f := range fs {
		texts[i] = f.Message
	}
	return strings.Join(texts, " ")
}

// Join drops nil faults and returns what is left as one error, or nil.
func Join(fs ...*Fault) error {
	var kept Faults
	for _, f := range fs {
		if f != nil {
			kept = append(kept, f)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}

// Merge gathers the faults of several checks into one error, or nil. An error
// that isn't a fault is none of a form's: the first one comes back alone.
func Merge(errs ...error) error {
	var kept Faults
	for _, err := range errs {
		if err == nil {
			continue
		}
		faults := All(err)
		if faults == nil {
			return err
		}
		kept = append(kept, faults...)
	}
	return Join(kept...)
}

// All returns the faults inside err; none when err is not meant for the
// caller.
func All(err error) []*Fault {
	var many Faults
	if errors.As(err, &many) {
		return many
	}
	var one *Fault
	if errors.As(err, &one) {
		return []*Fault{one}
	}
	return nil
}

// Is says whether err holds a fault of this kind.
func Is(err error, kind Kind) bool {
	for _, f := range All(err) {
		if f.Kind == kind {
			return true
		}
	}
	return false
}

// Reason returns the reason of the first fault in err, or "".
func Reason(err error) string {
	if fs := All(err); len(fs) > 0 {
		return fs[0].Reason
	}
	return ""
}
