package main

import (
	"context"
	"fmt"

	"postern/internal/settings"
	"postern/internal/store"
)

// migrate is for whoever runs `postern serve --migrate=off`.
type migrate struct {
	settings.Database `embed:""`
}

// Run applies what is missing and says what it did.
func (c *migrate) Run(ctx context.Context) error {
	before, after, err := store.Migrate(ctx, c.Database.Database)
	if err != nil {
		return err
	}
	if before == after {
		fmt.Printf("The schema is up to date (%d).\n", after)
		return nil
	}
	fmt.Printf("The schema was brought from %d to %d.\n", before, after)
	return nil
}
