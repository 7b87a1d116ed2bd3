package revision

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

	"postern/internal/id"
	"postern/internal/store"
)

// feed follows the revisions of a database that several instances share.
type feed struct {
	store     *store.Store
	memory    Memory
	lease     *Lease
	life      time.Duration
	instance  string
	connected atomic.Pointer[time.Time] // since when without a break; nil: not
	seen      sightings                 // of the other instances
	stop      context.CancelFunc
	done      chan struct{}
}

func follow(ctx context.Context, s *store.Store, m Memory, lease *Lease, life time.Duration) *feed {
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	f := &feed{
		store: s, memory: m, lease: lease, life: life, instance: id.New(id.Instance),
		seen: sightings{longest: life}, stop: stop, done: make(chan struct{}),
	}
	go f.run(ctx)
	return f
}

// run connects again and again. A new connection starts with an empty memory:
// what was sent in between never arrives.
func (f *feed) run(ctx context.Context) {
	defer close(f.done)
	for ctx.Err() == nil {
		err := f.follow(ctx)
		f.memory.ForgetAll()
		if ctx.Err() == nil {
			slog.WarnContext(ctx, "revisions can't be followed; every call asks the database meanwhile", "error", err)
			sleep(ctx, f.life/4)
		}
	}
}

// follow applies every change until the connection fails or ctx ends.
func (f *feed) follow(ctx context.Context) error {
	within, cancel := context.WithTimeout(ctx, f.life)
	defer cancel()
	w, applied, err := f.store.Watch(within, f.instance, f.life)
	if err != nil {
		return err
	}
	defer f.leave(ctx, w)
	// A question that was under way may have read what was before this revision,
	// and what came in between is never told.
	f.memory.ForgetAll()
	since := time.Now()
	f.connected.Store(&since)
	for ctx.Err() == nil {
		if applied, err = f.poll(ctx, w, applied); err != nil {
			return err
		}
		if err := f.sweep(ctx, w); err != nil {
			return err
		}
		if err := w.Wait(ctx, f.life/4); err != nil {
			return err
		}
	}
	return ctx.Err()
}

var errForgotten = errors.New("this instance was thought dead")

// poll applies what is new and has memory believed from before it asked. A
// connection that says nothing is given up within half a lease; the end of the
// feed doesn't break it off, so that the connection can still be told of it.
func (f *feed) poll(ctx context.Context, w *store.Watch, applied int) (int, error) {
	asked := time.Now()
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.life/2)
	defer cancel()
	changes, err := w.Since(within, applied)
	if err != nil {
		return applied, err
	}
	for _, c := range changes {
		if c.N != applied+1 {
			f.memory.ForgetAll() // those between were swept
		}
		forget(f.memory, concerned(c.Addresses))
		applied = c.N
	}
	there, err := w.Applied(within, applied)
	if err != nil {
		return applied, err
	}
	if !there {
		return applied, errForgotten
	}
	f.lease.extend(asked, f.life*8/10)
	return applied, nil
}

// concerned are the addresses of a change. An instance of an older version
// writes spaces between them, which an imported name may have inside: forgetting
// too much costs a question to the database, and too little lets somebody in.
func concerned(addresses string) []string {
	if addresses == "" {
		return Everybody
	}
	all := strings.Split(addresses, "\n")
	if strings.Contains(addresses, " ") {
		all = append(all, strings.Fields(addresses)...)
	}
	return all
}

// leave takes the instance's row away once nothing is answered from memory any
// more. If it can't, others wait a lease for it until it is swept.
func (f *feed) leave(ctx context.Context, w *store.Watch) {
	f.lease.end()
	f.connected.Store(nil)
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.life/2)
	defer cancel()
	if ctx.Err() != nil {
		_ = w.Retire(within)
	}
	w.Close(within)
}

func (f *feed) close() {
	f.stop()
	<-f.done
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
