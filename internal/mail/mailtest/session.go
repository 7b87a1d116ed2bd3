package mailtest

import (
	"io"
	netmail "net/mail"
	"strings"

	"mime"
	"mime/quotedprintable"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Mail is one that came in.
type Mail struct {
	From, To string         // of the envelope
	Header   netmail.Header // as it was sent
	Subject  string         // decoded
	Text     string         // decoded, with \n at the end of lines
	Raw      string         // everything, as it was sent
	TLS      bool           // came over an encrypted connection
	User     string         // who signed in; empty: nobody
}

// NewSession begins a connection; the mail server calls it.
func (in *Inbox) NewSession(c *smtp.Conn) (smtp.Session, error) {
	_, encrypted := c.TLSConnectionState()
	return &session{inbox: in, mail: Mail{TLS: encrypted}}, nil
}

// session is what one connection has said so far.
type session struct {
	inbox *Inbox
	mail  Mail
	user  string
}

// AuthMechanisms are offered where signing in is asked for.
func (s *session) AuthMechanisms() []string {
	if s.inbox.options.User == "" {
		return nil
	}
	return []string{sasl.Plain}
}

// Auth checks who signs in.
func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != s.inbox.options.User || password != s.inbox.options.Password {
			return smtp.ErrAuthFailed
		}
		s.user = user
		return nil
	}), nil
}

// Mail begins a mail.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.inbox.options.User != "" && s.user == "" {
		return smtp.ErrAuthRequired
	}
	s.mail.From, s.mail.User = from, s.user
	return nil
}

// Rcpt names whom it is for.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.mail.To = to
	if s.inbox.options.Refuse != nil {
		return s.inbox.options.Refuse(to)
	}
	return nil
}

// Data takes it in.
func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	m := s.mail
	m.Raw = string(raw)
	read, err := netmail.ReadMessage(strings.NewReader(m.Raw))
	if err != nil {
		return err
	}
	m.Header = read.Header
	if m.Subject, err = new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil {
		return err
	}
	text, err := io.ReadAll(quotedprintable.NewReader(read.Body))
	if err != nil {
		return err
	}
	m.Text = strings.ReplaceAll(string(text), "\r\n", "\n")
	s.inbox.put(&m)
	return nil
}

// Reset forgets a mail that was begun.
func (s *session) Reset() { s.mail = Mail{TLS: s.mail.TLS} }

// Logout ends the connection.
func (*session) Logout() error { return nil }
