package credential

import (
	"bytes"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// apartEnv makes this test binary one of the processes that hash.
const apartEnv = "CREDENTIAL_TEST_APART"

func TestMain(m *testing.M) {
	if os.Getenv(apartEnv) != "" {
		if ServeApart(os.Stdin, os.Stdout) != nil {
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// apartHasher hashes in processes, which it collects.
func apartHasher(t *testing.T) (h *Hasher, started func() []*exec.Cmd) {
	t.Helper()
	h = NewHasher(Limits{Parallel: 1})
	var all []*exec.Cmd
	h.Apart(func() *exec.Cmd {
		command := exec.CommandContext(t.Context(), os.Args[0]) // #nosec G204 -- itself
		command.Env, command.Stderr = append(os.Environ(), apartEnv+"=1"), os.Stderr
		all = append(all, command)
		return command
	})
	return h, func() []*exec.Cmd { return all }
}

func TestAProcessHashesAsThisOneDoes(t *testing.T) {
	t.Parallel()
	h, started := apartHasher(t)
	stored, err := h.Hash(t.Context(), typed)
	require.NoError(t, err)
	for password, right := range map[string]bool{typed: true, typed + "2": false, "": false} {
		here, err := NewHasher(Limits{}).Verify(t.Context(), stored, password)
		require.NoError(t, err)
		there, err := h.Verify(t.Context(), stored, password)
		require.NoError(t, err)
		require.Equal(t, []bool{right, right}, []bool{here, there})
	}
	require.Len(t, started(), 1, "one at a time needs one process")
}

func TestAProcessThatDiesCostsNoAnswer(t *testing.T) {
	t.Parallel()
	h, started := apartHasher(t)
	stored, err := h.Hash(t.Context(), typed)
	require.NoError(t, err)
	require.NoError(t, started()[0].Process.Kill())
	for range 2 {
		right, err := h.Verify(t.Context(), stored, typed)
		require.NoError(t, err)
		require.True(t, right)
	}
	require.Len(t, started(), 2, "the next run gets another one")
}

func TestWithoutAProcessItIsDoneHere(t *testing.T) {
	t.Parallel()
	h := NewHasher(Limits{})
	h.Apart(func() *exec.Cmd { return exec.Command("/nowhere") })
	stored, err := h.Hash(t.Context(), typed)
	require.NoError(t, err)
	right, err := h.Verify(t.Context(), stored, typed)
	require.NoError(t, err)
	require.True(t, right)
}

func TestAProcessEndsWithItsInput(t *testing.T) {
	t.Parallel()
	command := exec.CommandContext(t.Context(), os.Args[0]) // #nosec G204 -- itself
	command.Env, command.Stdin = append(os.Environ(), apartEnv+"=1"), new(bytes.Buffer)
	out, err := command.CombinedOutput()
	require.NoError(t, err)
	require.Empty(t, string(out))
}
