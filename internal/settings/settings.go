// Package settings is what the operator can set: by flag, or by environment
// variable. A bad value is one clear sentence that names the setting.
package settings

import (
	"cmp"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"postern/internal/credential"
)

// Database is where the record is kept; every command takes it.
type Database struct {
	Database string `default:"sqlite:postern.db" env:"POSTERN_DATABASE" help:"Where the record is kept: sqlite:FILE or postgres://USER:PASSWORD@HOST:PORT/DATABASE." placeholder:"URL"`
}

// Server is the settings of the server.
type Server struct {
	Database       `embed:""`
	Addr           string        `default:"127.0.0.1:8080" env:"POSTERN_ADDR" help:"Address and port to listen on." placeholder:"HOST:PORT"`
	PublicURL      string        `name:"public-url" env:"POSTERN_PUBLIC_URL" help:"Where people and programs reach this server; from --addr when left out. https makes cookies Secure." placeholder:"URL"`
	APIUserDomain  string        `name:"api-user-domain" default:"api.localhost" env:"POSTERN_API_USER_DOMAIN" help:"What the addresses of API users end in. Choose before the first one: addresses are never renamed." placeholder:"DOMAIN"`
	AllowedOrigins []string      `name:"allowed-origin" env:"POSTERN_ALLOWED_ORIGINS" help:"Other origins whose pages may call the API with cookies." placeholder:"ORIGIN"`
	TrustedProxies []string      `name:"trusted-proxy" env:"POSTERN_TRUSTED_PROXIES" help:"Address ranges of proxies whose X-Forwarded-For is believed." placeholder:"CIDR"`
	Migrate        string        `default:"auto" enum:"auto,off" env:"POSTERN_MIGRATE" help:"At the start, bring the schema up to date (auto), or refuse one that isn't (off)."`
	Pool           Pool          `embed:"" prefix:"database-" envprefix:"POSTERN_DATABASE_" group:"Connections to PostgreSQL"`
	Drain          time.Duration `default:"0s" env:"POSTERN_DRAIN" help:"When it is told to stop: for how long /readyz says no while calls are still answered. Longer than your load balancer takes to look."`
	Verify         Verify        `embed:"" prefix:"verify-" envprefix:"POSTERN_VERIFY_" group:"Answering from memory"`
	Mail           Mail          `embed:"" group:"Mail"`
	LogFormat      string        `name:"log-format" default:"text" enum:"text,json" env:"POSTERN_LOG_FORMAT" help:"Log lines as text or json."`
	Limits         Limits        `embed:"" prefix:"limit-" envprefix:"POSTERN_LIMIT_" group:"Limits of a request"`
}

// Validate is called once the settings are read.
func (s *Server) Validate() error {
	if !isAddr(s.Addr) {
		return fmt.Errorf("--addr %q is not HOST:PORT, for example 127.0.0.1:8080", s.Addr)
	}
	if err := credential.CheckDomain(s.APIUserDomain); err != nil {
		return fmt.Errorf("--api-user-domain %q: %w", s.APIUserDomain, err)
	}
	if s.PublicURL == "" {
		s.PublicURL = fromAddr(s.Addr)
	}
	var err error
	if s.PublicURL, err = origin("--public-url", s.PublicURL); err != nil {
		return err
	}
	for i, text := range s.AllowedOrigins {
		if s.AllowedOrigins[i], err = origin("--allowed-origin", text); err != nil {
			return err
		}
	}
	if s.Drain < 0 || s.Drain > 5*time.Minute {
		return fmt.Errorf("--drain %s is not between 0s and 5m", s.Drain)
	}
	if err := cmp.Or(s.Limits.validate(), s.Pool.validate(), s.Verify.validate()); err != nil {
		return err
	}
	if _, _, err := s.Mail.Read(s.PublicURL); err != nil {
		return err
	}
	_, err = s.Proxies()
	return err
}

// isAddr wants a port in digits: people and programs reach it by URL, which
// knows no names of services.
func isAddr(addr string) bool {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

// HTTPS says whether people reach the server by HTTPS. The scheme of
// --public-url decides, never a header.
func (s *Server) HTTPS() bool { return strings.HasPrefix(s.PublicURL, "https://") }

// Proxies is the address ranges of trusted proxies.
func (s *Server) Proxies() ([]netip.Prefix, error) {
	var ranges []netip.Prefix
	for _, text := range s.TrustedProxies {
		if ip, err := netip.ParseAddr(text); err == nil {
			ip = ip.Unmap() // peers are compared unmapped
			ranges = append(ranges, netip.PrefixFrom(ip, ip.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(text)
		if err != nil || p.Addr().Is4In6() {
			return nil, fmt.Errorf("--trusted-proxy %q is not an address range, for example 10.0.0.0/8", text)
		}
		ranges = append(ranges, p.Masked())
	}
	return ranges, nil
}

// fromAddr guesses where people reach the server: a wildcard address is this
// machine.
func fromAddr(addr string) string {
	host, port, _ := net.SplitHostPort(addr)
	if ip, err := netip.ParseAddr(host); host == "" || (err == nil && ip.IsUnspecified()) {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// origin reads scheme, host and port, and spells them as browsers do in the
// Origin header: lower case, nothing behind.
func origin(setting, text string) (string, error) {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" ||
		(u.Path != "" && u.Path != "/") || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", fmt.Errorf("%s %q is not an address like https://postern.example.com, without a path", setting, text)
	}
	return u.Scheme + "://" + strings.ToLower(u.Host), nil
}
