package usage_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// counting counts the questions about last uses.
type counting struct {
	dialect.Driver
	n *atomic.Int64
}

// Query runs a statement that returns rows.
func (c counting) Query(ctx context.Context, query string, args, v any) error {
	if strings.Contains(query, "last_uses") {
		c.n.Add(1)
	}
	return c.Driver.Query(ctx, query, args, v)
}

func TestTheUsesOfAPageAreReadWithOneStatement(t *testing.T) {
	var asked atomic.Int64
	s, err := store.OpenWith(t.Context(), testdb.URL(t), store.Options{
		Driver: func(d dialect.Driver) dialect.Driver { return counting{d, &asked} },
	})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	h := testdb.Wire(s, &testdb.Clock{})
	cast := h.NewCast(t)
	for _, u := range many(t, h, cast, 50) {
		h.Recorder.Note(accepted(u, testdb.Start))
	}
	require.NoError(t, h.Recorder.Flush(t.Context()))

	ctx := usage.PerRequest(access.With(t.Context(), testdb.As(cast.Owner)))
	page, err := h.Store.Read().APIUser.Query().All(ctx)
	require.NoError(t, err)
	require.Len(t, page, 51)
	var used atomic.Int64
	var run []func()
	for _, u := range page {
		run = append(run, func() {
			last, err := h.Usage.Last(ctx, u)
			if err == nil && last != nil {
				used.Add(1)
			}
		}, func() { _, _ = h.Usage.First(ctx, u) })
	}
	testdb.Together(run...)
	require.EqualValues(t, 50, used.Load())
	require.EqualValues(t, 1, asked.Load())

	again := usage.PerRequest(access.With(t.Context(), testdb.As(cast.Owner)))
	usage.Expect(again, []string{page[0].ID, page[1].ID}, func(id string) string { return id })
	for _, u := range page[:2] {
		_, err := h.Usage.Last(again, u)
		require.NoError(t, err)
	}
	require.EqualValues(t, 2, asked.Load(), "another request asks anew, once for what it expects")
}
