package settings_test

import (
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"postern/internal/settings"
)

// parse reads settings as the command line does.
func parse(t *testing.T, args ...string) (settings.Server, error) {
	t.Helper()
	var s settings.Server
	parser, err := kong.New(&s, kong.Name("postern"))
	require.NoError(t, err)
	_, err = parser.Parse(args)
	return s, err
}

func TestWithoutSettingsTheServerStaysOnThisMachine(t *testing.T) {
	s, err := parse(t)
	require.NoError(t, err)
	require.Positive(t, s.Limits.Connections)
	s.Limits = settings.Limits{}
	require.Equal(t, settings.Server{
		Database: settings.Database{Database: "sqlite:postern.db"},
		Addr:     "127.0.0.1:8080", PublicURL: "http://127.0.0.1:8080",
		APIUserDomain: "api.localhost", LogFormat: "text", Migrate: "auto",
		Pool:   settings.Pool{Connections: 20, Lifetime: 30 * time.Minute, Idle: 5 * time.Minute},
		Verify: settings.Verify{Memory: 128, Lease: 2 * time.Second},
	}, s)
	require.False(t, s.HTTPS())
	proxies, err := s.Proxies()
	require.NoError(t, err)
	require.Empty(t, proxies)
}

func TestEverySettingCanComeFromTheEnvironment(t *testing.T) {
	for name, value := range map[string]string{
		"POSTERN_DATABASE": "sqlite:/var/lib/postern/record.db", "POSTERN_ADDR": "[::1]:9000",
		"POSTERN_PUBLIC_URL": "https://postern.example.com", "POSTERN_API_USER_DOMAIN": "api.example.com",
		"POSTERN_ALLOWED_ORIGINS": "https://a.example.com,https://b.example.com",
		"POSTERN_TRUSTED_PROXIES": "10.0.0.0/8,192.0.2.7", "POSTERN_LOG_FORMAT": "json",
		"POSTERN_LIMIT_ROOT_FIELDS": "7", "POSTERN_MIGRATE": "off", "POSTERN_DATABASE_CONNECTIONS": "50",
		"POSTERN_DATABASE_LIFETIME": "10m", "POSTERN_DATABASE_IDLE": "1m",
		"POSTERN_VERIFY_MEMORY": "64", "POSTERN_VERIFY_LEASE": "1s", "POSTERN_VERIFY_MAX_AGE": "5s", "POSTERN_DRAIN": "10s",
		"POSTERN_SMTP_URL": "smtps://postern:hunter2@mail.example.com", "POSTERN_MAIL_FROM": "Postern <access@example.com>",
	} {
		t.Setenv(name, value)
	}
	s, err := parse(t)
	require.NoError(t, err)
	require.Equal(t, 7, s.Limits.RootFields)
	s.Limits = settings.Limits{}
	require.Equal(t, settings.Server{
		Database: settings.Database{Database: "sqlite:/var/lib/postern/record.db"},
		Addr:     "[::1]:9000", PublicURL: "https://postern.example.com", APIUserDomain: "api.example.com",
		AllowedOrigins: []string{"https://a.example.com", "https://b.example.com"},
		TrustedProxies: []string{"10.0.0.0/8", "192.0.2.7"}, LogFormat: "json", Migrate: "off",
		Pool:   settings.Pool{Connections: 50, Lifetime: 10 * time.Minute, Idle: time.Minute},
		Verify: settings.Verify{Memory: 64, Lease: time.Second, MaxAge: 5 * time.Second},
		Drain:  10 * time.Second,
		Mail:   settings.Mail{SMTPURL: "smtps://postern:hunter2@mail.example.com", From: "Postern <access@example.com>"},
	}, s)
}

func TestAFlagWinsOverTheEnvironment(t *testing.T) {
	t.Setenv("POSTERN_ADDR", "127.0.0.1:9000")
	s, err := parse(t, "--addr", "127.0.0.1:9001")
	require.NoError(t, err)
	require.Equal(t, "http://127.0.0.1:9001", s.PublicURL)
}

