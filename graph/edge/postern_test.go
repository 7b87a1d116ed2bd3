package edge

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// postern is the real binary, running.
type postern struct {
	url      string
	host     string
	pid      int
	database string // its URL
	stderr   string // the file of its log
	cookie   string // of the owner, once signed in
}

// built is the binary, built once for all tests here: without the race
// detector, which would multiply what is measured.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "postern-edge")
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
	if testdb.Postgres() {
		fmt.Println("The edge stands before the database: it is tested on SQLite.")
		return
	}
	code := m.Run()
	if path, err := built(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path)) // a temporary folder; the system clears it too
	}
	os.Exit(code)
}

// start runs the binary on a free port over a database that holds the cast,
// with the owner signed in. It is stopped at the end of the test.
func start(t *testing.T, settings ...string) *postern {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: the real binary is not built")
	}
	binary, err := built()
	require.NoError(t, err)
	dir := t.TempDir()
	p := &postern{host: freeHost(t), database: filledDatabase(t), stderr: filepath.Join(dir, "stderr")}
	p.url = "http://" + p.host
	log, err := os.Create(p.stderr)
	require.NoError(t, err)
	defer log.Close()
	command := exec.Command(binary, append([]string{"serve", "--addr", p.host, "--database", p.database}, settings...)...)
	command.Stderr = log
	// GOGC: what a request leaves behind, not what the collector may let lie.
	command.Env = []string{"GOMEMLIMIT=", "GOGC=100", "PATH=" + os.Getenv("PATH")} // no setting from outside
	stdout, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	t.Cleanup(func() { stop(t, command) })
	ready, err := bufio.NewReader(stdout).ReadString('\n')
	require.NoError(t, err, "it says nothing: %s", p.log(t))
	require.Contains(t, ready, "Postern listens on")
	p.pid = command.Process.Pid
	p.cookie = p.signIn(t)
	return p
}

func stop(t *testing.T, command *exec.Cmd) {
	require.NoError(t, command.Process.Signal(syscall.SIGTERM), "it is gone already")
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case err := <-ended:
		require.NoError(t, err)
	case <-time.After(25 * time.Second):
		_ = command.Process.Kill()
		require.Fail(t, "it did not stop in time")
	}
}

func freeHost(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	return listener.Addr().String()
}

// log is what it has logged so far.
func (p *postern) log(t *testing.T) string {
	text, err := os.ReadFile(p.stderr)
	require.NoError(t, err)
	return string(text)
}

// alive asks for proof of life.
func (p *postern) alive(t *testing.T) {
	t.Helper()
	got, err := p.try(query(`{ setUpNeeded }`), nobody)
	require.NoError(t, err)
	require.Equal(t, `{"data":{"setUpNeeded":false}}`, strings.TrimSpace(string(got.body)))
	require.NotContains(t, p.log(t), "panic")
}

// memory is what the process holds of the machine's memory now, and held at
// most, in bytes; false where the system doesn't say.
func (p *postern) memory(t *testing.T) (now, most int, known bool) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.pid))
	if err != nil {
		return 0, 0, false
	}
	for line := range bytes.Lines(text) {
		var kB int
		if _, err := fmt.Sscanf(string(line), "VmRSS: %d kB", &kB); err == nil {
			now = kB << 10
		}
		if _, err := fmt.Sscanf(string(line), "VmHWM: %d kB", &kB); err == nil {
			most = kB << 10
		}
	}
	return now, most, true
}
