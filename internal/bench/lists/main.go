// Command lists measures how long pages, searches, states and counts of API
// users take in a database that `postern seed` filled:
//
//	go run ./internal/bench/lists sqlite:million.db
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/revision"
	"postern/internal/store"
)

// A case is measured so often, or for so long.
const (
	often = 100
	long  = time.Second
)

// bench asks as the owner of the oldest account.
type bench struct {
	ctx      context.Context
	apiUsers *apiusers.Service
	one      *ent.APIUser
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "Name the database: go run ./internal/bench/lists URL")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, url string) error {
	records, err := store.OpenBeside(ctx, url)
	if err != nil {
		return err
	}
	defer records.Close()
	owner, err := records.Read().User.Query().Where(user.RoleEQ(user.RoleOwner)).Order(ent.Asc(user.FieldID)).
		First(access.System(ctx, "measuring"))
	if err != nil {
		return err
	}
	b := &bench{
		ctx: access.With(ctx, access.Viewer{AccountID: owner.AccountID, UserID: owner.ID, Owner: true}),
		apiUsers: apiusers.NewService(records, revision.Unserved(records, clock.System),
			credential.NewHasher(credential.Limits{}), audit.NewLog(clock.System), clock.System, "api.localhost"),
	}
	if b.one, err = records.Read().APIUser.Query().First(b.ctx); err != nil {
		return err
	}
	fmt.Println("| | p50 ms | p99 ms | rows |\n|---|---|---|---|")
	return b.all()
}

// row measures a case, warm, and prints it.
func (b *bench) row(name string, ask func() (int, error)) error {
	var all []time.Duration
	rows := 0
	for begin := time.Now(); len(all) < often && (len(all) < 4 || time.Since(begin) < long); {
		asked := time.Now()
		n, err := ask()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all, rows = append(all, time.Since(asked)), n
	}
	all = all[1:] // the first one warms up
	slices.Sort(all)
	ms := func(share int) float64 { return float64(all[len(all)*share/100].Microseconds()) / 1000 }
	fmt.Printf("| %s | %.1f | %.1f | %d |\n", name, ms(50), ms(99), rows)
	return nil
}

func (b *bench) page(name string, p apiusers.Page) error {
	return b.row(name, func() (int, error) {
		c, err := b.apiUsers.List(b.ctx, p)
		if err != nil {
			return 0, err
		}
		return len(c.Edges), nil
	})
}

func (b *bench) count(name string, f *apiusers.Filter) error {
	return b.row("count, "+name, func() (int, error) {
		c, err := b.apiUsers.Count(b.ctx, f)
		if err != nil {
			return 0, err
		}
		return c.Count, nil
	})
}