func TestThePublicURLFollowsTheAddressUnlessItIsGiven(t *testing.T) {
	for addr, url := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080", "localhost:80": "http://localhost:80",
		"0.0.0.0:8080": "http://localhost:8080", "[::]:8080": "http://localhost:8080", ":8080": "http://localhost:8080",
		"[::1]:8080": "http://[::1]:8080", "192.0.2.7:443": "http://192.0.2.7:443",
	} {
		s, err := parse(t, "--addr", addr)
		require.NoError(t, err, addr)
		require.Equal(t, url, s.PublicURL)
	}
	s, err := parse(t, "--addr", "0.0.0.0:8080", "--public-url", "https://postern.example.com/")
	require.NoError(t, err)
	require.Equal(t, "https://postern.example.com", s.PublicURL)
}

func TestTheSchemeDecidesAboutHTTPSHoweverItIsWritten(t *testing.T) {
	for url, https := range map[string]bool{
		"https://postern.example.com": true, "HTTPS://Postern.Example.com": true, "https://localhost:8443/": true,
		"http://postern.example.com": false, "http://https.example.com": false,
	} {
		s, err := parse(t, "--public-url", url)
		require.NoError(t, err)
		require.Equal(t, https, s.HTTPS(), url)
	}
}

func TestOriginsAreSpelledAsBrowsersSendThem(t *testing.T) {
	s, err := parse(t, "--allowed-origin", "https://App.Example.com/", "--allowed-origin", "http://localhost:5173")
	require.NoError(t, err)
	require.Equal(t, []string{"https://app.example.com", "http://localhost:5173"}, s.AllowedOrigins)
}

func TestTrustedProxiesAreAddressesAndRanges(t *testing.T) {
	s, err := parse(t, "--trusted-proxy", "10.1.2.3/8,192.0.2.7,2001:db8::/32,::1,::ffff:198.51.100.4")
	require.NoError(t, err)
	got, err := s.Proxies()
	require.NoError(t, err)
	var want []netip.Prefix
	for _, text := range []string{"10.0.0.0/8", "192.0.2.7/32", "2001:db8::/32", "::1/128", "198.51.100.4/32"} {
		want = append(want, netip.MustParsePrefix(text))
	}
	require.Equal(t, want, got)
}

func TestABadSettingIsOneSentenceThatNamesIt(t *testing.T) {
	for setting, values := range map[string][]string{
		"--addr": {
			"", "8080", "localhost", "127.0.0.1", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:99999",
			"127.0.0.1:-1", "::1:8080", "http://localhost:8080",
		},
		"--public-url": {
			"postern.example.com", "localhost:8080", "ftp://example.com", "https://", "http://:8080",
			"https://example.com/postern", "https://example.com?x=1", "https://example.com#x",
			"https://user:pass@example.com", "https://exa mple.com", "https://example.com:port",
		},
		"--api-user-domain": {"", "Example.com", "example..com", "-example.com", "exa_mple.com", "@example.com", "example.com."},
		"--allowed-origin":  {"*", "null", "example.com", "https://example.com/app"},
		"--trusted-proxy":   {"gateway", "10.0.0.0/33", "10.0.0", "10.0.0.1:80", "::ffff:10.0.0.0/104"},
		"--log-format":      {"xml", ""},
		"--migrate":         {"no", ""},
		"--limit-depth":     {"0", "-1", "deep"},
		"--limit-execution": {"0s", "-1s", "10"},

		"--database-connections": {"1", "0", "1001", "many"},
		"--database-lifetime":    {"0s", "59s", "30"},
		"--database-idle":        {"0s", "-1s", "5"},
		"--verify-memory":        {"0", "-1", "much", "1048577"},
		"--verify-lease":         {"0s", "99ms", "61s", "2"},
		"--smtp-url":             {"mail.example.com", "http://mail.example.com", "smtp://", "smtp://user@mail.example.com", "smtp://mail.example.com:port"},
		"--mail-from":            {"postern", "a@example.com, b@example.com", "a@example.com\r\nBcc: b@example.com"},
		"--verify-max-age":       {"-1s", "500ms", "1500ms", "61s", "2"},
	} {
		for _, value := range values {
			t.Run(setting+"="+value, func(t *testing.T) {
				_, err := parse(t, setting+"="+value)
				require.Error(t, err)
				text := err.Error()
				require.True(t, strings.HasPrefix(text, setting), text)
				require.NotContains(t, text, "\n")
			})
		}
	}
}
