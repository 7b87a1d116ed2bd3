package gateways

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/peer"
	"postern/internal/testdb"
	"postern/internal/web"
)

// house is a gateway with Postern beside it and an upstream behind it.
type house struct {
	*testdb.House
	cast     testdb.Cast
	key      http.Header // the cast's API user's
	url      string      // the gateway's
	postern  *httptest.Server
	traffic  traffic // between the gateway and Postern
	upstream upstream
}

func newHouse(t *testing.T, g gateway) *house {
	t.Helper()
	h := new(house)
	h.House, h.cast = testdb.NewFilledHouse(t)
	h.Exec(t, `UPDATE api_users SET permissions = 'contacts.read' WHERE id = ?`, h.cast.APIUser.ID)
	h.key = basic(h.cast.APIUser.Email, h.cast.APIUserPassword)
	h.postern = httptest.NewUnstartedServer(web.New(web.Options{
		GraphQL: http.NotFoundHandler(), Verifier: h.Verifier, Sessions: h.Sessions, People: h.People,
		Ready: h.Store.Ping, App: fstest.MapFS{}, PublicURL: "http://postern.example.com",
		Peers: peer.NewFinder(netip.MustParsePrefix("127.0.0.1/32")),
	}))
	h.traffic.Listener = h.postern.Listener
	h.postern.Listener = &h.traffic
	h.postern.Start()
	t.Cleanup(h.postern.Close)
	behind := httptest.NewServer(&h.upstream)
	t.Cleanup(behind.Close)
	h.url = g.start(t, h.postern.Listener.Addr().String(), behind.Listener.Addr().String())
	return h
}

// enable is a change that is acknowledged when it returns.
func (h *house) enable(t *testing.T, enabled bool) {
	t.Helper()
	owner := access.With(t.Context(), testdb.As(h.cast.Owner))
	_, err := h.APIUsers.Update(owner, apiusers.UpdateInput{ID: h.cast.APIUser.ID, Enabled: &enabled})
	require.NoError(t, err)
}

// traffic counts what comes over a listener.
type traffic struct {
	net.Listener
	connections, bytes atomic.Int64
}

func (l *traffic) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err == nil {
		l.connections.Add(1)
		c = counted{c, &l.bytes}
	}
	return c, err
}

type counted struct {
	net.Conn
	bytes *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.bytes.Add(int64(n))
	return n, err
}

// upstream notes what arrives.
type upstream struct {
	mu      sync.Mutex
	arrived []arrival
}

type arrival struct {
	method, path string
	header       http.Header
	body         []byte
}

func (u *upstream) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	u.mu.Lock()
	defer u.mu.Unlock()
	u.arrived = append(u.arrived, arrival{r.Method, r.URL.RequestURI(), r.Header.Clone(), body})
}

// take returns what has arrived since it was last asked.
func (u *upstream) take() []arrival {
	u.mu.Lock()
	defer u.mu.Unlock()
	got := u.arrived
	u.arrived = nil
	return got
}

func basic(address, password string) http.Header {
	r := http.Request{Header: http.Header{}}
	r.SetBasicAuth(address, password)
	return r.Header
}

// from is a client whose address is another one of this machine.
func from(ip string) *http.Client {
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(ip)}}
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			return dialer.DialContext(ctx, network, addr)
		}}}
}

// send asks the gateway; the body is read to its end.
func (h *house) send(t *testing.T, client *http.Client, method string, header http.Header, body io.Reader) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, h.url+"/orders?page=2", body)
	require.NoError(t, err)
	r.Header = header.Clone()
	got, err := client.Do(r)
	require.NoError(t, err)
	defer got.Body.Close()
	_, err = io.Copy(io.Discard, got.Body)
	require.NoError(t, err)
	return got
}

// get asks from 127.0.0.1.
func (h *house) get(t *testing.T, header http.Header) *http.Response {
	t.Helper()
	return h.send(t, from("127.0.0.1"), http.MethodGet, header, nil)
}
