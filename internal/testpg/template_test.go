package testpg_test

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"postern/internal/testpg"
)

// fresh is a name that no template has yet.
func fresh() string { return "template_" + rand.Text() }

// one makes a table of one row.
func one(ctx context.Context, url string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, `CREATE TABLE things AS SELECT 1 AS n`)
	return errors.Join(err, conn.Close(ctx))
}

func TestAClonesChangesAreItsOwn(t *testing.T) {
	base, err := testpg.Shared(t.Context())
	require.NoError(t, err)
	name := fresh()
	require.NoError(t, testpg.Template(t.Context(), base, name, one))
	first, dropFirst, err := testpg.Clone(t.Context(), base, name)
	require.NoError(t, err)
	defer dropFirst()
	second, dropSecond, err := testpg.Clone(t.Context(), base, name)
	require.NoError(t, err)
	exec(t, first, `INSERT INTO things VALUES (2)`)
	require.Equal(t, 2, ask[int](t, first, `SELECT count(*)::int FROM things`))
	require.Equal(t, 1, ask[int](t, second, `SELECT count(*)::int FROM things`), "with a connection open")
	dropSecond()
	_, err = pgx.Connect(t.Context(), second)
	require.ErrorContains(t, err, "3D000", "no such database")
}

func TestATemplateThatFailedIsMadeAnew(t *testing.T) {
	base, err := testpg.Shared(t.Context())
	require.NoError(t, err)
	name, broken := fresh(), errors.New("half way")
	err = testpg.Template(t.Context(), base, name, func(ctx context.Context, url string) error {
		return errors.Join(one(ctx, url), broken)
	})
	require.ErrorIs(t, err, broken)
	_, _, err = testpg.Clone(t.Context(), base, name)
	require.ErrorContains(t, err, "3D000", "a half-made template must not be there")
	require.NoError(t, testpg.Template(t.Context(), base, name, one))
}

func TestATemplateIsClonedByManyAtOnce(t *testing.T) {
	base, err := testpg.Shared(t.Context())
	require.NoError(t, err)
	name, made := fresh(), atomic.Int32{}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := testpg.Template(t.Context(), base, name, func(ctx context.Context, url string) error {
				made.Add(1)
				return one(ctx, url)
			}); err != nil {
				t.Error(err)
				return
			}
			_, drop, err := testpg.Clone(t.Context(), base, name)
			if err != nil {
				t.Error(err)
				return
			}
			drop()
		})
	}
	all.Wait()
	require.EqualValues(t, 1, made.Load())
}
