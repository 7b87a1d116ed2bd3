package settings

import (
	"fmt"
	netmail "net/mail"

	"postern/internal/mail"
)

// Mail is how mails are sent; without a mail server none are.
type Mail struct {
	SMTPURL string `name:"smtp-url" env:"POSTERN_SMTP_URL" help:"The mail server: smtp://USER:PASSWORD@HOST:587 (STARTTLS is required, unless it is this machine) or smtps://. Nothing is sent without one." placeholder:"URL"`
	From    string `name:"mail-from" env:"POSTERN_MAIL_FROM" help:"Who mails are from; postern@ and the host of --public-url when left out." placeholder:"ADDRESS"`
}

// Read is the mail server, and who mails are from. Errors never hold the
// password.
func (m Mail) Read(publicURL string) (mail.Server, *netmail.Address, error) {
	server, err := mail.ParseServer(m.SMTPURL)
	if err != nil {
		return server, nil, fmt.Errorf("--smtp-url %w", err)
	}
	from, err := mail.ParseFrom(m.From, publicURL)
	if err != nil {
		return server, nil, fmt.Errorf("--mail-from %q %w", m.From, err)
	}
	return server, from, nil
}
