package posternauth

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// challenge is Postern's own, for requests that bring no credential to ask it
// about.
const challenge = `Basic realm="Postern", charset="UTF-8"`

// Reason is why a caller may not in.
type Reason string

// The reasons.
const (
	Unauthorized Reason = "unauthorized" // no credential, or one that isn't good now
	Forbidden    Reason = "forbidden"    // the credential is good, but not from here or not for this
	TooMany      Reason = "too many"     // too many attempts; see RetryAfter
	Unavailable  Reason = "unavailable"  // it can't be known just now; see RetryAfter
)

// Refusal is every answer but yes. Its text is for the operator's log; a caller
// needs no more than the status.
type Refusal struct {
	Reason     Reason
	RetryAfter time.Duration // with TooMany and Unavailable: at least a second
	Challenge  string        // with Unauthorized: what WWW-Authenticate should say
	text       string
	cause      error
}

// Error says what happened, then what to do.
func (r *Refusal) Error() string { return "posternauth: " + r.text }

// Unwrap is what kept Postern from being asked; nil when it answered.
func (r *Refusal) Unwrap() error { return r.cause }

// Status is the HTTP status to answer with: 401, 403, 429 or 503.
func (r *Refusal) Status() int {
	switch r.Reason {
	case Unauthorized:
		return http.StatusUnauthorized
	case Forbidden:
		return http.StatusForbidden
	case TooMany:
		return http.StatusTooManyRequests
	}
	return http.StatusServiceUnavailable
}

// write answers a request.
func (r *Refusal) write(w http.ResponseWriter) {
	if r.Challenge != "" {
		w.Header().Set("WWW-Authenticate", r.Challenge)
	}
	if r.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(r.RetryAfter/time.Second)))
	}
	http.Error(w, http.StatusText(r.Status()), r.Status())
}

func unauthorized(challenge string) *Refusal {
	return &Refusal{Reason: Unauthorized, Challenge: challenge, text: "the credential is not good for access"}
}

func unavailable(retryAfter time.Duration, text string) *Refusal {
	return &Refusal{Reason: Unavailable, RetryAfter: retryAfter, text: text}
}

// unreachable says why no answer came.
func (c *Client) unreachable(err error) *Refusal {
	r := unavailable(time.Second, c.url+" can't be reached; is Postern running, and the base URL right? ("+err.Error()+")")
	r.cause = err
	var certificate *tls.CertificateVerificationError
	var notTLS tls.RecordHeaderError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		r.text = c.url + " did not answer within " + c.timeout.String() + "; is Postern up, and near?"
	case errors.Is(err, context.Canceled):
		r.text = "the caller left before " + c.url + " answered"
	case errors.As(err, &certificate):
		r.text = c.url + " shows a certificate that isn't trusted here; give Transport the CA that signed it (" + certificate.Error() + ")"
	case errors.As(err, &notTLS):
		r.text = c.url + " does not speak TLS; does the base URL begin with http:// instead?"
	}
	return r
}
