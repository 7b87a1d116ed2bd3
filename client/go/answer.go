package posternauth

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// read takes nothing but Postern's own answers at their word: any web server
// says 200 to something, and many say 401.
func (c *Client) read(answer *http.Response) (Caller, error) {
	h := answer.Header
	switch status := answer.StatusCode; {
	case status == http.StatusOK:
		caller := Caller{APIUser: single(h, "X-Postern-Api-User"), Account: single(h, "X-Postern-Account"), Address: single(h, "X-Postern-Address")}
		if caller.APIUser != "" && caller.Account != "" && caller.Address != "" {
			return caller, nil
		}
	case status == http.StatusUnauthorized && h.Get("WWW-Authenticate") != "":
		return Caller{}, unauthorized(h.Get("WWW-Authenticate"))
	case status == http.StatusForbidden:
		return Caller{}, &Refusal{Reason: Forbidden, text: "the credential is good, but not for this"}
	case status == http.StatusTooManyRequests:
		return Caller{}, &Refusal{Reason: TooMany, RetryAfter: retryAfter(h), text: "too many attempts; wait before the next"}
	case status == http.StatusServiceUnavailable:
		return Caller{}, unavailable(retryAfter(h), "Postern can't know just now; ask again in a moment")
	case status >= 300 && status < 400:
		return Caller{}, unavailable(time.Second, c.url+" sends elsewhere, and a credential isn't sent after it; make the base URL the final one")
	}
	return Caller{}, unavailable(time.Second,
		c.url+" answered "+answer.Status+", but not as Postern does; is the base URL Postern's?")
}

// single is a header that must be there once.
func single(h http.Header, name string) string {
	if values := h.Values(name); len(values) == 1 {
		return values[0]
	}
	return ""
}

// retryAfter is at least a second, and at most an hour.
func retryAfter(h http.Header) time.Duration {
	seconds, _ := strconv.Atoi(h.Get("Retry-After"))
	return time.Duration(min(max(seconds, 1), 3600)) * time.Second
}

// maxAge is for how long an answer may be kept, counted from when it was asked
// for; zero unless Postern says so plainly.
func maxAge(h http.Header) time.Duration {
	least := -1
	for directive := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(directive)), "=")
		switch name {
		case "no-store", "no-cache":
			return 0
		case "max-age":
			seconds, err := strconv.Atoi(value)
			if err != nil {
				return 0
			}
			if least < 0 || seconds < least {
				least = seconds
			}
		}
	}
	age := 0
	if text := h.Get("Age"); text != "" {
		var err error
		if age, err = strconv.Atoi(text); err != nil || age < 0 {
			return 0
		}
	}
	return time.Duration(min(max(least-age, 0), 3600)) * time.Second
}

// drain reads what is left of a small body, so that the connection is used
// again.
func drain(answer *http.Response) {
	_, _ = io.CopyN(io.Discard, answer.Body, 4<<10) // the headers have said everything
	_ = answer.Body.Close()
}
