// Package mail sends mails to people, through the mail server that the operator
// named. Without one nothing is sent, and Configured says so.
package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode"

	smtp "github.com/wneessen/go-mail"
)

// SendTime is how long the mail server may take for one mail, altogether.
const SendTime = 10 * time.Second

// ErrNotConfigured is Send's answer without a mail server.
var ErrNotConfigured = errors.New("no mail server is set (--smtp-url)")

// Message is a mail in plain text to one person.
type Message struct {
	To      string // an address alone, without a name
	Subject string // one line; control characters become spaces. It is logged when the mail fails, so no secret
	Text    string // lines end in \n; may hold secrets, and is never logged
}

// Sender sends mails. Its methods may be called by anybody, at the same time.
type Sender struct {
	server Server
	from   *mail.Address
	queue  *queue
}

// NewSender sends through server, as from. Call Stop at the end.
func NewSender(server Server, from *mail.Address) *Sender {
	return &Sender{server: server, from: from, queue: newQueue()}
}

// None sends nothing: the sender of an installation without a mail server.
func None() *Sender { return NewSender(Server{}, &mail.Address{Address: "postern@localhost"}) }

// Configured says whether mails are sent at all.
func (s *Sender) Configured() bool { return s.server.Host != "" }

// Send sends one mail, and returns once the mail server has taken it, within
// SendTime. Errors are for the log, not for a caller; they hold neither the
// text nor a password.
func (s *Sender) Send(ctx context.Context, m Message) error {
	if !s.Configured() {
		return ErrNotConfigured
	}
	ctx, cancel := context.WithTimeout(ctx, SendTime)
	defer cancel()
	letter, err := s.letter(m)
	if err != nil {
		return err
	}
	client, err := s.client(ctx)
	if err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	err = client.DialAndSendWithContext(ctx, letter)
	if letter.IsDelivered() {
		return nil // what went wrong came after: sending again would make two of it
	}
	if err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	return nil
}

// letter is the mail as it is written on the wire. The library folds long
// headers, encodes what isn't ASCII, and breaks long lines (quoted-printable).
func (s *Sender) letter(m Message) (*smtp.Msg, error) {
	to, err := mail.ParseAddress(m.To)
	if err != nil || to.Address != m.To {
		return nil, errBadAddress // one address and nothing else, or headers could be slipped in
	}
	letter := smtp.NewMsg(smtp.WithCharset(smtp.CharsetUTF8), smtp.WithEncoding(smtp.EncodingQP), smtp.WithNoDefaultUserAgent())
	letter.SetAddrHeaderFromMailAddress(smtp.HeaderFrom, s.from)
	letter.SetAddrHeaderFromMailAddress(smtp.HeaderTo, to)
	letter.Subject(oneLine(m.Subject))
	// RFC 3834: nobody's "I am on holiday" comes back.
	letter.SetGenHeader("Auto-Submitted", "auto-generated")
	letter.SetMessageID()
	letter.SetDate()
	letter.SetBodyString(smtp.TypeTextPlain, m.Text)
	return letter, nil
}

// client is a connection's settings; each mail has a connection of its own.
func (s *Sender) client(ctx context.Context) (*smtp.Client, error) {
	domain := s.from.Address[strings.LastIndexByte(s.from.Address, '@')+1:]
	secure := &tls.Config{ServerName: s.server.Host, RootCAs: s.server.Roots, MinVersion: tls.VersionTLS12}
	options := []smtp.Option{
		smtp.WithPort(s.server.Port), smtp.WithHELO(domain), smtp.WithTimeout(SendTime), smtp.WithTLSConfig(secure),
		smtp.WithTLSPolicy(smtp.NoTLS), smtp.WithDialContextFunc(dial(ctx, s.server.Encryption, secure)),
	}
	if s.server.Encryption == StartTLS {
		options = append(options, smtp.WithTLSPolicy(smtp.TLSMandatory))
	}
	if s.server.User != "" {
		options = append(options, smtp.WithUsername(s.server.User), smtp.WithPassword(s.server.Password),
			smtp.WithOpportunisticSMTPAuth(smtp.SMTPAuthSCRAMSHA256, smtp.SMTPAuthSCRAMSHA1, smtp.SMTPAuthPlain, smtp.SMTPAuthLogin))
	}
	return smtp.NewClient(s.server.Host, options...)
}

// oneLine keeps a subject from starting headers of its own.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if control(r) {
			return ' '
		}
		return r
	}, text)
}

func control(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

var errBadAddress = errors.New("mail: the recipient is not one plain email address")
