//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	"postern/internal/credential"
)

// How long a measurement lasts, and its callers.
const (
	lasts   = 1500 * time.Millisecond
	callers = 32
	steady  = 1000 // calls a second
)

// bench is the servers.
type bench struct {
	folder                             string
	postern, bare, lookup, nginx, file *target
	binary                             int64 // bytes
	perCaller                          int   // bytes of the process's memory a cached credential, the collector's room included
}

// startAll starts the servers, and lets Postern learn the hot API users.
func startAll(ctx context.Context, postern string, d *data) (*bench, error) {
	b := new(bench)
	pid, err := d.postmaster(ctx)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(postern) // #nosec G703 -- the developer names it
	if err != nil {
		return nil, err
	}
	b.binary = info.Size()
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if b.folder, err = os.MkdirTemp("", "postern-bench-"); err != nil {
		return nil, err
	}
	first := request("GET", address(0), password)
	var errs [6]error
	errs[0] = pin(pid, loadCPU)
	b.postern, errs[1] = at(ctx, first, []string{"POSTERN_DATABASE=" + d.url, "POSTERN_VERIFY_MEMORY=512"}, postern, "serve", "--addr")
	b.bare, errs[2] = at(ctx, first, nil, self, "bare")
	b.lookup, errs[3] = at(ctx, first, []string{"BENCH_DATABASE=" + d.url}, self, "bare")
	b.nginx, errs[4] = nginx(ctx, b.folder+"/gif", "empty_gif;")
	b.file, errs[5] = nginx(ctx, b.folder+"/file", "sendfile on; tcp_nopush on;")
	return b, errors.Join(errs[:]...)
}

// at starts a server whose last argument is where to listen.
func at(ctx context.Context, first []byte, env []string, command ...string) (*target, error) {
	free, err := port()
	if err != nil {
		return nil, err
	}
	return start(ctx, free, first, env, append(command, "127.0.0.1:"+strconv.Itoa(free))...)
}

func (b *bench) stop() {
	for _, t := range []*target{b.postern, b.bare, b.lookup, b.nginx, b.file} {
		if t != nil {
			_ = t.stop()
		}
	}
	_ = os.RemoveAll(b.folder) // #nosec G703 -- its own
}

// cell is one kind of call to one server.
type cell struct {
	name   string
	target *target
	load   load
	flood  *load // beside it, on the same server
	rates  []float64
	p50    []time.Duration
	p99    []time.Duration
	cpus   []float64 // microseconds a call
}

// cells lists what is measured, in the order of a round.
func (b *bench) cells(d *data) ([]*cell, error) {
	one := same(request("GET", address(0), password))
	var hots, wrong, guesses [][]byte
	for i := range hot {
		hots = append(hots, request("GET", address(i), password))
		wrong = append(wrong, request("GET", address(0), credential.NewPassword()))
		guesses = append(guesses, request("GET", address(-1-i), fmt.Sprintf("plover-quartz-%d", i)))
	}
	if err := b.warm(hots); err != nil {
		return nil, err
	}
	cells := []*cell{
		{name: bareName, target: b.bare, load: load{next: one, status: "204"}},
		{name: cachedName, target: b.postern, load: load{next: one, status: "200"}},
		{name: nginxName, target: b.nginx, load: load{next: same(request("HEAD", address(0), password)), status: "200"}},
		{name: fileName, target: b.file, load: load{next: same(request("HEAD", address(0), password)), status: "200"}},
		{name: hotName, target: b.postern, load: load{next: each(hots), status: "200"}},
		{name: wrongName, target: b.postern, load: load{next: each(wrong), status: "401"}},
		{name: lookupName, target: b.lookup, load: load{next: d.fresh, status: "204"}},
		{name: uncachedName, target: b.postern, load: load{next: d.fresh, status: "200"}},
		{name: bareSteadyName, target: b.bare, load: load{next: one, status: "204", rate: steady}},
		{name: steadyName, target: b.postern, load: load{next: one, status: "200", rate: steady}},
		{name: floodName, target: b.postern, load: load{next: one, status: "200", rate: steady},
			flood: &load{connections: 8, next: each(guesses)}},
	}
	for _, c := range cells {
		c.load.connections, c.load.lasts = callers, lasts
		if c.target != nil {
			c.load.addr = c.target.addr
		}
	}
	return slices.DeleteFunc(cells, func(c *cell) bool { return c.target == nil }), nil
}

// warm calls as every hot API user once, and takes the memory that it cost.
func (b *bench) warm(requests [][]byte) error {
	before, err := b.postern.memory()
	if err != nil {
		return err
	}
	sent := 0
	warming := load{addr: b.postern.addr, connections: callers, status: "200", lasts: time.Minute}
	warming.next = func() []byte {
		sent++
		if sent == len(requests) {
			warming.lasts = 0
		}
		return requests[(sent-1)%len(requests)]
	}
	if _, err := warming.run(); err != nil {
		return fmt.Errorf("learning the hot API users: %w", err)
	}
	after, err := b.postern.memory()
	b.perCaller = (after - before) / len(requests)
	return err
}

// measure runs the cell once.
func (c *cell) measure() error {
	flooded := make(chan error, 1)
	if c.flood != nil {
		c.flood.addr, c.flood.lasts = c.target.addr, c.load.lasts
		go func() { _, err := c.flood.run(); flooded <- err }()
	} else {
		flooded <- nil
	}
	before, err := c.target.cpu()
	if err != nil {
		return err
	}
	r, err := c.load.run()
	if err != nil {
		return err
	}
	after, err := c.target.cpu()
	if err != nil {
		return err
	}
	c.rates = append(c.rates, float64(r.calls)/r.elapsed.Seconds())
	c.p50, c.p99 = append(c.p50, r.quantile(.5)), append(c.p99, r.quantile(.99))
	c.cpus = append(c.cpus, float64((after-before).Nanoseconds())/1000/float64(r.calls))
	return <-flooded
}
