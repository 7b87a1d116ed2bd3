//go:build unix

package testpg_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	osexec "os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"postern/internal/testpg"
)

// part makes this test binary play another process: "server", or "template"
// with the name of one.
const part = "TESTPG_PART"

func TestMain(m *testing.M) {
	ctx := context.Background()
	switch which, name, _ := strings.Cut(os.Getenv(part), " "); which {
	case "server":
		s, err := testpg.Start(ctx, testpg.Options{})
		if err == nil {
			fmt.Println(s.URL("postgres"))
			time.Sleep(time.Minute) // it is killed long before
			s.Stop()
		}
		os.Exit(1)
	case "template":
		if err := testpg.Template(ctx, os.Getenv(testpg.Variable), name, func(ctx context.Context, url string) error {
			fmt.Print("made ")
			return one(ctx, url)
		}); err != nil {
			fmt.Print(err)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func another(t *testing.T, plays string, env ...string) *osexec.Cmd {
	t.Helper()
	cmd := osexec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), part+"="+plays), env...)
	return cmd
}

func TestAKilledProcessLeavesNoServerBehind(t *testing.T) {
	cmd := another(t, "server")
	output, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	said := bufio.NewScanner(output)
	require.True(t, said.Scan(), "it must say where its server is")
	url := said.Text()
	data := ask[string](t, url, `SHOW data_directory`)
	connect(t, url) // somebody is still there
	rows, err := connect(t, url).Query(t.Context(), `SELECT pid FROM pg_stat_activity`)
	require.NoError(t, err)
	pids, err := pgx.CollectRows(rows, pgx.RowTo[int])
	require.NoError(t, err)
	require.Greater(t, len(pids), 3)

	require.NoError(t, cmd.Process.Kill())
	require.Error(t, cmd.Wait())

	require.Eventually(t, func() bool {
		_, err := os.Stat(data)
		return os.IsNotExist(err)
	}, 20*time.Second, 20*time.Millisecond, "its files must be gone")
	for _, pid := range pids {
		require.ErrorIs(t, syscall.Kill(pid, 0), syscall.ESRCH, "process %d is still there", pid)
	}
}

func TestProcessesThatWantOneTemplateMakeItOnce(t *testing.T) {
	base, err := testpg.Shared(t.Context())
	require.NoError(t, err)
	name := fresh()
	said := make([]string, 3)
	var all sync.WaitGroup
	for i := range said {
		all.Go(func() {
			output, err := another(t, "template "+name, testpg.Variable+"="+base).CombinedOutput()
			if err != nil {
				t.Error(err)
			}
			said[i] = string(output)
		})
	}
	all.Wait()
	require.Equal(t, "made ", strings.Join(said, ""))
	url, drop, err := testpg.Clone(t.Context(), base, name)
	require.NoError(t, err)
	defer drop()
	require.Equal(t, 1, ask[int](t, url, `SELECT count(*)::int FROM things`))
}
