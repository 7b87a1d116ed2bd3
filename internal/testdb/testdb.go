// Package testdb gives a test a real, migrated database of its own, and the
// services over it.
package testdb

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
)

// template is a migrated, empty database: copying a file is quicker than
// migrating anew.
var template = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "postern-template")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "template.db")
	s, err := store.Open(context.Background(), "sqlite:"+path)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Open returns an empty, migrated database, closed at the end of the test.
func Open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), "sqlite:"+File(t))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// File returns the path of an empty, migrated database that nobody has open.
func File(t testing.TB) string {
	t.Helper()
	empty, err := template()
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "postern.db")
	require.NoError(t, os.WriteFile(path, empty, 0o600))
	return path
}
