package apiusers

import (
	"context"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/input"
)

// differences are what a change would change, but for the password.
func differences(u *ent.APIUser, in UpdateInput) audit.Changes {
	changes := audit.Changes{}
	if in.Description != nil && *in.Description != u.Description {
		changes["description"] = [2]any{u.Description, *in.Description}
	}
	if in.Enabled != nil && *in.Enabled != u.Enabled {
		changes["enabled"] = [2]any{u.Enabled, *in.Enabled}
	}
	if in.Expiry != nil && !sameTime(u.ExpiresAt, in.Expiry.At) {
		changes["expiresAt"] = [2]any{u.ExpiresAt, in.Expiry.At}
	}
	if in.InCharge != nil && orEmpty(in.InCharge.UserID) != u.InChargeID {
		changes["inChargeId"] = [2]any{orNothing(u.InChargeID), in.InCharge.UserID}
	}
	in.bounds.differences(u, changes)
	return changes
}

// beginnings are what an API user began with.
func beginnings(u *ent.APIUser) audit.Changes {
	changes := audit.Changes{"email": {nil, u.Email}, "description": {nil, u.Description}, "enabled": {nil, u.Enabled}}
	if u.ExpiresAt != nil {
		changes["expiresAt"] = [2]any{nil, u.ExpiresAt}
	}
	if u.InChargeID != "" {
		changes["inChargeId"] = [2]any{nil, u.InChargeID}
	}
	began(changes, "allowedNetworks", u.AllowedNetworks)
	began(changes, "permissions", u.Permissions)
	began(changes, "callsPerSecond", u.CallsPerSecond)
	began(changes, "callsPerDay", u.CallsPerDay)
	return changes
}

func began[T comparable](changes audit.Changes, field string, is T) {
	var nothing T
	if is != nothing {
		changes[field] = [2]any{nil, is}
	}
}

// endings are what the history keeps of an API user that is deleted.
func endings(u *ent.APIUser) audit.Changes {
	return audit.Changes{"email": {u.Email, nil}, "description": {u.Description, nil}}
}

// updated writes every field that is given.
func (s *Service) updated(ctx context.Context, tx *ent.Client, u *ent.APIUser, in UpdateInput) *ent.APIUserUpdate {
	update := tx.APIUser.Update().SetNillableDescription(in.Description).SetNillableEnabled(in.Enabled).
		SetUpdatedAt(s.now()).SetUpdatedByID(access.From(ctx).UserID)
	if in.Description != nil {
		update.SetDescriptionKey(input.SearchKey(*in.Description, u.Email))
	}
	switch {
	case in.Expiry == nil:
	case in.Expiry.At == nil:
		update.ClearExpiresAt()
	default:
		update.SetExpiresAt(*in.Expiry.At)
	}
	switch {
	case in.InCharge == nil:
	case in.InCharge.UserID == nil:
		update.ClearInChargeID()
	default:
		update.SetInChargeID(*in.InCharge.UserID)
	}
	return update
}

// concerned is the address whose calls are judged otherwise after a change;
// none when verify reads nothing of it.
func concerned(u *ent.APIUser, changes audit.Changes) []string {
	for _, read := range []string{
		"enabled", "password", "expiresAt", "allowedNetworks", "permissions", "callsPerSecond", "callsPerDay",
	} {
		if _, changed := changes[read]; changed {
			return []string{u.Email}
		}
	}
	return nil
}

func orNothing(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
