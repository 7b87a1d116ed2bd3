// Package posternauth asks Postern, for a service without a gateway, who is
// calling: middleware for net/http, and Verify for anything else. It needs
// nothing but the standard library.
//
// It fails closed: only Postern's own yes lets a caller in. Start Postern with
// --trusted-proxy set to the service's address, so that who guesses passwords
// slows down only itself.
package posternauth

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Caller is the API user that a credential belongs to.
type Caller struct {
	APIUser string // its id
	Account string // the id of the account that it belongs to
	Address string // its address, the user name of its credential
}

// Options is what New can be told; its zero value is good.
type Options struct {
	Timeout   time.Duration     // for one question; 2 seconds when zero
	Transport http.RoundTripper // for a CA or a proxy of your own; one that keeps connections when nil
	Kept      int               // callers to remember while Postern allows it; 10,000 when zero, none below
	Log       *slog.Logger      // where the middleware says why Postern can't be asked; slog.Default() when nil
}

// Client asks one Postern. Make one for a whole program; many goroutines may
// use it at once.
type Client struct {
	url     string
	timeout time.Duration
	http    *http.Client
	kept    *cache
	log     *slog.Logger
}

// New returns a client of the Postern at a base URL such as
// https://postern.example.com. It connects to nothing yet. The error is about
// the URL.
func New(baseURL string, o Options) (*Client, error) {
	u, err := url.Parse(baseURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" ||
		u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, errors.New("posternauth: the base URL is not one like https://postern.example.com, without user, query and fragment")
	}
	if o.Timeout <= 0 {
		o.Timeout = 2 * time.Second
	}
	if o.Transport == nil {
		o.Transport = transport()
	}
	if o.Kept == 0 {
		o.Kept = 10_000
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return &Client{
		url: strings.TrimRight(u.String(), "/") + "/verify", timeout: o.Timeout, kept: newCache(o.Kept), log: o.Log,
		http: &http.Client{
			Transport: o.Transport,
			// A redirect would carry the credential to somewhere else.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}, nil
}

// transport keeps a connection for every call that a busy service makes at
// once; Go's own keeps two.
func transport() http.RoundTripper {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 100
	return t
}

// Verify says who an Authorization header belongs to. The error is always a
// *Refusal. Postern throttles by the service's own address then; VerifyRequest
// has it throttle by the caller's.
func (c *Client) Verify(ctx context.Context, authorization string) (Caller, error) {
	return c.verify(ctx, authorization, "")
}

// VerifyRequest says who sent a request; Postern throttles by where it came
// from. The error is always a *Refusal.
func (c *Client) VerifyRequest(r *http.Request) (Caller, error) {
	return c.verify(r.Context(), strings.Join(r.Header.Values("Authorization"), ","), forwardedFor(r))
}

func (c *Client) verify(ctx context.Context, authorization, forwarded string) (Caller, error) {
	if !one(authorization) {
		return Caller{}, unauthorized(challenge)
	}
	asked := time.Now()
	key := c.kept.key(authorization, forwarded)
	if caller, found := c.kept.get(key, asked); found {
		return caller, nil
	}
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	answer, err := c.ask(ctx, authorization, forwarded)
	if err != nil {
		return Caller{}, c.unreachable(err)
	}
	defer drain(answer)
	caller, err := c.read(answer)
	if err == nil {
		c.kept.put(key, caller, asked.Add(maxAge(answer.Header)))
	}
	return caller, err
}

func (c *Client) ask(ctx context.Context, authorization, forwarded string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url, nil)
	if err != nil {
		return nil, fmt.Errorf("posternauth: %w", err)
	}
	r.Header.Set("Authorization", authorization)
	if forwarded != "" {
		r.Header.Set("X-Forwarded-For", forwarded)
	}
	return c.http.Do(r)
}

// one says whether a header can be one credential. Two come with a comma, and
// what isn't printable can't be sent.
func one(authorization string) bool {
	for _, c := range []byte(authorization) {
		if c < ' ' || c > '~' || c == ',' {
			return false
		}
	}
	return authorization != ""
}
