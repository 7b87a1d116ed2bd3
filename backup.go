package main

import (
	"context"
	"fmt"
	"time"

	"postern/internal/settings"
	"postern/internal/store"
)

type backup struct {
	settings.Database `embed:""`
	File              string `arg:"" help:"The file to make; it must not exist."`
}

// Run works beside a running server.
func (c *backup) Run(ctx context.Context) error {
	began := time.Now()
	made, err := store.Backup(ctx, c.Database.Database, c.File)
	if err != nil {
		return err
	}
	fmt.Printf("%s holds the database: %.1f MB, schema %d, checked, in %.1f s.\n",
		c.File, float64(made.Bytes)/1e6, made.Schema, time.Since(began).Seconds())
	return nil
}
