package store_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/store"
)

func TestANewDatabaseIsForItsOwnUserAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "postern.db")
	s := open(t, path, store.Open)
	require.NoError(t, s.InTx(t.Context(), func(*ent.Client) error { return nil }), "the first use makes the files beside it")
	for _, name := range []string{path, path + "-wal", path + "-shm", path + ".lock"} {
		info, err := os.Stat(name)
		require.NoError(t, err)
		require.Equal(t, fs.FileMode(0o600), info.Mode().Perm(), name)
	}
}

func TestADatabaseThatIsThereKeepsItsPermissions(t *testing.T) {
	t.Parallel()
	path := file(t, "")
	require.NoError(t, os.Chmod(path, 0o640))
	open(t, path, store.Open)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o640), info.Mode().Perm())
}
