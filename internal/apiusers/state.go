package apiusers

import (
	"time"

	"postern/ent"
)

// State is what calls with a right password get, and why.
type State string

// The states.
const (
	Active   State = "ACTIVE"
	Expiring State = "EXPIRING" // active, but not for long
	Expired  State = "EXPIRED"
	Disabled State = "DISABLED"
)

// ExpiringWithin is how long before its expiry an API user is shown as expiring.
const ExpiringWithin = 14 * 24 * time.Hour

// State is that of an API user now. Disabled comes first: enabling it is what
// its owner would have to do first.
func (s *Service) State(u *ent.APIUser) State {
	now := s.now()
	switch {
	case !u.Enabled:
		return Disabled
	case u.ExpiresAt == nil:
		return Active
	case !now.Before(*u.ExpiresAt):
		return Expired
	case u.ExpiresAt.Sub(now) <= ExpiringWithin:
		return Expiring
	}
	return Active
}
