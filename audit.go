package main

import (
	"context"
	"fmt"

	"postern/internal/audit"
	"postern/internal/settings"
	"postern/internal/store"
)

type history struct {
	Verify verifyHistory `cmd:"" help:"Look whether every entry of the history is as it was recorded."`
	Head   historyHead   `cmd:"" help:"Print the head of the history, to keep elsewhere."`
}

type verifyHistory struct {
	settings.Database `embed:""`
	Known             string `name:"head" help:"A head noted earlier: it must still be in the history." placeholder:"HASH"`
}

// Run works beside a running server.
func (c *verifyHistory) Run(ctx context.Context) error {
	records, err := store.OpenBeside(ctx, c.Database.Database)
	if err != nil {
		return err
	}
	defer records.Close()
	found, err := audit.Verify(ctx, records, c.Known)
	if err != nil {
		return err
	}
	fmt.Printf("The history is whole. Entries, all as they were recorded: %d.\n", found.Head.Seq+int64(found.Before))
	if c.Known != "" {
		fmt.Printf("Entries since the head that was given: %d.\n", found.Since)
	}
	fmt.Printf("Head, to keep elsewhere: %s\n", found.Head.Hash)
	return nil
}

type historyHead struct {
	settings.Database `embed:""`
}

// Run works beside a running server.
func (c *historyHead) Run(ctx context.Context) error {
	records, err := store.OpenBeside(ctx, c.Database.Database)
	if err != nil {
		return err
	}
	defer records.Close()
	head, err := audit.ReadHead(ctx, records)
	if err != nil {
		return err
	}
	if head.Hash == "" {
		return fmt.Errorf("nothing was recorded since the history is chained; there is no head yet")
	}
	fmt.Println(head.Hash)
	return nil
}
