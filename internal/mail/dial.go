package mail

import (
	"context"
	"crypto/tls"
	"net"
	"time"

	smtp "github.com/wneessen/go-mail"
)

// dial opens a connection that is over when send is, whatever the mail server
// says or doesn't. The library alone bounds each step anew.
func dial(send context.Context, encryption Encryption, secure *tls.Config) smtp.DialContextFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		dialled, err := new(net.Dialer).DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		context.AfterFunc(send, func() { _ = dialled.Close() })
		last, _ := send.Deadline()
		conn := bounded{dialled, last}
		if encryption != Implicit {
			return conn, nil
		}
		tlsConn := tls.Client(conn, secure)
		if err := tlsConn.HandshakeContext(ctx); err != nil {
			_ = conn.Close()
			return nil, err
		}
		return tlsConn, nil
	}
}

// bounded is a connection whose deadlines can't be later than last.
type bounded struct {
	net.Conn
	last time.Time
}

// SetDeadline moves the deadline, no further than the last.
func (b bounded) SetDeadline(t time.Time) error {
	if t.IsZero() || t.After(b.last) {
		t = b.last
	}
	return b.Conn.SetDeadline(t)
}
