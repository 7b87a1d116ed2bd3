package posternauth_test

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
)

// built holds postern and the example, built once for all tests here.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "posternauth")
	if err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-o", dir, ".", "./client/go/examples/service")
	build.Dir = filepath.Join("..", "..")
	// As the Makefile's, so that what is compiled already is used again.
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-trimpath -buildvcs=false")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return dir, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := built(); err == nil {
		_ = os.RemoveAll(dir) // a temporary folder; the system clears it too
	}
	os.Exit(code)
}

// postern is the real binary, running, with its owner signed in.
type postern struct {
	url     string
	command *exec.Cmd
	owner   *http.Client
}

// program is a caller with a credential.
type program struct{ ID, Email, Password string }

func (p program) authorization() string { return basic(p.Email, p.Password) }

func basic(address, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(address+":"+password))
}

func start(t *testing.T, settings ...string) *postern {
	t.Helper()
	database := testdb.URL(t)
	s, err := store.Open(t.Context(), database)
	require.NoError(t, err)
	_, err = testdb.Wire(s, nil).NewPeople(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.Close())
	host := freeHost(t)
	p := &postern{url: "http://" + host}
	p.command = run(t, "postern", append([]string{"serve", "--addr", host, "--database", database}, settings...)...)
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	p.owner = &http.Client{Jar: jar}
	p.graphql(t, `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { isOwner } } }`,
		map[string]any{"email": "ada@example.com", "password": testdb.Password}, nil)
	return p
}

// run starts a binary, waits for its first line, and ends it after the test.
func run(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	dir, err := built()
	require.NoError(t, err)
	command := exec.Command(filepath.Join(dir, name), args...)
	command.Env = []string{"PATH=" + os.Getenv("PATH")} // no setting from outside
	command.Stderr = new(bytes.Buffer)
	stdout, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	t.Cleanup(func() { stop(command) })
	_, err = bufio.NewReader(stdout).ReadString('\n')
	require.NoError(t, err, "%s says nothing", name)
	return command
}

func stop(command *exec.Cmd) {
	if command.ProcessState != nil {
		return
	}
	_ = command.Process.Signal(syscall.SIGTERM) // it may have ended
	last := time.AfterFunc(20*time.Second, func() { _ = command.Process.Kill() })
	defer last.Stop()
	_ = command.Wait() // how it ended is another test's question
}

func freeHost(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	return listener.Addr().String()
}

// graphql carries a document out as the owner.
func (p *postern) graphql(t *testing.T, query string, input map[string]any, data any) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"input": input}})
	require.NoError(t, err)
	answer, err := p.owner.Post(p.url+"/graphql", "application/json", bytes.NewReader(body))
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NotContains(t, string(text), `"errors"`)
	require.NoError(t, json.Unmarshal(text, &struct{ Data any }{data}))
}

func (p *postern) newProgram(t *testing.T) program {
	t.Helper()
	var draft struct{ DraftAPIUser program }
	p.graphql(t, `mutation { draftApiUser { email password } }`, nil, &draft)
	made := draft.DraftAPIUser
	var created struct{ CreateAPIUser struct{ APIUser program } }
	p.graphql(t, `mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { id } } }`,
		map[string]any{"email": made.Email, "password": made.Password, "description": "Nightly import"}, &created)
	made.ID = created.CreateAPIUser.APIUser.ID
	return made
}

func (p *postern) enable(t *testing.T, who program, enabled bool) {
	t.Helper()
	p.graphql(t, `mutation ($input: UpdateApiUserInput!) { updateApiUser(input: $input) { apiUser { id } } }`,
		map[string]any{"id": who.ID, "enabled": enabled}, nil)
}
