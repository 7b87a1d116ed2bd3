package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"postern/internal/seed"
	"postern/internal/settings"
	"postern/internal/store"
)

type seedAccount struct {
	settings.Database `embed:""`
	APIUsers          int  `name:"api-users" required:"" help:"How many API users to make." placeholder:"N"`
	Add               bool `help:"Make them although the account has some already."`
}

// Run fills an account, and says how to get in. Like the server it is the only
// one to write to a SQLite file.
func (c *seedAccount) Run(ctx context.Context) error {
	if c.APIUsers < 1 {
		return errors.New("--api-users: make it 1 or more")
	}
	records, err := store.Open(ctx, c.Database.Database)
	if err != nil {
		return err
	}
	began := time.Now()
	made, err := seed.Fill(ctx, records, seed.Options{APIUsers: c.APIUsers, Add: c.Add, Progress: func(n int, now string) {
		if now != "" || n%100_000 == 0 || n == c.APIUsers {
			fmt.Fprintln(os.Stderr, strings.TrimSuffix(fmt.Sprintf("%3.0f s: %d of %d API users, %s", time.Since(began).Seconds(), n, c.APIUsers, now), ", "))
		}
	}})
	if made.Password != "" {
		fmt.Printf("Sign in as %s with the password %s\n", made.Email, made.Password)
	}
	if err := errors.Join(err, records.Close()); err != nil {
		return err
	}
	fmt.Printf("All of them have the same password: curl -i -u %s:%s http://127.0.0.1:8080/verify\n", made.Address, made.Key)
	return nil
}
