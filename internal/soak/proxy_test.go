package soak

import (
	"net"
	"net/url"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// proxy stands between postern and its database, and can become a black hole:
// nothing passes, and nobody is told.
type proxy struct {
	listener net.Listener
	target   string
	gate     sync.RWMutex // held while nothing passes
}

// through has a database be reached by way of the proxy.
func (p *proxy) through(t *testing.T) func(database string) string {
	return func(database string) string {
		u, err := url.Parse(database)
		require.NoError(t, err)
		p.target = u.Host
		p.listener, err = net.Listen("tcp", "127.0.0.1:0")
		require.NoError(t, err)
		t.Cleanup(func() { _ = p.listener.Close() })
		go p.accept()
		u.Host = p.listener.Addr().String()
		return u.String()
	}
}

func (p *proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return // closed
		}
		server, err := net.Dial("tcp", p.target)
		if err != nil {
			_ = client.Close()
			continue
		}
		go p.carry(client, server)
		go p.carry(server, client)
	}
}

// carry passes on what arrives, while the gate is open.
func (p *proxy) carry(from, to net.Conn) {
	defer from.Close()
	defer to.Close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		p.gate.RLock()
		_, failed := to.Write(buffer[:n])
		p.gate.RUnlock()
		if err != nil || failed != nil {
			return
		}
	}
}
