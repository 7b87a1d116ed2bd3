package gateways

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// What the recipes call Postern and the upstream.
const (
	posternInRecipes  = "127.0.0.1:8080"
	upstreamInRecipes = "127.0.0.1:9000"
)

// recipe is the one fenced block of a language in docs/gateways.md, with each
// of pairs' first halves replaced by the second.
func recipe(t *testing.T, language string, pairs ...string) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "gateways.md"))
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(string(page), -1)
	require.Len(t, blocks, 1, language)
	text := blocks[0][1]
	for i := 0; i < len(pairs); i += 2 {
		require.Contains(t, text, pairs[i])
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}

// gateway is a program of which there is a recipe.
type gateway struct {
	name  string
	start func(t *testing.T, postern, upstream string) (url string)
}

// each runs a test behind every gateway that is here.
func each(t *testing.T, test func(t *testing.T, h *house)) {
	t.Helper()
	for _, g := range []gateway{{"nginx", startNginx}, {"Caddy", startCaddy}} {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			test(t, newHouse(t, g))
		})
	}
}

func startNginx(t *testing.T, postern, upstream string) string {
	t.Helper()
	return startNginxBefore(t, []string{postern}, upstream)
}

// startNginxBefore starts nginx before several instances of Postern, each with a
// line as the recipe says.
func startNginxBefore(t *testing.T, instances []string, upstream string) string {
	t.Helper()
	line := regexp.MustCompile(`(?m)^ *server ` + posternInRecipes + ` .*$`).FindString(recipe(t, "nginx"))
	var lines []string
	for _, addr := range instances {
		lines = append(lines, strings.Replace(line, posternInRecipes, addr, 1))
	}
	program, err := exec.LookPath("nginx")
	if err != nil {
		program, err = exec.LookPath("/usr/sbin/nginx") // not on everybody's path
	}
	if err != nil && os.Getenv("CI") != "" {
		require.NoError(t, err, "nginx is missing: apt-get install nginx-light")
	}
	if err != nil {
		t.Skip("nginx is missing: apt-get install nginx-light")
	}
	dir, addr := t.TempDir(), freeAddr(t)
	config := fmt.Sprintf("daemon off; master_process off; pid %[1]s/pid; error_log stderr warn; events {}\nhttp {\n"+
		"access_log off; client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi;\n"+
		"uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;\n", dir) + recipe(t, "nginx",
		line, strings.Join(lines, "\n"), upstreamInRecipes, upstream, "listen 80;", "listen "+addr+";") + "}\n"
	path := filepath.Join(dir, "nginx.conf")
	require.NoError(t, os.WriteFile(path, []byte(config), 0o600))
	run(t, addr, exec.Command(program, "-p", dir, "-c", path))
	return "http://" + addr
}

func startCaddy(t *testing.T, postern, upstream string) string {
	t.Helper()
	program, err := filepath.Abs(filepath.Join("..", "..", "bin", "caddy"))
	require.NoError(t, err)
	if _, err := os.Stat(program); err != nil {
		t.Skip("bin/caddy is missing: make gateways")
	}
	dir, addr := t.TempDir(), freeAddr(t)
	config := "{\n\tadmin off\n\tpersist_config off\n\tdefault_bind 127.0.0.1\n}\n" + recipe(t, "caddy",
		posternInRecipes, postern, upstreamInRecipes, upstream, "api.example.com {", "http://"+addr+" {")
	path := filepath.Join(dir, "Caddyfile")
	require.NoError(t, os.WriteFile(path, []byte(config), 0o600))
	caddy := exec.Command(program, "run", "--adapter", "caddyfile", "--config", path)
	caddy.Env = []string{"HOME=" + dir, "XDG_DATA_HOME=" + dir, "XDG_CONFIG_HOME=" + dir}
	run(t, addr, caddy)
	return "http://" + addr
}

// run starts a program, waits until it listens, and ends it with the test.
func run(t *testing.T, addr string, program *exec.Cmd) {
	t.Helper()
	said, err := os.Create(filepath.Join(t.TempDir(), "said"))
	require.NoError(t, err)
	defer said.Close()
	program.Stdout, program.Stderr = said, said
	require.NoError(t, program.Start())
	t.Cleanup(func() {
		_ = program.Process.Kill()
		_ = program.Wait() // "signal: killed"
		if text, _ := os.ReadFile(said.Name()); t.Failed() {
			t.Logf("%s says:\n%s", filepath.Base(program.Path), text)
		}
	})
	require.Eventually(t, func() bool {
		c, err := net.Dial("tcp", addr)
		return err == nil && c.Close() == nil
	}, 20*time.Second, 10*time.Millisecond, "it does not listen")
}

func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().String()
}
