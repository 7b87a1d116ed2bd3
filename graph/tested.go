package graph

import (
	"postern/graph/model"
	"postern/internal/usage"
)

// tested is the outcome of a test in the words of the schema.
func tested(outcome usage.Outcome, err error) (*model.TestAPIUserPasswordPayload, error) {
	if err != nil {
		return nil, err
	}
	if outcome == usage.Accepted {
		return &model.TestAPIUserPasswordPayload{Accepted: true}, nil
	}
	return &model.TestAPIUserPasswordPayload{Reason: &outcome}, nil
}
