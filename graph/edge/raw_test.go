package edge

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const head = "POST /graphql HTTP/1.1\r\nHost: edge.test\r\nContent-Type: application/json\r\n"

// TestCallersWhoLieAboutTheBody writes to the socket what no client library
// would.
func TestCallersWhoLieAboutTheBody(t *testing.T) {
	p := start(t)
	const good = `{"query":"{ setUpNeeded }"}`
	large := strings.Repeat("x", 100*kB)
	chunk := func(text string) string { return fmt.Sprintf("%x\r\n%s\r\n", len(text), text) }
	for name, c := range map[string]struct{ sent, status string }{
		"a body of 200 MB is claimed and never sent": {head + "Content-Length: 209715200\r\n\r\n", "413"},
		"200 MB after a question":                    {head + "Expect: 100-continue\r\nContent-Length: 209715200\r\n\r\n", "413"},
		"a body in pieces of 300 kB":                 {head + "Transfer-Encoding: chunked\r\n\r\n" + chunk(large) + chunk(large) + chunk(large) + "0\r\n\r\n", "413"},
		"a body in pieces without an end":            {head + "Transfer-Encoding: chunked\r\n\r\n" + chunk(large) + chunk(large) + chunk(large), "413"},
		"a good body in pieces":                      {head + "Transfer-Encoding: chunked\r\n\r\n" + chunk(good) + "0\r\n\r\n", "200"},
		"a piece of a size that is no number":        {head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + good, "400"},
		"a piece of 2^64 bytes":                      {head + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n" + good, "400"},
		"less than was claimed":                      {head + "Content-Length: 1000\r\nConnection: close\r\n\r\n" + good, "400"},
		"more than was claimed":                      {head + "Content-Length: 27\r\n\r\n" + good + good, "200"},
		"two lengths":                                {head + "Content-Length: 27\r\nContent-Length: 28\r\n\r\n" + good, "400"},
		"a length that is no number":                 {head + "Content-Length: 27x\r\n\r\n" + good, "400"},
		"a length below zero":                        {head + "Content-Length: -1\r\n\r\n" + good, "400"},
		"an unknown transfer encoding":               {head + "Transfer-Encoding: gzip\r\n\r\n" + good, "501"},
		"headers of 100 kB":                          {head + "X-Long: " + large + "\r\n\r\n", "431"},
		"a line break within a header":               {head + "User-Agent: a\rlevel=ERROR msg=forged\r\nContent-Length: 27\r\n\r\n" + good, "400"},
		"a null byte within a header":                {head + "User-Agent: a\x00b\r\nContent-Length: 27\r\n\r\n" + good, "400"},
		"no host":                                    {strings.Replace(head, "Host: edge.test\r\n", "", 1) + "Content-Length: 27\r\n\r\n" + good, "400"},
		"not HTTP at all":                            {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "400"},
	} {
		t.Run(name, func(t *testing.T) {
			before, _ := cpu(p.pid)
			require.Equal(t, c.status, p.raw(t, c.sent))
			after, _ := cpu(p.pid)
			require.Less(t, after-before, mostCPU[nobody])
			p.alive(t)
		})
	}
	require.NotContains(t, p.log(t), "msg=forged")
}

// raw sends bytes and says which status comes back.
func (p *postern) raw(t *testing.T, sent string) string {
	t.Helper()
	connection, err := net.DialTimeout("tcp", p.host, 5*time.Second)
	require.NoError(t, err)
	defer connection.Close()
	require.NoError(t, connection.SetDeadline(time.Now().Add(5*time.Second)))
	go func() {
		_, _ = io.WriteString(connection, sent) // an early answer can close it before all is sent
		if strings.Contains(sent, "Connection: close") {
			_ = connection.(*net.TCPConn).CloseWrite()
		}
	}()
	line := make([]byte, len("HTTP/1.1 200"))
	_, err = io.ReadFull(connection, line)
	require.NoError(t, err, "no answer")
	return strings.TrimPrefix(string(line), "HTTP/1.1 ")
}

// TestSlowCallersKeepNobodyOut has 200 callers send a byte now and then.
func TestSlowCallersKeepNobodyOut(t *testing.T) {
	const callers, seconds = 200, 3
	p := start(t)
	before, _ := cpu(p.pid)
	stop := make(chan struct{})
	for range callers {
		connection, err := net.Dial("tcp", p.host)
		require.NoError(t, err)
		defer connection.Close()
		_, err = io.WriteString(connection, head+"Transfer-Encoding: chunked\r\n\r\n")
		require.NoError(t, err)
		go func() {
			for tick := time.Tick(100 * time.Millisecond); ; <-tick {
				select {
				case <-stop:
					return
				default:
					_, _ = io.WriteString(connection, "1\r\n{\r\n") // it may have been cut off, which is right
				}
			}
		}()
	}
	for until := time.Now().Add(seconds * time.Second); time.Now().Before(until); time.Sleep(100 * time.Millisecond) {
		asked := time.Now()
		p.alive(t)
		require.Less(t, time.Since(asked), 10*time.Second, "an honest caller waited")
	}
	after, _ := cpu(p.pid)
	close(stop)
	t.Logf("%d slow callers took %v of CPU in %d s", callers, after-before, seconds)
	require.Less(t, (after-before)/(callers*seconds*10), mostCPU[nobody], "for each byte")
}
