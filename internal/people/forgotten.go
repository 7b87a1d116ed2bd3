package people

import (
	"context"
	"errors"

	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/mail"
	"postern/internal/throttle"
)

// ResetMails is how many reset links are mailed to one person within an hour;
// each instance counts its own.
const ResetMails = 3

// RequestPasswordReset mails a one-use link to whoever has this address. Passes:
// anybody. The look-up, the link and the mail come behind the answer, so that
// neither it nor its time tells whether anybody has the address. Asking is
// throttled by (address, peer) before all else; beyond ResetMails a person gets
// no more mails, and nobody is told so. Faults: MAIL_NOT_CONFIGURED,
// TOO_MANY_ATTEMPTS; on email REQUIRED, TOO_LONG, NOT_AN_EMAIL.
func (s *Service) RequestPasswordReset(ctx context.Context, email string) error {
	if !s.post.Mail.Configured() {
		return fault.New(fault.Unavailable, "MAIL_NOT_CONFIGURED",
			"This installation sends no mail. Ask its operator for a link: postern reset-password EMAIL.")
	}
	_, key, bad := input.Email("email", email)
	if bad != nil {
		return bad
	}
	// Another count than that of sign-ins: asking for a link costs nobody a try.
	if err := s.countAttempt(ctx, throttle.Key("reset "+key, access.From(ctx).Peer)); err != nil {
		return tooManyLinks(err)
	}
	caller := access.From(ctx)
	s.post.Mail.LaterMade(resetSubject, func(ctx context.Context) (mail.Message, bool, error) {
		return s.resetMail(access.System(access.With(ctx, caller), "mailing a reset link"), email, key)
	})
	return nil
}

// resetMail makes the link and its mail; false where nobody is to get one.
func (s *Service) resetMail(sys context.Context, email, key string) (mail.Message, bool, error) {
	u, err := s.byEmail(sys, email)
	if err != nil || access.Authenticate(standingOf(u, access.Credential)) != access.Let || s.links.Count(key) != nil {
		return mail.Message{}, false, err
	}
	token, err := s.resetToken(sys, u, audit.ResetLinkMailed)
	return s.post.resetLink(u, token), true, err
}

func tooManyLinks(err error) error {
	var f *fault.Fault
	if errors.As(err, &f) && f.Kind == fault.RateLimited {
		f.Message = "Too many links were asked for from here. Look into your inbox, or wait a quarter of an hour and try again."
	}
	return err
}
