package graph

import (
	"postern/graph/model"
	"postern/internal/apiusers"
)

// apiUserChange tells a field that was left out from one that was null.
func apiUserChange(in model.UpdateAPIUserInput) apiusers.UpdateInput {
	change := apiusers.UpdateInput{
		ID: in.ID, Version: in.Version, Description: in.Description, Enabled: in.Enabled, Password: in.Password,
		Bounds: apiusers.Bounds{
			AllowedNetworks: in.AllowedNetworks, Permissions: in.Permissions,
			CallsPerSecond: in.CallsPerSecond, CallsPerDay: in.CallsPerDay,
		},
	}
	if at, given := in.ExpiresAt.ValueOK(); given {
		change.Expiry = &apiusers.Expiry{At: at}
	}
	if id, given := in.InChargeID.ValueOK(); given {
		change.InCharge = &apiusers.InCharge{UserID: id}
	}
	return change
}

// numberOrNone is a number of which 0 means none.
func numberOrNone(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}
