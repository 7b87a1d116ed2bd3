package apiusers

import (
	"fmt"
	"slices"

	"postern/ent"
	"postern/internal/fault"
)

// maxMany is how many API users one call changes at most, and maxID how long an
// id may be that is sent back: longer than any of ours.
const (
	maxMany = 100
	maxID   = 64
)

// readIDs takes each id once.
func readIDs(ids []string) ([]string, error) {
	once := slices.Compact(slices.Sorted(slices.Values(ids)))
	switch {
	case len(once) == 0:
		return nil, fault.OnField("ids", "REQUIRED", "Name at least one API user.")
	case len(once) > maxMany:
		return nil, fault.OnField("ids", "TOO_MANY", fmt.Sprintf("Name at most %d API users at a time. Nothing was changed.", maxMany))
	case slices.ContainsFunc(once, func(id string) bool { return len(id) > maxID }):
		return nil, fault.OnField("ids", "TOO_LONG", "One of these is longer than any id. Nothing was changed.")
	}
	return once, nil
}

func aboutIDs(kind fault.Kind, reason string, ids []string, message string) *fault.Fault {
	return &fault.Fault{Kind: kind, Reason: reason, Message: message, Field: "ids", IDs: ids}
}

func idsOf(all []*ent.APIUser) []string {
	ids := make([]string, len(all))
	for i, u := range all {
		ids[i] = u.ID
	}
	return ids
}

func addressesOf(all []*ent.APIUser) []string {
	addresses := make([]string, len(all))
	for i, u := range all {
		addresses[i] = u.Email
	}
	return addresses
}

// without are the texts of all that aren't among some.
func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(text string) bool { return slices.Contains(some, text) })
}
