package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/testdb"
)

func TestThePeerIsReadFromTheRightAsFarAsTrustedProxiesWrote(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	trusted := wire(h, trusting("10.0.0.0/8", "192.0.2.7/32", "fd00::/8"))
	for name, c := range map[string]struct {
		remote    string
		forwarded []string
		want      string
	}{
		"no proxy":                         {"203.0.113.9:4711", nil, "203.0.113.9"},
		"no proxy, IPv6":                   {"[2001:db8::9]:4711", nil, "2001:db8::9"},
		"no proxy, mapped IPv4":            {"[::ffff:203.0.113.9]:4711", nil, "203.0.113.9"},
		"an untrusted peer's own word":     {"203.0.113.9:4711", []string{"198.51.100.1"}, "203.0.113.9"},
		"a trusted proxy":                  {"10.1.1.1:4711", []string{"198.51.100.1"}, "198.51.100.1"},
		"a trusted proxy without a header": {"10.1.1.1:4711", nil, "10.1.1.1"},
		"a chain of trusted proxies":       {"10.1.1.1:4711", []string{"198.51.100.1, 192.0.2.7, 10.2.2.2"}, "198.51.100.1"},
		"a spoofed entry to the left":      {"10.1.1.1:4711", []string{"127.0.0.1, 198.51.100.1"}, "198.51.100.1"},
		"a spoofed trusted entry":          {"10.1.1.1:4711", []string{"1.2.3.4, 10.9.9.9, 198.51.100.1"}, "198.51.100.1"},
		"several headers are one list":     {"10.1.1.1:4711", []string{"1.2.3.4", "198.51.100.1", "10.2.2.2"}, "198.51.100.1"},
		"everybody trusted":                {"10.1.1.1:4711", []string{"10.3.3.3, 10.2.2.2"}, "10.3.3.3"},
		"IPv6 behind IPv6":                 {"[fd00::1]:4711", []string{"2001:db8::5"}, "2001:db8::5"},
		"mapped proxy and mapped caller":   {"[::ffff:10.1.1.1]:4711", []string{"::ffff:198.51.100.1"}, "198.51.100.1"},
		"mapped trusted hop":               {"10.1.1.1:4711", []string{"198.51.100.1, ::ffff:10.2.2.2"}, "198.51.100.1"},
		"garbage on the right":             {"10.1.1.1:4711", []string{"198.51.100.1, garbage"}, "10.1.1.1"},
		"garbage behind a trusted hop":     {"10.1.1.1:4711", []string{"198.51.100.1, <script>, 10.2.2.2"}, "10.2.2.2"},
		"garbage to the left":              {"10.1.1.1:4711", []string{"garbage, 198.51.100.1"}, "198.51.100.1"},
		"an empty header":                  {"10.1.1.1:4711", []string{""}, "10.1.1.1"},
		"an empty entry":                   {"10.1.1.1:4711", []string{"198.51.100.1,,10.2.2.2"}, "10.2.2.2"},
		"no spaces":                        {"10.1.1.1:4711", []string{"1.2.3.4,198.51.100.1,10.2.2.2"}, "198.51.100.1"},
		"a port":                           {"10.1.1.1:4711", []string{"198.51.100.1:80"}, "10.1.1.1"},
		"very many":                        {"10.1.1.1:4711", []string{strings.Repeat("1.2.3.4,", 3000) + "198.51.100.1"}, "198.51.100.1"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, peerOf(t, trusted, c.remote, c.forwarded))
		})
	}
}

func TestNobodyIsTrustedByDefault(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for _, remote := range []string{"127.0.0.1:1", "[::1]:1", "10.1.1.1:1"} {
		require.NotEqual(t, "198.51.100.1", peerOf(t, wire(h), remote, []string{"198.51.100.1"}))
	}
}

func peerOf(t *testing.T, handler http.Handler, remote string, forwarded []string) string {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
	r.RemoteAddr, r.Header["X-Forwarded-For"] = remote, forwarded
	for _, other := range []string{"X-Real-Ip", "Forwarded", "X-Forwarded-Host", "Cf-Connecting-Ip", "True-Client-Ip"} {
		r.Header.Set(other, "198.51.100.99") // nobody asked for these
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	var v access.Viewer
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &v))
	return v.Peer
}
