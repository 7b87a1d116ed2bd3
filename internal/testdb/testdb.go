// Package testdb gives a test a real, migrated database of its own, and the
// services over it. TEST_DATABASE chooses which: sqlite, or postgres.
package testdb

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
)

// Postgres says whether the tests run on PostgreSQL.
func Postgres() bool {
	switch kind := os.Getenv("TEST_DATABASE"); kind {
	case "", "sqlite":
		return false
	case "postgres":
		return true
	default:
		panic(fmt.Sprintf("TEST_DATABASE is %q; make it sqlite or postgres", kind))
	}
}

// URL returns the address of an empty, migrated database that nobody has open.
func URL(t testing.TB) string {
	t.Helper()
	return empty.url(t)
}

// Open returns an empty, migrated database, closed at the end of the test.
func Open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), URL(t))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}
