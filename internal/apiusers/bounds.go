package apiusers

import (
	"context"
	"fmt"

	"postern/ent"
	"postern/ent/account"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/network"
	"postern/internal/permission"
	"postern/internal/store"
)

// Bounds limit what a lost key can do; a nil field stays as it is, which in the
// beginning is unbounded, but for permissions: none.
type Bounds struct {
	AllowedNetworks []string // ranges of addresses (CIDR); empty: from anywhere
	Permissions     []string // of the account's
	CallsPerSecond  *int     // 0: no limit
	CallsPerDay     *int     // of a day in UTC; 0: no limit
}

// The highest limits that can be set.
const (
	MostCallsPerSecond = 100_000
	MostCallsPerDay    = 1_000_000_000
)

// stored are bounds as the record has them.
type stored struct {
	networks, permissions *string
	perSecond, perDay     *int
}

// check reads bounds. Faults: on allowedNetworks BAD_RANGE, TOO_MANY; on
// permissions BAD_NAME, TOO_MANY; on callsPerSecond and callsPerDay
// OUT_OF_RANGE.
func (b Bounds) check() (stored, error) {
	s := stored{perSecond: b.CallsPerSecond, perDay: b.CallsPerDay}
	var badNetworks, badNames error
	if b.AllowedNetworks != nil {
		set, err := network.Read("allowedNetworks", b.AllowedNetworks)
		s.networks, badNetworks = new(set.String()), err
	}
	if b.Permissions != nil {
		names, err := permission.Read("permissions", b.Permissions)
		s.permissions, badNames = new(permission.Text(names)), err
	}
	return s, fault.Merge(badNetworks, badNames,
		within("callsPerSecond", b.CallsPerSecond, MostCallsPerSecond), within("callsPerDay", b.CallsPerDay, MostCallsPerDay))
}

func within(field string, n *int, most int) error {
	if n != nil && (*n < 0 || *n > most) {
		return fault.OnField(field, "OUT_OF_RANGE", fmt.Sprintf("Enter a whole number from 1 to %d, or leave it empty for no limit.", most))
	}
	return nil
}

// grantable refuses what the account doesn't define; nobody can take it out
// meanwhile. Fault on permissions: NO_SUCH_PERMISSION.
func (s stored) grantable(ctx context.Context, st *store.Store, tx *ent.Client, accountID string) error {
	if s.permissions == nil || *s.permissions == "" {
		return nil
	}
	a, err := store.ForUpdate(st, tx.Account.Query().Where(account.ID(accountID))).Only(ctx)
	if err != nil {
		return err
	}
	if missing := permission.Missing(permission.Stored(a.Permissions), permission.Stored(*s.permissions)); len(missing) > 0 {
		return noSuchPermission(missing[0])
	}
	return nil
}

func noSuchPermission(name string) error {
	return fault.OnField("permissions", "NO_SUCH_PERMISSION",
		fmt.Sprintf("This account has no permission %s. Add it on the account's page first.", name))
}

// differences adds what would change to changes. All of it is verify's to know.
func (s stored) differences(u *ent.APIUser, changes audit.Changes) {
	differs(changes, "allowedNetworks", u.AllowedNetworks, s.networks)
	differs(changes, "permissions", u.Permissions, s.permissions)
	differs(changes, "callsPerSecond", u.CallsPerSecond, s.perSecond)
	differs(changes, "callsPerDay", u.CallsPerDay, s.perDay)
}

// differs says whether an API user is bounded in another way.
func (s stored) differs(u *ent.APIUser) bool {
	changes := audit.Changes{}
	s.differences(u, changes)
	return len(changes) > 0
}

func differs[T comparable](changes audit.Changes, field string, is T, wanted *T) {
	if wanted != nil && *wanted != is {
		changes[field] = [2]any{is, *wanted}
	}
}

func (s stored) create(c *ent.APIUserCreate) *ent.APIUserCreate {
	return c.SetNillableAllowedNetworks(s.networks).SetNillablePermissions(s.permissions).
		SetNillableCallsPerSecond(s.perSecond).SetNillableCallsPerDay(s.perDay)
}

func (s stored) update(u *ent.APIUserUpdate) *ent.APIUserUpdate {
	return u.SetNillableAllowedNetworks(s.networks).SetNillablePermissions(s.permissions).
		SetNillableCallsPerSecond(s.perSecond).SetNillableCallsPerDay(s.perDay)
}
