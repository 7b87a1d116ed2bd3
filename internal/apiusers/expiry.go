package apiusers

import (
	"context"
	"fmt"
	"time"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/fault"
)

// day is how long lives are counted in.
const day = 24 * time.Hour

// asStored is a time as both databases keep it.
func asStored(at *time.Time) *time.Time {
	if at == nil {
		return nil
	}
	t := at.UTC().Truncate(time.Microsecond)
	return &t
}

// sameTime says whether two times are the same; nil is never.
func sameTime(a, b *time.Time) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

// expiryOf is when an API user of an account expires that is made now: what was
// asked for, or, where none may live for ever, what the account says.
func expiryOf(a *ent.Account, asked *time.Time, now time.Time) *time.Time {
	if asked != nil || a.LongestLifeDays == 0 {
		return asked
	}
	days := a.DefaultLifeDays
	if days == 0 {
		days = a.LongestLifeDays
	}
	at := now.Add(time.Duration(days) * day)
	return &at
}

// checkExpiry judges an expiry that is new. Faults, on expiresAt: IN_THE_PAST,
// LONGER_THAN_ALLOWED.
func checkExpiry(a *ent.Account, at *time.Time, now time.Time) error {
	if at != nil && !at.After(now) {
		return fault.OnField("expiresAt", "IN_THE_PAST", "This time is over. Choose one to come; to stop its calls now, disable the API user.")
	}
	longest := time.Duration(a.LongestLifeDays) * day
	if longest > 0 && (at == nil || at.Sub(now) > longest) {
		return fault.OnField("expiresAt", "LONGER_THAN_ALLOWED",
			fmt.Sprintf("An API user of this account may be good for %d days at most. Choose an earlier time.", a.LongestLifeDays))
	}
	return nil
}

// checkInCharge wants a person of the caller's account, who has access to it or
// is invited; nil is nobody. Fault, on inChargeId: NO_SUCH_PERSON.
func (s *Service) checkInCharge(ctx context.Context, id *string) error {
	if id == nil {
		return nil
	}
	there, err := s.store.Read().User.Query().Where(user.ID(*id), user.StatusIn(user.StatusActive, user.StatusInvited)).Exist(ctx)
	if err == nil && !there {
		err = fault.OnField("inChargeId", "NO_SUCH_PERSON", "There is no such person in this account. Choose one of the list, or nobody.")
	}
	return err
}
