//go:build linux

package main

import "time"

// bareNode is an API user as the app's list shows it; the short page has the
// first four fields alone.
type bareNode struct {
	bareShortNode
	State     string      `json:"state"`
	ExpiresAt *time.Time  `json:"expiresAt"`
	LastUse   *bareUse    `json:"lastUse"`
	Version   int         `json:"version"`
	UpdatedAt time.Time   `json:"updatedAt"`
	UpdatedBy *barePerson `json:"updatedBy"`
	person    *string
}

type bareShortNode struct {
	ID          string `json:"id"`
	Email       string `json:"email"`
	Description string `json:"description"`
	Enabled     bool   `json:"enabled"`
}

type bareUse struct {
	At   time.Time `json:"at"`
	Peer string    `json:"peer"`
}

type barePerson struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type (
	bareEdge struct {
		Node any `json:"node"`
	}
	bareInfo struct {
		HasNextPage     bool   `json:"hasNextPage"`
		HasPreviousPage bool   `json:"hasPreviousPage"`
		StartCursor     string `json:"startCursor"`
		EndCursor       string `json:"endCursor"`
	}
	bareConnection struct {
		Edges    []bareEdge `json:"edges"`
		PageInfo bareInfo   `json:"pageInfo"`
	}
	bareAnswer struct {
		Data struct {
			Viewer struct {
				Account struct {
					ID       string         `json:"id"`
					APIUsers bareConnection `json:"apiUsers"`
				} `json:"account"`
			} `json:"viewer"`
		} `json:"data"`
	}
)
