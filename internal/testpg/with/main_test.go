//go:build unix

package main

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"postern/internal/testpg"
)

// TestMain lets this test binary be the command itself.
func TestMain(m *testing.M) {
	if os.Getenv("WITH_PART") != "" {
		main()
	}
	os.Exit(m.Run())
}

func with(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "WITH_PART=1", testpg.Variable+"=")
	return cmd
}

func TestACommandHasItsServerAndTheSignalsSentToUs(t *testing.T) {
	cmd := with("sh", "-c", `trap 'exit 9' TERM; echo "$TEST_POSTGRES_URL"; read line`)
	input, err := cmd.StdinPipe() // read waits for it
	require.NoError(t, err)
	defer input.Close()
	output, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	said := bufio.NewScanner(output)
	require.True(t, said.Scan())
	url := said.Text()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer conn.Close(context.Background())
	var data string
	require.NoError(t, conn.QueryRow(t.Context(), `SHOW data_directory`).Scan(&data))

	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	var exit *exec.ExitError
	require.ErrorAs(t, cmd.Wait(), &exit)
	require.Equal(t, 9, exit.ExitCode())
	require.NoDirExists(t, filepath.Dir(data))
	_, err = pgx.Connect(t.Context(), url)
	require.Error(t, err, "the server must be gone")
}

func TestTheExitCodeIsTheCommands(t *testing.T) {
	t.Setenv(testpg.Variable, "postgres://a-server-of-ones-own")
	for command, code := range map[string]int{
		"true": 0, "exit 7": 7, "kill -TERM $$": 128 + 15, `test "$TEST_POSTGRES_URL" = postgres://a-server-of-ones-own`: 0,
	} {
		got, err := run([]string{"sh", "-c", command})
		require.NoError(t, err)
		require.Equal(t, code, got, command)
	}
	got, err := run([]string{"no-such-command"})
	require.Error(t, err)
	require.Equal(t, 127, got)
	got, err = run(nil)
	require.ErrorContains(t, err, "name the command")
	require.Equal(t, 2, got)
}
