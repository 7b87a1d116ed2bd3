package gateways

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// instance is a real postern on an address of its own.
type instance struct {
	addr, database, binary string
	drain                  time.Duration
	command                *exec.Cmd
}

func (i *instance) start(t *testing.T) {
	t.Helper()
	i.command = exec.Command(i.binary, "serve", "--addr", i.addr, "--database", i.database,
		"--drain", i.drain.String(), "--trusted-proxy", "127.0.0.1")
	i.command.Env = []string{"PATH=" + os.Getenv("PATH")}
	stdout, err := i.command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, i.command.Start())
	command := i.command
	t.Cleanup(func() { _ = command.Process.Kill() })
	line, _ := bufio.NewReader(stdout).ReadString('\n')
	require.Contains(t, line, "Postern listens on")
}

// restart ends it in order and starts it again; with a drain it is not ready
// before it stops listening.
func (i *instance) restart(t *testing.T) {
	t.Helper()
	require.NoError(t, i.command.Process.Signal(syscall.SIGTERM))
	if i.drain > 0 {
		require.Eventually(t, func() bool { return i.ready(t) == http.StatusServiceUnavailable }, i.drain, 5*time.Millisecond)
	}
	require.NoError(t, i.command.Wait())
	i.start(t)
	require.Equal(t, http.StatusOK, i.ready(t))
}

func (i *instance) ready(t *testing.T) int {
	t.Helper()
	got, err := http.Get("http://" + i.addr + "/readyz")
	require.NoError(t, err)
	require.NoError(t, got.Body.Close())
	return got.StatusCode
}

// build makes the binary, as the Makefile does, so that what is compiled
// already is used again.
func build(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "postern")
	c := exec.Command("go", "build", "-o", path, ".")
	c.Dir = filepath.Join("..", "..")
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-trimpath -buildvcs=false")
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return path
}

// calls is a steady stream through a gateway.
type calls struct {
	good   atomic.Int64
	failed sync.Map // what went wrong, by when
}

func (c *calls) make(t *testing.T, url string, key http.Header, stop <-chan struct{}) {
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		case <-time.After(2 * time.Millisecond):
		}
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
		if err == nil {
			r.Header = key.Clone()
			err = c.one(r)
		}
		if err != nil {
			c.failed.Store(time.Now(), err.Error())
		}
	}
}

func (c *calls) one(r *http.Request) error {
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer got.Body.Close()
	_, err = io.Copy(io.Discard, got.Body)
	if got.StatusCode != http.StatusOK {
		return errors.New(got.Status)
	}
	c.good.Add(1)
	return err
}

func TestARollingRestartFailsNoCall(t *testing.T) {
	if !testdb.Postgres() {
		t.Skip("only with TEST_DATABASE=postgres: SQLite has one instance")
	}
	if testing.Short() {
		t.Skip("-short: the real binary is not built")
	}
	h, cast := testdb.NewFilledHouse(t)
	binary, behind := build(t), httptest.NewServer(new(upstream))
	defer behind.Close()
	all := []*instance{{drain: 500 * time.Millisecond}, {}}
	var addrs []string
	for _, i := range all {
		i.addr, i.database, i.binary = freeAddr(t), h.URL, binary
		i.start(t)
		addrs = append(addrs, i.addr)
	}
	url := startNginxBefore(t, addrs, behind.Listener.Addr().String())
	stop, streams, made := make(chan struct{}), sync.WaitGroup{}, new(calls)
	for range 8 {
		streams.Go(func() { made.make(t, url, basic(cast.APIUser.Email, cast.APIUserPassword), stop) })
	}
	for range 2 {
		for _, i := range all {
			before := made.good.Load()
			i.restart(t)
			require.Greater(t, made.good.Load(), before, "calls went on meanwhile")
		}
	}
	close(stop)
	streams.Wait()
	made.failed.Range(func(at, what any) bool {
		t.Errorf("%s: %s", at.(time.Time).Format("15:04:05.000"), what)
		return true
	})
	t.Logf("%d calls through 4 restarts", made.good.Load())
}
