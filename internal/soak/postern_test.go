package soak

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/session"
	"postern/internal/store"
	"postern/internal/testdb"
)

// built is the binary, built once: a killed test binary would take its own
// tests along.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "postern-soak")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "postern")
	build := exec.Command("go", "build", "-o", path, ".")
	build.Dir = filepath.Join("..", "..")
	// As the Makefile's, so that what is compiled already is used again.
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-trimpath -buildvcs=false")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := built(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path)) // a temporary folder; the system clears it too
	}
	os.Exit(code)
}

// postern is the real binary over a database, on a port of its own, with the
// owner signed in.
type postern struct {
	database, addr, cookie string
	settings               []string
	command                *exec.Cmd
	log                    string
}

// install fills an empty database with the people, and starts nothing yet.
func install(t *testing.T, database string, settings ...string) *postern {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: the real binary is not built")
	}
	s, err := store.Open(t.Context(), database)
	require.NoError(t, err)
	defer s.Close()
	h := testdb.Wire(s, nil)
	cast, err := h.NewPeople(t.Context())
	require.NoError(t, err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	p := &postern{database: database, addr: l.Addr().String(), settings: settings, log: filepath.Join(t.TempDir(), "log")}
	p.cookie = signIn(t, h, cast.Owner)
	return p
}

// signIn starts a session without the slow hash of a real sign-in.
func signIn(t *testing.T, h *testdb.House, u *ent.User) string {
	t.Helper()
	ctx := access.With(t.Context(), access.Viewer{})
	var started session.Started
	require.NoError(t, h.Store.InTx(ctx, func(tx *ent.Client) (err error) {
		started, err = h.Sessions.Start(ctx, tx, u)
		return err
	}))
	var token handed
	h.Sessions.Hand(session.WithCarrier(ctx, &token), started)
	return "postern_session=" + string(token)
}

// handed catches a session's token on its way to the browser.
type handed string

func (h *handed) Hand(token string) { *h = handed(token) }
func (h *handed) TakeBack()         { *h = "" }

// start runs the binary until it is killed, at the end of the test at the
// latest, and returns when it listens.
func (p *postern) start(t *testing.T) {
	t.Helper()
	binary, err := built()
	require.NoError(t, err)
	log, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	require.NoError(t, err)
	defer log.Close()
	p.command = exec.Command(binary, append([]string{"serve", "--addr", p.addr, "--database", p.database}, p.settings...)...)
	p.command.Env, p.command.Stderr = []string{"PATH=" + os.Getenv("PATH")}, log
	stdout, err := p.command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, p.command.Start())
	command := p.command
	t.Cleanup(func() { _ = command.Process.Kill() })
	line, _ := bufio.NewReader(stdout).ReadString('\n')
	if !strings.HasPrefix(line, "Postern listens on") {
		text, _ := os.ReadFile(p.log)
		require.Fail(t, "it does not listen", "%s%s", line, text)
	}
}

// kill is kill -9.
func (p *postern) kill(t *testing.T) {
	t.Helper()
	require.NoError(t, p.command.Process.Kill())
	_ = p.command.Wait() // "signal: killed"
	if !testdb.Postgres() {
		return
	}
	// PostgreSQL ends what was under way when it sees that its client has gone.
	db := testdb.Beside(t, p.database)
	defer db.Close()
	require.Eventually(t, func() bool {
		var left int
		return left == 0 && db.QueryRowContext(context.Background(), `SELECT count(*) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = 'postern'`).Scan(&left) == nil && left == 0
	}, 20*time.Second, 10*time.Millisecond, "its connections are still there")
}
