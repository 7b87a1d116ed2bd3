package apiusers

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

// Count is how many API users fit, up to a number that is quick to count.
type Count struct {
	Count int
	More  bool // than Count
}
