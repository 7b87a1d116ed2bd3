package mail_test

import (
	"log/slog"
	"net"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"postern/internal/mail"
	"postern/internal/mail/mailtest"
)

var hello = mail.Message{To: "ada@example.com", Subject: "Grüße", Text: "Hello Ada,\n\n" + strings.Repeat("long ", 300) + "\n.\nÄnd\n"}

func TestAMailArrivesAsItWasWritten(t *testing.T) {
	in := mailtest.Start(t, mailtest.Options{})
	require.NoError(t, in.Sender(t).Send(t.Context(), hello))
	m := in.Next(t)
	require.Equal(t, "postern@example.com", m.From)
	require.Equal(t, hello.To, m.To)
	require.Equal(t, hello.Subject, m.Subject)
	require.Equal(t, hello.Text, m.Text)
	require.Equal(t, `"Postern" <postern@example.com>`, m.Header.Get("From"))
	require.Equal(t, "auto-generated", m.Header.Get("Auto-Submitted"))
	require.Equal(t, "text/plain; charset=UTF-8", m.Header.Get("Content-Type"))
	require.NotEmpty(t, m.Header.Get("Message-Id"))
	require.NotEmpty(t, m.Header.Get("Date"))
	for line := range strings.SplitSeq(m.Raw, "\r\n") {
		require.LessOrEqual(t, len(line), 78)
	}
}

func TestWithoutAMailServerNothingIsSent(t *testing.T) {
	none := mail.None()
	require.False(t, none.Configured())
	require.ErrorIs(t, none.Send(t.Context(), hello), mail.ErrNotConfigured)
	none.Later(hello)
	none.Stop(0)
}

func TestNothingIsSaidBeforeTheConnectionIsEncrypted(t *testing.T) {
	plain := mailtest.Start(t, mailtest.Options{User: "postern", Password: "a secret of the mail server"})
	server := plain.Server()
	server.Encryption = mail.StartTLS
	err := sender(t, server).Send(t.Context(), hello)
	require.ErrorContains(t, err, "STARTTLS")
	require.Zero(t, plain.Count())
}

func TestMailGoesThroughTLSAndSignsIn(t *testing.T) {
	for name, o := range map[string]mailtest.Options{
		"STARTTLS":           {StartTLS: true, User: "postern", Password: "p@ss/word:"},
		"TLS from the start": {Implicit: true, User: "postern", Password: "p@ss/word:"},
	} {
		t.Run(name, func(t *testing.T) {
			in := mailtest.Start(t, o)
			require.NoError(t, in.Sender(t).Send(t.Context(), hello))
			m := in.Next(t)
			require.True(t, m.TLS)
			require.Equal(t, "postern", m.User)
		})
	}
}

func TestACertificateThatNobodyKnowsIsNotBelieved(t *testing.T) {
	for name, o := range map[string]mailtest.Options{"STARTTLS": {StartTLS: true}, "TLS from the start": {Implicit: true}} {
		t.Run(name, func(t *testing.T) {
			in := mailtest.Start(t, o)
			server := in.Server()
			server.Roots = nil
			require.ErrorContains(t, sender(t, server).Send(t.Context(), hello), "certificate")
			require.Zero(t, in.Count())
		})
	}
}

func TestAWrongPasswordIsNeverInTheErrorNorTriedAgain(t *testing.T) {
	in := mailtest.Start(t, mailtest.Options{StartTLS: true, User: "postern", Password: "the right one"})
	server := in.Server()
	server.Password = "another-secret"
	s := sender(t, server)
	err := s.Send(t.Context(), hello)
	require.ErrorContains(t, err, "535")
	require.NotContains(t, err.Error(), "another-secret")
	log := logged(t)
	s.Later(hello)
	s.Stop(5 * time.Second)
	require.Contains(t, log.String(), "tries=1 ")
	require.NotContains(t, log.String(), "another-secret")
}

func TestAMailServerThatIsDownOrSaysNothingCostsABoundedTime(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	silent := mail.Server{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Encryption: mail.Unnecessary}
	began := time.Now()
	require.Error(t, sender(t, silent).Send(t.Context(), hello))
	require.Less(t, time.Since(began), mail.SendTime+2*time.Second)
	require.NoError(t, listener.Close())
	began = time.Now()
	require.Error(t, sender(t, silent).Send(t.Context(), hello))
	require.Less(t, time.Since(began), 2*time.Second)
}

