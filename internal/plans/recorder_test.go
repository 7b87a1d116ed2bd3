package plans

import (
	"context"
	"sync"
	"time"

	"entgo.io/ent/dialect"
)

// statement is one that ent sent, and how long it took.
type statement struct {
	caseName, text string
	args           []any
	took           time.Duration
}

// recorder writes down what goes through the drivers that it is put around.
type recorder struct {
	mu       sync.Mutex
	caseName string // "" writes nothing down
	all      []statement
}

// around is for store.Options.
func (r *recorder) around(d dialect.Driver) dialect.Driver { return recordingDriver{d, r} }

// during writes down what fn does.
func (r *recorder) during(name string, fn func()) {
	r.name(name)
	defer r.name("")
	fn()
}

func (r *recorder) name(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.caseName = name
}

func (r *recorder) run(text string, args any, do func() error) error {
	begin := time.Now()
	err := do()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.caseName != "" {
		values, _ := args.([]any)
		r.all = append(r.all, statement{r.caseName, text, values, time.Since(begin)})
	}
	return err
}

// different is the first statement of each text.
func (r *recorder) different() []statement {
	var all []statement
	seen := map[string]bool{}
	for _, s := range r.all {
		if !seen[s.text] {
			all = append(all, s)
		}
		seen[s.text] = true
	}
	return all
}

type recordingDriver struct {
	dialect.Driver
	r *recorder
}

// Exec runs a statement.
func (d recordingDriver) Exec(ctx context.Context, text string, args, v any) error {
	return d.r.run(text, args, func() error { return d.Driver.Exec(ctx, text, args, v) })
}

// Query runs a statement that returns rows.
func (d recordingDriver) Query(ctx context.Context, text string, args, v any) error {
	return d.r.run(text, args, func() error { return d.Driver.Query(ctx, text, args, v) })
}

// Tx begins a transaction.
func (d recordingDriver) Tx(ctx context.Context) (dialect.Tx, error) {
	tx, err := d.Driver.Tx(ctx)
	return recordingTx{tx, d.r}, err
}

type recordingTx struct {
	dialect.Tx
	r *recorder
}

// Exec runs a statement.
func (t recordingTx) Exec(ctx context.Context, text string, args, v any) error {
	return t.r.run(text, args, func() error { return t.Tx.Exec(ctx, text, args, v) })
}

// Query runs a statement that returns rows.
func (t recordingTx) Query(ctx context.Context, text string, args, v any) error {
	return t.r.run(text, args, func() error { return t.Tx.Query(ctx, text, args, v) })
}
