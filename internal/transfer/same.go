package transfer

import (
	"context"
	"iter"
	"slices"

	"entgo.io/ent/dialect/sql/schema"

	"postern/ent/migrate"
	"postern/internal/store"
)

// same says whether two databases hold the same rows: then an earlier run was
// killed after its commit, before it could say so.
func same(ctx context.Context, source, target *store.Whole) (bool, error) {
	for _, table := range migrate.Tables {
		if same, err := sameRows(ctx, table, source, target); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// sameRows reads both side by side: keys are in the order of their bytes in
// either database.
func sameRows(ctx context.Context, table *schema.Table, source, target *store.Whole) (bool, error) {
	next, stop := iter.Pull2(target.Rows(ctx, table))
	defer stop()
	for row, err := range source.Rows(ctx, table) {
		if err != nil {
			return false, err
		}
		other, err, _ := next()
		if err != nil || !slices.Equal(row, other) {
			return false, err
		}
	}
	_, err, more := next()
	return !more, err
}
