package access

// State is what a caller is, whatever it proves.
type State uint8

// The states of a person or an API user.
const (
	Unknown  State = iota // nobody, or somebody who was removed, or a program that was deleted
	Invited               // a person who hasn't accepted yet
	Active                // may be let in
	Disabled              // may not, until it is enabled
	Expired               // an API user whose time is over
)

// Proof is what a caller showed.
type Proof uint8

// The kinds of proof.
const (
	NoProof    Proof = iota // nothing, or something wrong, used, ended or too old
	Credential              // a password, a session, or a link to set a password anew
	Invitation              // the link of an invitation, which only who is invited has
)

// Standing is all that decides whether a caller is let in: what it showed, its
// own state, and that of its account.
type Standing struct {
	Proof       Proof
	State       State
	AccountShut bool // its account, or one above it, is disabled
}

// Verdict says whether a caller is let in, and why not.
type Verdict uint8

// The verdicts. Let is the only one that lets in; callers aren't told which of
// the others it was, but for AccountDisabled, which a person who has proved who
// they are may know.
const (
	NotProved Verdict = iota
	Let
	CallerDisabled
	CallerExpired
	AccountDisabled
	NotAccepted  // the invitation is still open: this proof is not its link
	NotInvited   // an invitation for somebody who isn't invited any more
	NobodyBehind // the proof is right, and its caller is gone
)

// Authenticate decides whether a caller is let in. Every way in asks it, each
// time anew: a session's cookie, HTTP Basic, /verify, /v2, a reset link, an
// invitation. The caller's own state comes before its account's.
func Authenticate(s Standing) Verdict {
	switch {
	case s.Proof == NoProof:
		return NotProved
	case s.State == Unknown:
		return NobodyBehind
	case s.Proof == Invitation && s.State != Invited:
		return NotInvited
	case s.Proof != Invitation && s.State == Invited:
		return NotAccepted
	case s.State == Disabled:
		return CallerDisabled
	case s.State == Expired:
		return CallerExpired
	case s.AccountShut:
		return AccountDisabled
	}
	return Let
}
