// Package usage knows who uses which API user: when and from where last, and
// how many calls were let in or refused, and why. Calls are noted in memory,
// and written down every few seconds, behind them.
package usage

import "time"

// Outcome is what became of a call.
type Outcome string

// What can become of a call. Names are stored: they never change.
const (
	Accepted      Outcome = "ACCEPTED"
	WrongPassword Outcome = "WRONG_PASSWORD"
	Disabled      Outcome = "DISABLED"
	Expired       Outcome = "EXPIRED"
	TooMany       Outcome = "TOO_MANY"   // wrong typed passwords
	Network       Outcome = "NETWORK"    // from outside the allowed ones
	Permission    Outcome = "PERMISSION" // without the one that was asked for
	Limit         Outcome = "LIMIT"      // more calls than allowed

	AccountDisabled Outcome = "ACCOUNT_DISABLED" // its account, or one above it
)

// Call is one call to /verify, or with HTTP Basic to the API, by a known
// address.
type Call struct {
	APIUserID  string
	AccountID  string
	PasswordID string // of the password that was right; "" for none
	Outcome    Outcome
	At         time.Time
	Origin     Origin
}

// Origin is where a call came from, as the request says it: who it is is found
// out when it is written down.
type Origin struct {
	Remote    string   // the connection's other end, with its port
	Forwarded []string // X-Forwarded-For, as it was sent
	Client    string   // User-Agent, as it was sent
}

// Use is a call that was let in.
type Use struct {
	At     time.Time
	Peer   string
	Client string
}

// Refusal is a call that was refused, and why.
type Refusal struct {
	At     time.Time
	Peer   string
	Client string
	Reason Outcome
}

// Span is how long the calls of one count were counted.
type Span string

// The spans.
const (
	Hour Span = "HOUR"
	Day  Span = "DAY"
)

// Count is the calls of one span.
type Count struct {
	From     time.Time
	Accepted int
	Refused  int
	Reasons  []Refusals
}

// Refusals are the refused calls of one span with one reason.
type Refusals struct {
	Reason Outcome
	Count  int
}
