package graph

import (
	"postern/graph/model"
	"postern/internal/apiusers"
)

// apiUserChange tells a field that was left out from one that was null.
func apiUserChange(in model.UpdateAPIUserInput) apiusers.UpdateInput {
	change := apiusers.UpdateInput{
		ID: in.ID, Version: in.Version, Description: in.Description, Enabled: in.Enabled, Password: in.Password,
	}
	if at, given := in.ExpiresAt.ValueOK(); given {
		change.Expiry = &apiusers.Expiry{At: at}
	}
	if id, given := in.InChargeID.ValueOK(); given {
		change.InCharge = &apiusers.InCharge{UserID: id}
	}
	return change
}

// daysOrNone is a number of days, of which 0 means none.
func daysOrNone(days int) *int {
	if days == 0 {
		return nil
	}
	return &days
}
