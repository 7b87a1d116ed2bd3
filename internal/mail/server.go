package mail

import (
	"crypto/x509"
	"errors"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// Encryption is how the connection to a mail server is kept private.
type Encryption int

// How a connection is encrypted.
const (
	StartTLS    Encryption = iota // begins in plain text, and must change over before anything is said
	Implicit                      // TLS from the first byte
	Unnecessary                   // the server is on this machine
)

// Server is the mail server that takes our mails; the zero value is none.
type Server struct {
	Host       string
	Port       int
	User       string // empty: without signing in there
	Password   string
	Encryption Encryption
	Roots      *x509.CertPool // whose certificates are believed; nil: those that this machine knows
}

// ParseServer reads smtp://USER:PASSWORD@HOST:PORT, where STARTTLS is required
// unless the host is this machine, or smtps://, which is TLS from the start.
// The ports are 587 and 465 when left out. Nothing at all is no server. An
// error never holds the text: a password may be in it.
func ParseServer(text string) (Server, error) {
	if text == "" {
		return Server{}, nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || (u.Path != "" && u.Path != "/") || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" {
		return Server{}, errors.New("is not an address like smtp://USER:PASSWORD@mail.example.com:587; write characters such as @ / : in a password as %40 %2F %3A")
	}
	s := Server{Host: u.Hostname(), User: u.User.Username()}
	s.Password, _ = u.User.Password()
	port := "587"
	switch {
	case u.Scheme == "smtps":
		s.Encryption, port = Implicit, "465"
	case u.Scheme != "smtp":
		return Server{}, errors.New("must begin with smtp:// (STARTTLS) or smtps:// (TLS from the start)")
	case loopback(s.Host):
		s.Encryption = Unnecessary
	}
	if u.Port() != "" {
		port = u.Port()
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || n == 0 {
		return Server{}, errors.New("has a port that is not between 1 and 65535")
	}
	s.Port = int(n)
	if (s.User == "") != (s.Password == "") {
		return Server{}, errors.New("has a user without a password, or a password without a user; give both or neither")
	}
	return s, nil
}

// ParseFrom reads who our mails are from: an address, or "Name <address>".
// Empty is postern@ and the host of the public address.
func ParseFrom(text, publicURL string) (*mail.Address, error) {
	if text == "" {
		return &mail.Address{Address: "postern@" + mailHost(publicURL)}, nil
	}
	a, err := mail.ParseAddress(text)
	if err != nil || strings.ContainsFunc(text, control) {
		return nil, errors.New("is not an email address like postern@example.com")
	}
	return a, nil
}

// mailHost is the host of an address as mail writes it: RFC 5321, 4.1.3.
func mailHost(publicURL string) string {
	host := "localhost"
	if u, err := url.Parse(publicURL); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	switch ip, err := netip.ParseAddr(host); {
	case err != nil:
		return host
	case ip.Is6():
		return "[IPv6:" + ip.String() + "]"
	default:
		return "[" + host + "]"
	}
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
