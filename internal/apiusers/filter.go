package apiusers

import (
	"strings"
	"time"
	"unicode/utf8"

	"postern/internal/fault"
	"postern/internal/input"
)

// Filter says which API users are wanted: those that fit everything given.
type Filter struct {
	Search *string
	State  *StateFilter
}

// StateFilter is what the list can be narrowed to.
type StateFilter string

// What the list can be narrowed to.
const (
	OnlyActive    StateFilter = "ACTIVE" // neither disabled nor expired
	OnlyDisabled  StateFilter = "DISABLED"
	OnlyExpiring  StateFilter = "EXPIRING"
	OnlyExpired   StateFilter = "EXPIRED"    // and not disabled
	OnlyNeverUsed StateFilter = "NEVER_USED" // was never let in
	OnlyUnused    StateFilter = "UNUSED"     // was let in, but not within 90 days
)

// UnusedFor is after how long without a call an API user is shown as unused.
const UnusedFor = 90 * 24 * time.Hour

// How long a search is, at least and at most, in characters.
const (
	shortestSearch = 3
	longestSearch  = 254
)

// FilterOf is a filter as a URL says it; an empty part is left out. Fault: on
// state UNKNOWN_STATE.
func FilterOf(search, state string) (*Filter, error) {
	f := &Filter{Search: &search}
	if state == "" {
		return f, nil
	}
	f.State = new(StateFilter)
	if err := f.State.UnmarshalGQL(state); err != nil {
		return nil, fault.OnField("state", "UNKNOWN_STATE", "There is no such state to narrow the list to.")
	}
	return f, nil
}

// text is what is searched for, folded; empty for nothing. Faults: on search
// TOO_SHORT, TOO_LONG.
func (f *Filter) text() (string, error) {
	if f.Search == nil {
		return "", nil
	}
	text := input.Fold(strings.TrimSpace(*f.Search))
	switch n := utf8.RuneCountInString(text); {
	case n > 0 && n < shortestSearch:
		return "", fault.OnField("search", "TOO_SHORT", "This is too short to search for. Type 3 characters or more.")
	case n > longestSearch:
		return "", fault.OnField("search", "TOO_LONG", "This is too long to search for. Type 254 characters or fewer.")
	}
	return text, nil
}

// stateCondition is a state as SQL.
type stateCondition struct {
	condition
	lastUsed *span // where it goes by the last use
}

// span is from one time to another, both within.
type span struct{ from, to time.Time }

// condition is by the same rules as Service.State.
func (f StateFilter) condition(now time.Time) *stateCondition {
	is := func(text string, args ...any) *stateCondition {
		return &stateCondition{condition: condition{text, args}}
	}
	switch f {
	case OnlyDisabled:
		return is("enabled = false")
	case OnlyExpiring:
		return is("enabled = true AND expires_at > ? AND expires_at <= ?", now, now.Add(ExpiringWithin))
	case OnlyExpired:
		return is("enabled = true AND expires_at <= ?", now)
	case OnlyNeverUsed:
		return &stateCondition{condition{"last_at <= ?", []any{notYet}}, &span{notYet, notYet}}
	case OnlyUnused:
		since := now.Add(-UnusedFor)
		return &stateCondition{condition{"last_at > ? AND last_at < ?", []any{notYet, since}}, &span{notYet.Add(time.Microsecond), since}}
	}
	return is("enabled = true AND (expires_at IS NULL OR expires_at > ?)", now)
}

// notYet is the last use of what was never used.
var notYet = time.Unix(0, 0).UTC()
