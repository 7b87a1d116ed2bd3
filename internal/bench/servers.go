//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The processors: one for the server that is measured, one for the load and
// PostgreSQL.
const (
	serverCPU = "0"
	loadCPU   = "1"
)

// target is a server under load.
type target struct {
	process *exec.Cmd
	addr    *syscall.SockaddrInet4
	cold    time.Duration // from its start to its first answer
}

// pin keeps a process, with all its threads, on a processor.
func pin(pid int, cpu string) error {
	out, err := exec.Command("taskset", "-a", "-p", "-c", cpu, strconv.Itoa(pid)).CombinedOutput() // #nosec G204
	if err != nil {
		return fmt.Errorf("taskset: %w: %s", err, out)
	}
	return nil
}

// port is one that was free a moment ago.
func port() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// start starts a server on its processor and waits until it answers request.
func start(ctx context.Context, at int, request []byte, env []string, command ...string) (*target, error) {
	process := exec.CommandContext(ctx, "taskset", append([]string{"-c", serverCPU}, command...)...) // #nosec G204 G702 -- a developer's tool, which runs what it is told to measure
	process.Env = append(os.Environ(), env...)
	process.Stderr = os.Stderr
	process.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	t := &target{process: process, addr: &syscall.SockaddrInet4{Port: at, Addr: [4]byte{127, 0, 0, 1}}}
	begin := time.Now()
	if err := process.Start(); err != nil {
		return nil, err
	}
	once := &load{addr: t.addr, connections: 1, next: func() []byte { return request }, lasts: 1}
	for ctx.Err() == nil && time.Since(begin) < time.Minute {
		if _, err := once.run(); err == nil {
			t.cold = time.Since(begin)
			return t, nil
		}
		time.Sleep(time.Millisecond)
	}
	return nil, errors.Join(fmt.Errorf("%s does not answer", command[0]), t.stop())
}

func (t *target) stop() error {
	_ = t.process.Process.Kill()
	_ = t.process.Wait() // killed
	return nil
}

// cpu is the processor time that the server has taken so far.
func (t *target) cpu() (time.Duration, error) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", t.process.Process.Pid))
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	for _, task := range tasks {
		text, err := os.ReadFile(task) // #nosec G304 -- of /proc
		if err != nil {
			return 0, err
		}
		nanoseconds, _, _ := strings.Cut(string(text), " ")
		n, err := strconv.ParseInt(nanoseconds, 10, 64)
		if err != nil {
			return 0, err
		}
		sum += time.Duration(n)
	}
	return sum, nil
}

// memory is what the server holds of the machine's, in bytes.
func (t *target) memory() (int, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", t.process.Process.Pid)) // #nosec G304 G703 -- of /proc
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(text))
	pages, err := strconv.Atoi(fields[1])
	return pages * os.Getpagesize(), err
}

// nginx writes its configuration: one process, Basic with SHA-1, no log, and
// what it answers with: a small file, or the cheapest content there is.
func nginx(ctx context.Context, folder, content string) (*target, error) {
	if _, err := exec.LookPath("nginx"); err != nil {
		return nil, nil
	}
	at, err := port()
	if err != nil {
		return nil, err
	}
	config := fmt.Sprintf(`daemon off; master_process off; pid %[1]s/nginx.pid; error_log stderr crit;
events { worker_connections 256; }
http {
  access_log off; keepalive_requests 1000000000; client_body_temp_path %[1]s; proxy_temp_path %[1]s;
  fastcgi_temp_path %[1]s; uwsgi_temp_path %[1]s; scgi_temp_path %[1]s;
  server { listen 127.0.0.1:%[2]d; location / { auth_basic x; auth_basic_user_file %[1]s/users; root %[1]s; %[3]s } }
}`, folder, at, content)
	users := address(0) + ":" + shaText(password)
	if err := errors.Join(os.MkdirAll(folder, 0o755), // #nosec G301 -- nginx reads it as another user
		os.WriteFile(folder+"/nginx.conf", []byte(config), 0o600), os.WriteFile(folder+"/verify", []byte("ok\n"), 0o644), // #nosec G306
		os.WriteFile(folder+"/users", []byte(users+"\n"), 0o644)); err != nil { // #nosec G306 -- a made-up one
		return nil, err
	}
	return start(ctx, at, request("HEAD", address(0), password), nil, "nginx", "-p", folder, "-c", folder+"/nginx.conf")
}