func TestNobodySlipsHeadersOrRecipientsIn(t *testing.T) {
	in := mailtest.Start(t, mailtest.Options{})
	s := in.Sender(t)
	require.NoError(t, s.Send(t.Context(), mail.Message{
		To: "ada@example.com", Subject: "Hello\r\nBcc: eve@example.com\r\n\r\nbody", Text: "x",
	}))
	m := in.Next(t)
	require.Empty(t, m.Header.Get("Bcc"))
	require.Equal(t, "Hello  Bcc: eve@example.com    body", m.Subject)
	for _, to := range []string{
		"", "ada", "ada@example.com\r\nBcc: eve@example.com", "ada@example.com, eve@example.com",
		"Ada <ada@example.com>", "ada@example.com>\r\nRCPT TO:<eve@example.com", "ada@example.com\n",
	} {
		require.Error(t, s.Send(t.Context(), mail.Message{To: to, Subject: "x", Text: "x"}), to)
	}
	require.Equal(t, 1, in.Count())
}

func TestAMailThatCannotBeTakenNowIsTriedAgain(t *testing.T) {
	tries := 0
	in := mailtest.Start(t, mailtest.Options{Refuse: func(string) error {
		if tries++; tries < 3 {
			return &smtp.SMTPError{Code: 451, Message: "not now"}
		}
		return nil
	}})
	s := in.Sender(t)
	s.TryAgainAfter(time.Millisecond, time.Millisecond, time.Millisecond)
	s.Later(hello)
	require.Equal(t, hello.Text, in.Next(t).Text)
	s.Stop(5 * time.Second)
	require.Equal(t, 3, tries)
	require.Equal(t, 1, in.Count())
}

func TestAMailThatFailsInTheEndIsLoggedWithoutItsText(t *testing.T) {
	tries, code := 0, 451
	in := mailtest.Start(t, mailtest.Options{Refuse: func(string) error {
		tries++
		return &smtp.SMTPError{Code: code, Message: "no"}
	}})
	for _, c := range []struct{ code, tries int }{{451, 3}, {550, 1}} {
		log := logged(t)
		tries, code = 0, c.code
		s := in.Sender(t)
		s.TryAgainAfter(time.Millisecond, time.Millisecond)
		s.Later(mail.Message{To: "ada@example.com", Subject: "A link", Text: "https://example.com/#token=secret"})
		require.Eventually(t, func() bool { return strings.Contains(log.String(), "a mail was not sent") }, 5*time.Second, time.Millisecond)
		s.Stop(5 * time.Second)
		require.Equal(t, c.tries, tries)
		require.Contains(t, log.String(), `subject="A link"`)
		require.NotContains(t, log.String(), "token=secret")
	}
}

func TestMailsAreSentBeforeTheServerStopsButNotForEver(t *testing.T) {
	in := mailtest.Start(t, mailtest.Options{})
	s := in.Sender(t)
	for range 20 {
		s.Later(hello)
	}
	s.Stop(10 * time.Second)
	require.Equal(t, 20, in.Count())
	s.Later(hello)
	s.Stop(time.Second)
	require.Equal(t, 20, in.Count())

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	s = sender(t, mail.Server{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Encryption: mail.Unnecessary})
	began := time.Now()
	for range 1200 { // more than find a place
		s.Later(hello)
	}
	require.Less(t, time.Since(began), time.Second)
	s.Stop(300 * time.Millisecond)
	require.Less(t, time.Since(began), 3*time.Second)
}

func sender(t *testing.T, server mail.Server) *mail.Sender {
	t.Helper()
	s := mail.NewSender(server, &netmail.Address{Address: "postern@example.com"})
	t.Cleanup(func() { s.Stop(0) })
	return s
}

// logged is what is logged from now on, until the test ends.
func logged(t *testing.T) *syncBuffer {
	before, log := slog.Default(), new(syncBuffer)
	slog.SetDefault(slog.New(slog.NewTextHandler(log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return log
}
