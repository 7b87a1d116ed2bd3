// Package mailtest is a mail server for tests: a real one, on loopback, that
// keeps what it is sent.
package mailtest

import (
	"crypto/tls"
	"net"
	netmail "net/mail"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"postern/internal/mail"
)

// Patience is how long Next waits for a mail.
const Patience = 10 * time.Second

// Options is what the mail server is like; the zero value takes everything, in
// plain text, from anybody.
type Options struct {
	StartTLS, Implicit bool
	User, Password     string                // who must sign in; empty: nobody
	Refuse             func(to string) error // asked for each recipient, such as an *smtp.SMTPError; nil: none is refused
	Came               func(*Mail)           // told of each mail that has come in; nil: nobody is
}

// Inbox is a running mail server and what has come in.
type Inbox struct {
	options Options
	server  mail.Server
	mu      sync.Mutex
	mails   []*Mail
	taken   int
	came    chan struct{}
}

// Start runs a mail server until the test ends.
func Start(t testing.TB, o Options) *Inbox {
	t.Helper()
	in, stop, err := Listen(o)
	require.NoError(t, err)
	t.Cleanup(stop)
	return in
}

// Listen runs a mail server until stop is called.
func Listen(o Options) (in *Inbox, stop func(), err error) {
	in = &Inbox{options: o, came: make(chan struct{}, 1)}
	s := smtp.NewServer(in)
	s.Domain, s.AllowInsecureAuth, s.EnableSMTPUTF8 = "localhost", !o.StartTLS, true
	s.ReadTimeout, s.WriteTimeout, s.ErrorLog = time.Minute, time.Minute, quiet{}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	in.server = mail.Server{
		Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port,
		User: o.User, Password: o.Password, Encryption: mail.Unnecessary,
	}
	if o.StartTLS || o.Implicit {
		in.server.Encryption = mail.StartTLS
		if s.TLSConfig, in.server.Roots, err = certificate(); err != nil {
			return nil, nil, err
		}
	}
	if o.Implicit {
		in.server.Encryption = mail.Implicit
		listener = tls.NewListener(listener, s.TLSConfig)
	}
	done := make(chan struct{})
	go func() { defer close(done); _ = s.Serve(listener) }()
	return in, func() {
		_ = listener.Close() // the server may not have got to know it yet
		_ = s.Close()
		<-done
	}, nil
}

// Server is how to reach it.
func (in *Inbox) Server() mail.Server { return in.server }

// Sender sends through it, as postern@example.com, and stops with the test.
func (in *Inbox) Sender(t testing.TB) *mail.Sender {
	s := mail.NewSender(in.server, &netmail.Address{Name: "Postern", Address: "postern@example.com"})
	t.Cleanup(func() { s.Stop(time.Second) })
	return s
}

// Next waits for the mail after the last one that it returned.
func (in *Inbox) Next(t testing.TB) *Mail {
	t.Helper()
	for deadline := time.After(Patience); ; {
		if m := in.take(); m != nil {
			return m
		}
		select {
		case <-in.came:
		case <-deadline:
			require.FailNow(t, "no mail came")
		}
	}
}

// NextTo waits for the next mail to this address; those before it are passed over.
func (in *Inbox) NextTo(t testing.TB, to string) *Mail {
	t.Helper()
	for {
		if m := in.Next(t); m.To == to {
			return m
		}
	}
}

// Count is how many have come in so far. To say that none comes, stop the sender first.
func (in *Inbox) Count() int {
	in.mu.Lock()
	defer in.mu.Unlock()
	return len(in.mails)
}

func (in *Inbox) take() *Mail {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.taken == len(in.mails) {
		return nil
	}
	in.taken++
	return in.mails[in.taken-1]
}

func (in *Inbox) put(m *Mail) {
	in.mu.Lock()
	in.mails = append(in.mails, m)
	in.mu.Unlock()
	if in.options.Came != nil {
		in.options.Came(m)
	}
	select {
	case in.came <- struct{}{}:
	default:
	}
}

type quiet struct{}

func (quiet) Printf(string, ...any) {}
func (quiet) Println(...any)        {}
