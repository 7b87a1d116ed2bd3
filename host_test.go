package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// asProgram makes this test binary run as postern itself: main, with its flags,
// streams, signals and exit code, and the race detector within.
const asProgram = "POSTERN_TEST_RUN_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

const patience = time.Minute // machines that build something else meanwhile are slow

// host is a machine with a folder and a port of its own.
type host struct {
	folder, addr, url, token string
	env                      []string
}

func newHost(t *testing.T) *host {
	t.Helper()
	addr := "127.0.0.1:" + freePort(t)
	h := &host{folder: t.TempDir(), addr: addr, url: "http://" + addr}
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "POSTERN_") {
			h.env = append(h.env, variable)
		}
	}
	h.env = append(h.env, asProgram+"=1", "POSTERN_ADDR="+addr)
	if testdb.Postgres() {
		h.env = append(h.env, "POSTERN_DATABASE="+testdb.URL(t))
	}
	return h
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	require.NoError(t, err)
	return port
}

func (h *host) command(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, os.Args[0], args...)
	c.Dir, c.Env = h.folder, h.env
	return c
}

// result is what a command that ended has left.
type result struct {
	code           int
	stdout, stderr string
}

// run runs a command to its end.
func (h *host) run(t *testing.T, args ...string) result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	c := h.command(ctx, args...)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return result{c.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// server is a postern that runs.
type server struct {
	command        *exec.Cmd
	line           string // the first that it printed
	stdout, stderr buffer
}

// buffer is written and read at once.
type buffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// start starts a server, which ends with the test at the latest.
func (h *host) start(t *testing.T, args ...string) *server {
	t.Helper()
	s := &server{command: h.command(context.Background(), args...)}
	s.command.Stdout, s.command.Stderr = &s.stdout, &s.stderr
	require.NoError(t, s.command.Start())
	t.Cleanup(func() {
		if s.command.ProcessState == nil {
			_ = s.command.Process.Kill()
			_ = s.command.Wait()
		}
	})
	require.Eventually(t, func() bool { return strings.Contains(s.stdout.String(), "\n") },
		patience, 5*time.Millisecond, "it printed no line")
	s.line, _, _ = strings.Cut(s.stdout.String(), "\n")
	_, h.token, _ = strings.Cut(s.line, "#token=")
	return s
}

// stop sends a signal and returns the exit code.
func (s *server) stop(t *testing.T, signal os.Signal) int {
	t.Helper()
	require.NoError(t, s.command.Process.Signal(signal))
	return s.wait(t)
}

func (s *server) wait(t *testing.T) int {
	t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- s.command.Wait() }()
	select {
	case <-ended:
	case <-time.After(patience):
		_ = s.command.Process.Kill()
		<-ended
		t.Fatal("it did not end")
	}
	return s.command.ProcessState.ExitCode()
}

func (s *server) waitForLog(t *testing.T, text string) {
	t.Helper()
	require.Eventually(t, func() bool { return strings.Contains(s.stderr.String(), text) }, patience, 5*time.Millisecond)
}
