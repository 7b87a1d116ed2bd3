//go:build linux

package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// The cells, as the table names them.
const (
	bareName       = "bare handler: Basic parsed, 204"
	cachedName     = "verify, cached, one caller"
	fileName       = "nginx auth_basic, SHA, a small file"
	nginxName      = "nginx auth_basic, SHA, its built-in image"
	hotName        = "verify, cached, 100,000 hot of 1,000,000"
	wrongName      = "verify, a new wrong generated password each"
	lookupName     = "bare handler with one look-up (pgx)"
	uncachedName   = "verify, not cached"
	bareSteadyName = "bare handler, 1,000 calls/s"
	steadyName     = "verify, cached, 1,000 calls/s"
	floodName      = "the same beside wrong typed passwords"
)

func median[T cmp.Ordered](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

func rate(c *cell) float64   { return median(c.rates) }
func perCPU(c *cell) float64 { return 1 / median(c.cpus) }
func p99(c *cell) float64    { return float64(median(c.p99)) }

// ratio is what one cell is to another, and what it should be.
type ratio struct {
	name, of, to string
	figure       func(*cell) float64
	target       string
}

// compare prints the cells, and their ratios.
func compare(table io.Writer, cells []*cell, ratios []ratio) {
	fmt.Fprintf(table, "\tcalls/s\tCPU a call\tp50\tp99\n")
	by := map[string]*cell{}
	for _, c := range cells {
		by[c.name] = c
		fmt.Fprintf(table, "%s\t%.0f\t%.1f us\t%v\t%v\n", c.name, median(c.rates), median(c.cpus), median(c.p50), median(c.p99))
	}
	fmt.Fprintf(table, "\n\tmeasured\ttarget\t\n")
	for _, r := range ratios {
		if by[r.of] == nil || by[r.to] == nil {
			continue
		}
		fmt.Fprintf(table, "%s\t%.2f\t%s\t\n", r.name, r.figure(by[r.of])/r.figure(by[r.to]), r.target)
	}
}

// reportPages prints what a page costs.
func reportPages(w io.Writer, cells []*cell) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	compare(table, cells, []ratio{
		{"page as the app shows it / bare handler, rate", posternPage, barePage, rate, ">= 0.25, aim 0.35"},
		{"page as the app shows it / bare handler, calls a CPU second", posternPage, barePage, perCPU, "the steadier figure"},
		{"page of four fields / bare handler, rate", posternShort, bareShort, rate, ">= 0.25, aim 0.35"},
		{"page of four fields / bare handler, calls a CPU second", posternShort, bareShort, perCPU, "the steadier figure"},
	})
	_ = table.Flush() // the terminal
}

// report prints the table, and the ratios beside their targets.
func report(w io.Writer, cells []*cell, b *bench) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	compare(table, cells, []ratio{
		{"cached / bare handler, rate", cachedName, bareName, rate, ">= 0.75, aim 0.85"},
		{"cached / bare handler, calls a CPU second", cachedName, bareName, perCPU, "the steadier figure"},
		{"cached / nginx with a file, rate", cachedName, fileName, rate, ">= 1.2, aim 1.3"},
		{"cached / nginx with its built-in image, rate", cachedName, nginxName, rate, ">= 1.2, aim 1.3"},
		{"100,000 hot / one caller, rate", hotName, cachedName, rate, ">= 0.9"},
		{"wrong generated / right, rate", wrongName, cachedName, rate, ">= 0.9"},
		{"not cached / bare look-up, rate", uncachedName, lookupName, rate, ">= 0.8"},
		{"not cached / bare look-up, calls a CPU second", uncachedName, lookupName, perCPU, "the steadier figure"},
		{"steady / bare handler, p99", steadyName, bareSteadyName, p99, "<= 1.2"},
		{"beside a flood / without, p99", floodName, steadyName, p99, "<= 2"},
	})
	fmt.Fprintf(table, "memory of the process a cached credential\t%d bytes\t\t\n", b.perCaller)
	fmt.Fprintf(table, "from start to first answer\t%v\t\t\n", b.postern.cold.Round(time.Millisecond))
	fmt.Fprintf(table, "size of the binary\t%.1f MB\t\t\n", float64(b.binary)/1e6)
	_ = table.Flush() // the terminal
}
