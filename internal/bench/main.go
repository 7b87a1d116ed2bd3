//go:build linux

// Command bench measures Postern beside a bare net/http handler, one with a
// look-up in PostgreSQL, and nginx where it is installed: one server at a time
// on the first processor, the load and PostgreSQL on the second, each round
// through all of them. It prints medians, and ratios beside their targets: a
// machine's own speed drops out of those. `bench pages` measures a page over
// GraphQL in the same way. `make bench` runs both; Linux only.
package main

import (
	"context"
	"fmt"
	"os"
	"time"
)

// rounds of every measurement; the median of them counts.
const rounds = 5

func main() {
	if len(os.Args) > 2 && os.Args[1] == "bare" {
		fail(serveBare(os.Args[2], os.Getenv("BENCH_DATABASE")))
		return
	}
	if len(os.Args) > 2 && os.Args[1] == "bare-pages" {
		fail(serveBarePages(os.Args[2], os.Getenv("BENCH_DATABASE")))
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	switch {
	case len(os.Args) == 2:
		fail(run(ctx, os.Args[1]))
	case len(os.Args) == 3 && os.Args[1] == "pages":
		fail(pages(ctx, os.Args[2]))
	default:
		fail(fmt.Errorf("name the program to measure: bench bin/postern, or bench pages bin/postern"))
	}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench: "+err.Error())
		os.Exit(1)
	}
}

func say(what string) { fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), what) }

// run starts everything, measures round by round, and prints.
func run(ctx context.Context, postern string) error {
	say("filling PostgreSQL")
	data, err := fill(ctx)
	if err != nil {
		return err
	}
	defer data.server.Stop()
	if err := pin(os.Getpid(), loadCPU); err != nil {
		return err
	}
	say("starting the servers")
	bench, err := startAll(ctx, postern, data)
	if err != nil {
		return err
	}
	defer bench.stop()
	say("calling as every hot API user")
	cells, err := bench.cells(data)
	if err != nil {
		return err
	}
	return measureAll(cells, func() { report(os.Stdout, cells, bench) })
}

// measureAll goes through the cells round by round, and prints.
func measureAll(cells []*cell, print func()) error {
	for round := range rounds {
		say(fmt.Sprintf("round %d of %d", round+1, rounds))
		for _, c := range cells {
			if err := c.measure(); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
		}
	}
	print()
	return nil
}
