package main

import (
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// shown is a demo that runs.
type shown struct {
	*host
	server *server
	link   string // path and query
	key    http.Header
	temp   string // where it puts temporary files
}

func newDemoHost(t *testing.T) (*host, string) {
	t.Helper()
	h, temp := newHost(t), t.TempDir()
	h.env = append(h.env, "TMPDIR="+temp, "TMP="+temp)
	return h, temp
}

func startDemo(t *testing.T) *shown {
	t.Helper()
	h, temp := newDemoHost(t)
	d := &shown{host: h, server: h.start(t, "demo", "--addr", h.addr), temp: temp}
	require.Regexp(t, `^`+regexp.QuoteMeta(h.url)+`/demo\?token=[\w-]{43}$`, d.server.line)
	d.link = strings.TrimPrefix(d.server.line, h.url)
	var curl []string
	require.Eventually(t, func() bool {
		curl = regexp.MustCompile(`curl -i -u (\S+@\S+):(\S+) (\S+)\n`).FindStringSubmatch(d.server.stdout.String())
		return curl != nil
	}, patience, 5*time.Millisecond, "it printed nothing to try")
	require.Equal(t, h.url+"/verify", curl[3])
	d.key = basic(curl[1], curl[2])
	return d
}

// open opens a link, and goes nowhere from there.
func (h *host) open(t *testing.T, method, link string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, h.url+link, nil)
	require.NoError(t, err)
	got, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(t, err)
	require.NoError(t, got.Body.Close())
	return got
}

// owner is what a browser sends after it has opened the link.
func (d *shown) owner(t *testing.T) http.Header {
	t.Helper()
	got := d.open(t, http.MethodGet, d.link)
	require.Equal(t, http.StatusSeeOther, got.StatusCode)
	require.Equal(t, "/account/users/api", got.Header.Get("Location"))
	require.Regexp(t, `^postern_session=[\w-]{43}; Path=/; Max-Age=\d+; HttpOnly; SameSite=Lax$`, got.Header.Get("Set-Cookie"))
	cookie, _, _ := strings.Cut(got.Header.Get("Set-Cookie"), ";")
	return http.Header{"Cookie": {cookie}}
}

// demoFolders are those that demos have in a folder for temporary files.
func demoFolders(t *testing.T, temp string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(temp, "postern-*"))
	require.NoError(t, err)
	return found
}
