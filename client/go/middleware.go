package posternauth

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

type callerKey struct{}

// CallerFrom is who sent the request behind Middleware; false anywhere else.
func CallerFrom(ctx context.Context) (Caller, bool) {
	caller, found := ctx.Value(callerKey{}).(Caller)
	return caller, found
}

// Middleware lets a request through only with Postern's yes; CallerFrom tells
// the handler who sent it. Others get 401, 403, 429 or 503. X-Postern-* headers
// that the caller sent never reach the handler.
func (c *Client) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, err := c.VerifyRequest(r)
		if err != nil {
			c.refuse(w, r, err)
			return
		}
		known := r.WithContext(context.WithValue(r.Context(), callerKey{}, caller))
		known.Header = withoutClaims(r.Header)
		next.ServeHTTP(w, known)
	})
}

func (c *Client) refuse(w http.ResponseWriter, r *http.Request, err error) {
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		refusal = unavailable(time.Second, err.Error())
	}
	if refusal.Reason == Unavailable {
		c.log.ErrorContext(r.Context(), "Postern can't say who is calling", "error", refusal)
	}
	refusal.write(w)
}

// withoutClaims leaves out what a caller says of itself. Some programs read
// X_Postern_Account and X.Postern.Account as the same header.
func withoutClaims(h http.Header) http.Header {
	kept := h.Clone()
	for name := range kept {
		plain := strings.NewReplacer("_", "-", ".", "-").Replace(strings.ToLower(name))
		if strings.HasPrefix(plain, "x-postern-") {
			delete(kept, name)
		}
	}
	return kept
}

// forwardedFor adds the request's peer to the places that it came by, as every
// proxy does. Postern reads from the right, so a caller can't hide behind what
// it wrote itself.
func forwardedFor(r *http.Request) string {
	peer, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return "" // what the caller wrote must not stand alone
	}
	peer, _, _ = strings.Cut(peer, "%")
	return strings.Join(slices.Concat(r.Header.Values("X-Forwarded-For"), []string{peer}), ", ")
}
