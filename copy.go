package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"postern/internal/transfer"
)

type copyEverything struct {
	From string `required:"" help:"The database to read: sqlite:FILE or postgres://USER:PASSWORD@HOST:PORT/DATABASE. Stop its servers first." placeholder:"URL"`
	To   string `required:"" help:"The empty database to fill." placeholder:"URL"`
}

// Run copies, and says how many rows of each table there are.
func (c *copyEverything) Run(ctx context.Context) error {
	began := time.Now()
	result, err := transfer.Copy(ctx, c.From, c.To, transfer.NewProgress(os.Stderr))
	if err != nil {
		return err
	}
	if err := result.Write(os.Stdout); err != nil {
		return err
	}
	if result.Before {
		fmt.Println("An earlier run had copied everything; both hold the same.")
		return nil
	}
	fmt.Printf("Everything is copied, in %.1f s. Start the server with the new --database.\n", time.Since(began).Seconds())
	return nil
}
