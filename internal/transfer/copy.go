// Package transfer moves everything from one database to another. Only
// `postern copy` uses it.
package transfer

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"postern/ent/installation"
	"postern/ent/migrate"
	"postern/internal/store"
)

// Result is what a copy has left.
type Result struct {
	Counts []Count // of each table
	Before bool    // an earlier run had finished it
}

// Count is how many rows a table has.
type Count struct {
	Table          string
	Source, Target int64
}

var errUnknown = errors.New("it isn't known whether everything arrived; start the copy again, which finds out")

// Copy fills an empty database with everything that another holds, in one
// transaction: when it is broken off nothing has happened, and it can begin
// again. Neither takes other writes meanwhile. The error is one sentence for
// the operator, without passwords.
func Copy(ctx context.Context, from, to string, progress Progress) (Result, error) {
	if from == to {
		return Result{}, errors.New("--from and --to are the same database; name another one to fill")
	}
	result, err := transfer(ctx, from, to, progress)
	if err != nil && ctx.Err() != nil && !errors.Is(err, errUnknown) {
		return Result{}, errors.New("stopped; nothing was copied")
	}
	return result, err
}

func transfer(ctx context.Context, from, to string, progress Progress) (Result, error) {
	source, err := store.OpenSource(ctx, from)
	if err != nil {
		return Result{}, err
	}
	defer source.Close()
	target, err := store.OpenTarget(ctx, to)
	if err != nil {
		return Result{}, err
	}
	defer target.Close()
	counts, err := count(ctx, source, target)
	if err != nil {
		return Result{}, err
	}
	if used := firstUsed(counts); used != nil {
		if same, err := same(ctx, source, target); err != nil || same {
			return Result{Counts: counts, Before: true}, err
		}
		return Result{}, fmt.Errorf("--to already holds rows (%s: %d); name an empty database", used.Table, used.Target)
	}
	counts, err = fill(ctx, source, target, counts, progress)
	return Result{Counts: counts}, err
}

// fill inserts all rows, and commits when every table has as many as the source.
func fill(ctx context.Context, source, target *store.Whole, counts []Count, progress Progress) ([]Count, error) {
	if err := target.RemoveSeed(ctx); err != nil {
		return nil, err
	}
	progress.Begin(counts)
	defer progress.End()
	for _, table := range tables(migrate.Tables) {
		progress.Table(table.Name)
		if err := target.Insert(ctx, table, counted(source.Rows(ctx, table), progress)); err != nil {
			return nil, err
		}
	}
	counts, err := count(ctx, source, target)
	if err != nil {
		return nil, err
	}
	for _, c := range counts {
		if c.Source != c.Target {
			return nil, fmt.Errorf("%s: %d of %d rows arrived, so nothing was kept; report this", c.Table, c.Target, c.Source)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := target.Commit(); err != nil {
		return nil, fmt.Errorf("%w (%w)", errUnknown, err)
	}
	return counts, nil
}

// count counts every table, in the order of copying.
func count(ctx context.Context, source, target *store.Whole) ([]Count, error) {
	var counts []Count
	for _, table := range tables(migrate.Tables) {
		c := Count{Table: table.Name}
		var err error
		if c.Source, err = source.Count(ctx, table.Name); err != nil {
			return nil, err
		}
		if c.Target, err = target.Count(ctx, table.Name); err != nil {
			return nil, err
		}
		counts = append(counts, c)
	}
	return counts, nil
}

// firstUsed finds a table that somebody has written to. The row of the
// installation comes with the migrations.
func firstUsed(counts []Count) *Count {
	for i, c := range counts {
		if c.Target > 0 && c.Table != installation.Table {
			return &counts[i]
		}
	}
	return nil
}

func counted(rows iter.Seq2[[]any, error], progress Progress) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for row, err := range rows {
			if !yield(row, err) {
				return
			}
			progress.Row()
		}
	}
}
