package mail_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/mail"
)

func TestTheMailServerIsReadFromOneAddress(t *testing.T) {
	for text, want := range map[string]mail.Server{
		"":                                {},
		"smtp://mail.example.com":         {Host: "mail.example.com", Port: 587},
		"smtps://mail.example.com/":       {Host: "mail.example.com", Port: 465, Encryption: mail.Implicit},
		"smtp://u:p%40%2F@mail.test:2525": {Host: "mail.test", Port: 2525, User: "u", Password: "p@/"},
		"smtp://localhost:25":             {Host: "localhost", Port: 25, Encryption: mail.Unnecessary},
		"smtp://[::1]:25":                 {Host: "::1", Port: 25, Encryption: mail.Unnecessary},
		"smtps://127.0.0.1":               {Host: "127.0.0.1", Port: 465, Encryption: mail.Implicit},
	} {
		got, err := mail.ParseServer(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
}

func TestABadAddressOfAMailServerIsRefusedWithoutRepeatingIt(t *testing.T) {
	for _, text := range []string{
		"mail.example.com", "mail.example.com:587", "http://mail.example.com", "smtp://", "smtp://u:hunter2@:25",
		"smtp://u:hunter2@host:port", "smtp://u:hunter2@host:0", "smtp://u:hunter2@host:70000", "smtp://u@host", "smtp://:hunter2@host",
		"smtp://u:hunter2@host/path", "smtp://u:hunter2@host?x=1", "smtp://u:hunter2/@host", "smtp://u:hunter2%@host", "smtp://u:hunter2#@host",
	} {
		_, err := mail.ParseServer(text)
		require.Error(t, err, text)
		require.NotContains(t, err.Error(), "hunter2")
		require.NotContains(t, err.Error(), "\n")
	}
}

func TestMailsAreFromTheInstallationUnlessItSaysOtherwise(t *testing.T) {
	for url, want := range map[string]string{
		"https://postern.example.com": "postern@postern.example.com", "http://127.0.0.1:8080": "postern@[127.0.0.1]",
		"http://[::1]:8080": "postern@[IPv6:::1]", "http://localhost:8080": "postern@localhost",
	} {
		from, err := mail.ParseFrom("", url)
		require.NoError(t, err)
		require.Equal(t, want, from.Address)
	}
	from, err := mail.ParseFrom("Access <access@example.com>", "https://postern.example.com")
	require.NoError(t, err)
	require.Equal(t, "Access", from.Name)
	for _, text := range []string{"access", "a@example.com\r\nBcc: b@example.com", "a@b.com, c@d.com"} {
		_, err := mail.ParseFrom(text, "https://postern.example.com")
		require.Error(t, err, text)
	}
}
