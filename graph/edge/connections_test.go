package edge

import (
	"io"
	"net"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestConnectionsOverTheLimitWaitForOneToEnd: they are neither refused nor
// served, so that a flood takes no more than its share of memory and files.
func TestConnectionsOverTheLimitWaitForOneToEnd(t *testing.T) {
	p := start(t, "--limit-connections", "4")
	client.CloseIdleConnections()
	var held []net.Conn
	for range 4 {
		held = append(held, p.dial(t))
	}
	next := p.dial(t)
	_, err := io.WriteString(next, "GET /healthz HTTP/1.1\r\nHost: edge.test\r\nConnection: close\r\n\r\n")
	require.NoError(t, err)
	require.NoError(t, next.SetReadDeadline(time.Now().Add(500*time.Millisecond)))
	_, err = next.Read(make([]byte, 1))
	require.ErrorIs(t, err, os.ErrDeadlineExceeded, "it was served beside the others")

	require.NoError(t, held[0].Close())
	require.NoError(t, next.SetReadDeadline(time.Now().Add(10*time.Second)))
	answer, err := io.ReadAll(next)
	require.NoError(t, err)
	require.Contains(t, string(answer), "200 OK")
}

func (p *postern) dial(t *testing.T) net.Conn {
	t.Helper()
	connection, err := net.DialTimeout("tcp", p.host, 5*time.Second)
	require.NoError(t, err)
	t.Cleanup(func() { _ = connection.Close() })
	return connection
}
