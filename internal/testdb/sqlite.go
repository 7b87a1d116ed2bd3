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

// emptyFile is a migrated, empty database: copying a file is quicker than
// migrating anew.
var emptyFile = sync.OnceValues(func() ([]byte, error) {
	return made(func(s *store.Store) error { return nil })
})

// made is the file of a database that fill has filled.
func made(fill func(*store.Store) error) ([]byte, error) {
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
	if err := fill(s); err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path) // #nosec G304 -- its own file
}

// File returns the path of an empty, migrated SQLite database that nobody has
// open, whatever the other tests run on.
func File(t testing.TB) string {
	t.Helper()
	content, err := emptyFile()
	require.NoError(t, err)
	return write(t, content)
}

func write(t testing.TB, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "postern.db")
	require.NoError(t, os.WriteFile(path, content, 0o600))
	return path
}
