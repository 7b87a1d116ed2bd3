// Command postern hands out, watches and withdraws API credentials, and
// answers whether a caller may in. This file only wires: settings, store,
// services, server.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"postern/graph"
	"postern/internal/settings"
)

// version is set when a release is linked.
var version = "development"

type commands struct {
	Serve         serve            `cmd:"" default:"withargs" help:"Start the server (what happens without a command, too)."`
	Demo          demonstrate      `cmd:"" help:"Start on a throw-away database that is filled, with programs that call, to look around."`
	Schema        schema           `cmd:"" help:"Print the GraphQL schema."`
	Migrate       migrate          `cmd:"" help:"Bring the database's schema up to date, and stop."`
	Copy          copyEverything   `cmd:"" help:"Copy everything from one database into another, empty one."`
	Seed          seedAccount      `cmd:"" help:"Fill an account with made-up API users, to try Postern out with many."`
	Backup        backup           `cmd:"" help:"Copy a SQLite database into a file, while the server runs."`
	Audit         history          `cmd:"" help:"Look over the history."`
	ResetPassword resetPassword    `cmd:"" help:"Print a one-use link that sets a person's new password."`
	Hash          hash             `cmd:"" hidden:""`
	Version       kong.VersionFlag `help:"Print the version."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var cli commands
	parser := kong.Must(&cli, kong.Name("postern"), kong.Vars{"version": version},
		kong.Description("API credentials: make them, hand them out, watch them, withdraw them."),
		kong.BindTo(ctx, (*context.Context)(nil)))
	command, err := parser.Parse(os.Args[1:])
	if err == nil {
		err = command.Run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "postern: "+err.Error())
		os.Exit(1)
	}
}

type schema struct{}

// Run prints the schema.
func (schema) Run() error {
	graph.WriteSDL(os.Stdout)
	return nil
}

type resetPassword struct {
	settings.Database `embed:""`
	PublicURL         string `name:"public-url" default:"http://127.0.0.1:8080" env:"POSTERN_PUBLIC_URL" help:"Where people reach the server." placeholder:"URL"`
	Email             string `arg:"" help:"Whose password."`
}

// Run prints the link. It works beside a running server.
func (c *resetPassword) Run(ctx context.Context) error {
	link, err := resetLink(ctx, c.Database.Database, c.PublicURL, c.Email)
	if err != nil {
		return err
	}
	fmt.Println(link)
	return nil
}
