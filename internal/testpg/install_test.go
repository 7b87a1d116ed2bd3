//go:build unix

package testpg

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestWithoutThePackageItSaysWhatToDo(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), nil, 0o600))
	t.Chdir(dir)
	_, err := Start(t.Context(), Options{})
	require.EqualError(t, err, "there is no PostgreSQL for tests: run `make packages`, or set TEST_POSTGRES_URL to a server of your own")
}

func TestAnAddressThatIsNoURLIsRefused(t *testing.T) {
	t.Setenv(Variable, "host=127.0.0.1 port=5432")
	_, err := Shared(t.Context())
	require.EqualError(t, err, "TEST_POSTGRES_URL must be a URL: postgres://user:password@host:port")
}

func TestWhatIsMissingIsAddedForEveryoneToRead(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "to")
	for path, mode := range map[string]os.FileMode{
		"bin/postgres": 0o755, "bin/mine": 0o700, "lib/libpq.so.5.18": 0o644, "share/mine": 0o600,
		"lib/libpq.a": 0o644, "lib/pgxs/makefile": 0o644,
	} {
		require.NoError(t, os.MkdirAll(filepath.Join(from, filepath.Dir(path)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(from, path), []byte(path), mode))
	}
	for range 2 {
		require.NoError(t, mirror(from, to))
		for path, mode := range map[string]os.FileMode{
			"bin": 0o755, "bin/postgres": 0o755, "bin/mine": 0o755, "lib/libpq.so.5.18": 0o644, "share/mine": 0o644,
		} {
			info, err := os.Stat(filepath.Join(to, path))
			require.NoError(t, err)
			require.Equal(t, mode, info.Mode().Perm(), path)
		}
		require.NoError(t, os.Remove(filepath.Join(to, "bin", "mine")))
	}
	require.NoFileExists(t, filepath.Join(to, "lib", "libpq.a"))
	require.NoDirExists(t, filepath.Join(to, "lib", "pgxs"))
}

func TestAFolderThatOthersCanWriteToIsRefused(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Chmod(dir, 0o700))
	require.NoError(t, trusted(dir))
	require.NoError(t, os.Chmod(dir, 0o777))
	require.ErrorContains(t, trusted(dir), "remove it")
	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(t.TempDir(), link))
	require.ErrorContains(t, trusted(link), "remove it")
}

func TestOnlyClonesOfLongAgoAreAbandoned(t *testing.T) {
	now := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	require.True(t, abandoned(cloneName(now.Add(-61*time.Minute)), now))
	require.False(t, abandoned(cloneName(now.Add(-59*time.Minute)), now))
	for _, name := range []string{"postgres", "template0", "postern", "postern_test_mine", "postern_empty_20260131t000000"} {
		require.False(t, abandoned(name, now), name)
	}
}
