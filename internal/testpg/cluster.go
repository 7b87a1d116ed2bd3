package testpg

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// patience is how long a server may take to accept connections.
const patience = time.Minute

// initialize makes the data directory of a server that only its password opens.
func (s *Server) initialize(ctx context.Context, programs string) error {
	password := filepath.Join(s.dir, "password")
	if err := os.WriteFile(password, []byte(s.password), 0o600); err != nil {
		return err
	}
	defer os.Remove(password)
	if err := handOver(s.dir, password); err != nil {
		return err
	}
	// One round of hashing is enough for a random password, and quicker.
	cmd := exec.CommandContext(ctx, filepath.Join(programs, "initdb"),
		"--pgdata", filepath.Join(s.dir, "data"), "--username=postgres", "--pwfile", password,
		"--auth=scram-sha-256", "--set=scram_iterations=1", "--encoding=UTF8", "--locale=C",
		"--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions")
	if err := confine(cmd, s.dir); err != nil {
		return err
	}
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, output)
	}
	return nil
}

// arguments of postgres, but for its port.
func arguments(dir string, options Options) []string {
	set := []string{
		"listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300",
		"shared_buffers=64MB", "scram_iterations=1",
	}
	if !options.Durable {
		// Nothing of it is needed after a crash, and there are too many
		// databases to be tidied up.
		set = append(set, "fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off",
			"wal_level=minimal", "max_wal_senders=0")
	}
	all := []string{"-D", filepath.Join(dir, "data")}
	for _, setting := range set {
		all = append(all, "-c", setting)
	}
	return all
}

// freePort is below the ports that systems give to outgoing connections: one
// of those could take it while the server is down.
func freePort() int {
	for {
		port := 20000 + rand.IntN(12000)
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			_ = l.Close()
			return port
		}
	}
}

// ready waits until the server takes connections, or has ended.
func (s *Server) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, s.URL("postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-s.keeper.ended:
			return errors.New("it ended at once")
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// tail is the end of a log.
func tail(path string) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return "There is no log: " + err.Error()
	}
	lines := strings.Split(string(bytes.TrimSpace(content)), "\n")
	return strings.Join(lines[max(0, len(lines)-20):], "\n")
}
