package main

import (
	"time"

	"postern/internal/mail"
)

// mailDrain is for how long a server that is told to stop sends mails that wait.
const mailDrain = 10 * time.Second

// mailer sends mails as the operator set it.
func (c *serve) mailer() (*mail.Sender, error) {
	server, from, err := c.Mail.Read(c.PublicURL)
	return mail.NewSender(server, from), err
}
