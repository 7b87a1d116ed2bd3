package people

import (
	"context"
	"fmt"
	"slices"

	"postern/ent"
	"postern/ent/account"
	"postern/ent/apiuser"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/permission"
	"postern/internal/store"
)

// AccountChange is a change of an account; a nil field stays as it is.
type AccountChange struct {
	Name            *string
	LongestLifeDays *int     // how long an API user may be good; 0: as long as one likes
	DefaultLifeDays *int     // what the Add User form offers; 0: never expires
	Permissions     []string // that its API users can be given; nil: as they are
}

// MostLifeDays is the longest life that can be set, in days.
const MostLifeDays = 3650

// ChangeAccount changes the caller's account. Passes: its owner. Faults:
// SIGN_IN_REQUIRED, OWNER_ONLY; on name REQUIRED, TOO_LONG, BAD_CHARACTER; on
// longestLifeDays and defaultLifeDays OUT_OF_RANGE, on the latter
// LONGER_THAN_LONGEST; on permissions BAD_NAME, TOO_MANY, PERMISSION_HELD.
func (s *Service) ChangeAccount(ctx context.Context, in AccountChange) (*ent.Account, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	id := access.From(ctx).AccountID
	err := s.store.InTx(ctx, func(tx *ent.Client) error {
		before, err := store.ForUpdate(s.store, tx.Account.Query().Where(account.ID(id))).Only(ctx)
		if err != nil {
			return err
		}
		changes, err := in.differences(before)
		if err != nil || len(changes) == 0 {
			return err
		}
		update := tx.Account.UpdateOneID(id).SetNillableName(in.Name).SetUpdatedAt(s.now()).SetUpdatedByID(access.From(ctx).UserID).
			SetNillableLongestLifeDays(in.LongestLifeDays).SetNillableDefaultLifeDays(in.DefaultLifeDays)
		if in.Permissions != nil {
			if err := nobodyHolds(ctx, tx, before, in.Permissions); err != nil {
				return err
			}
			update.SetPermissions(permission.Text(in.Permissions))
		}
		if err := update.Exec(ctx); err != nil {
			return err
		}
		return s.log.Record(ctx, tx, audit.Entry{AccountID: id, ObjectID: id, Action: audit.AccountChanged, Changes: changes})
	})
	if err != nil {
		return nil, fmt.Errorf("change account: %w", err)
	}
	return store.Saved(s.Account(ctx))
}

// check finds everything that is wrong by itself, and tidies the name.
func (in *AccountChange) check() error {
	var all []error
	if in.Name != nil {
		text, bad := input.Text("name", *in.Name, 1, 100)
		in.Name = &text
		all = append(all, fault.Join(bad))
	}
	if in.Permissions != nil {
		names, bad := permission.Read("permissions", in.Permissions)
		in.Permissions = names
		all = append(all, bad)
	}
	all = append(all, daysWithin("longestLifeDays", in.LongestLifeDays), daysWithin("defaultLifeDays", in.DefaultLifeDays))
	return fault.Merge(all...)
}

func daysWithin(field string, days *int) error {
	if days != nil && (*days < 0 || *days > MostLifeDays) {
		return fault.OnField(field, "OUT_OF_RANGE", "Enter 1 to 3,650 days, or 0 for no end.")
	}
	return nil
}

// differences are what would change. The default life can't be longer than the
// longest, or no API user could be made with it.
func (in *AccountChange) differences(a *ent.Account) (audit.Changes, error) {
	changes := audit.Changes{}
	if in.Name != nil && *in.Name != a.Name {
		changes["name"] = [2]any{a.Name, *in.Name}
	}
	longest, usual := a.LongestLifeDays, a.DefaultLifeDays
	if in.LongestLifeDays != nil {
		longest = *in.LongestLifeDays
	}
	if in.DefaultLifeDays != nil {
		usual = *in.DefaultLifeDays
	}
	if longest > 0 && (usual > longest) {
		return nil, fault.OnField("defaultLifeDays", "LONGER_THAN_LONGEST",
			fmt.Sprintf("This is longer than the longest life, %d days. Enter less, or allow more.", longest))
	}
	if longest != a.LongestLifeDays {
		changes["longestLifeDays"] = [2]any{a.LongestLifeDays, longest}
	}
	if usual != a.DefaultLifeDays {
		changes["defaultLifeDays"] = [2]any{a.DefaultLifeDays, usual}
	}
	if in.Permissions != nil && permission.Text(in.Permissions) != a.Permissions {
		changes["permissions"] = [2]any{a.Permissions, permission.Text(in.Permissions)}
	}
	return changes, nil
}

// nobodyHolds refuses to take away a permission that an API user holds: what it
// may do would change behind its owner's back. Fault: PERMISSION_HELD.
func nobodyHolds(ctx context.Context, tx *ent.Client, a *ent.Account, left []string) error {
	for _, name := range permission.Missing(left, permission.Stored(a.Permissions)) {
		candidates, err := tx.APIUser.Query().Where(apiuser.PermissionsContains(name)).
			Select(apiuser.FieldDescription, apiuser.FieldPermissions).Limit(1000).All(ctx)
		if err != nil {
			return err
		}
		for _, u := range candidates {
			if slices.Contains(permission.Stored(u.Permissions), name) {
				return fault.OnField("permissions", "PERMISSION_HELD",
					fmt.Sprintf("%s is held by %q. Take it from every API user first.", name, u.Description))
			}
		}
	}
	return nil
}
