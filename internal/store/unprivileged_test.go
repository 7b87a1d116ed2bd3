//go:build unix

package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
)

const unprivileged = "POSTERN_TEST_UNPRIVILEGED"

// Permissions mean nothing to root, so as root the test runs itself once more
// as nobody.
func TestPermissionsThatForbidWritingAreOneSentence(t *testing.T) {
	if folder := os.Getenv(unprivileged); folder != "" {
		refusedByPermissions(t, folder)
		return
	}
	folder := filepath.Join(t.TempDir(), "data")
	require.NoError(t, os.Mkdir(folder, 0o700))
	for name, mode := range map[string]os.FileMode{"readonly.db": 0o444, "secret.db": 0} {
		require.NoError(t, os.Rename(testdb.File(t), filepath.Join(folder, name)))
		require.NoError(t, os.Chmod(filepath.Join(folder, name), mode))
	}
	if os.Geteuid() != 0 {
		refusedByPermissions(t, folder)
		return
	}
	asNobody(t, folder)
}

func refusedByPermissions(t *testing.T, folder string) {
	for _, name := range []string{"readonly.db", "secret.db"} {
		wantSentence(t, "sqlite:"+filepath.Join(folder, name),
			"the file can't be written to; change its permissions, or name another file", store.Open)
	}
	require.NoError(t, os.Chmod(folder, 0o500))
	wantSentence(t, "sqlite:"+filepath.Join(folder, "new.db"),
		"can't be written to; change its permissions, or name another file", store.Open)
}

// asNobody copies what another person must be able to reach out of the test's
// private folder.
func asNobody(t *testing.T, folder string) {
	const nobody = 65534
	open, err := os.MkdirTemp("", "postern-unprivileged")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(open)) })
	require.NoError(t, os.Chmod(open, 0o755))
	data := filepath.Join(open, "data")
	require.NoError(t, os.Rename(folder, data))
	for _, name := range []string{"", "readonly.db", "secret.db"} {
		require.NoError(t, os.Chown(filepath.Join(data, name), nobody, nobody))
	}
	self, err := os.ReadFile(os.Args[0])
	require.NoError(t, err)
	binary := filepath.Join(open, "store.test")
	require.NoError(t, os.WriteFile(binary, self, 0o755)) // to be run by nobody
	again := exec.Command(binary, "-test.run=^"+t.Name()+"$", "-test.v")
	again.Dir, again.Env = open, append(os.Environ(), unprivileged+"="+data, "TMPDIR="+open)
	again.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	output, err := again.CombinedOutput()
	require.NoError(t, err, string(output))
	require.Contains(t, string(output), "--- PASS: "+t.Name())
}
