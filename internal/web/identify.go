package web

import (
	"context"
	"log/slog"
	"net/http"
	"strings"

	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/session"
	"postern/internal/verify"
)

// maxClient is how much of a User-Agent is kept.
const maxClient = 200

// peered puts the peer into the context, with nobody calling yet.
func (s *server) peered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(s.withPeer(r)))
	})
}

func (s *server) withPeer(r *http.Request) context.Context {
	client := strings.ToValidUTF8(r.UserAgent(), "")
	if len(client) > maxClient {
		client = strings.ToValidUTF8(client[:maxClient], "")
	}
	return access.With(r.Context(), access.Viewer{Peer: s.Peers.Of(r.RemoteAddr, r.Header.Values("X-Forwarded-For")), Client: client})
}

// identified finds out who is calling: by HTTP Basic when the request has an
// Authorization header, otherwise by the session's cookie. A bad credential is
// answered by refused; a cookie of no session is nobody.
func (s *server) identified(refused func(http.ResponseWriter, *http.Request, error), next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		viewer, err := s.whoIs(r)
		if err != nil {
			refused(w, r, err)
			return
		}
		ctx := access.With(r.Context(), viewer)
		ctx = session.WithCarrier(ctx, Cookie(w, s.HTTPS))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func (s *server) whoIs(r *http.Request) (access.Viewer, error) {
	ctx, cancel := context.WithTimeout(r.Context(), verifyTime)
	defer cancel()
	nobody := access.From(ctx)
	address, password, basic, err := verify.ParseBasic(r.Header)
	if err != nil {
		return nobody, err
	}
	if basic {
		caller, err := s.Verifier.Verify(ctx, verify.OriginOf(r), address, password)
		return access.Viewer{
			AccountID: caller.AccountID, APIUserID: caller.APIUserID,
			Peer: nobody.Peer, Client: nobody.Client,
		}, err
	}
	cookie, err := r.Cookie(cookieName(s.HTTPS))
	if err != nil {
		return nobody, nil
	}
	viewer, found, err := s.Sessions.Find(ctx, cookie.Value)
	if err != nil || !found {
		return nobody, err
	}
	return viewer, nil
}

// refusedJSON answers a bad credential at the API in GraphQL's shape.
func refusedJSON(w http.ResponseWriter, r *http.Request, err error) {
	status := verify.Status(err)
	// The request carried Authorization, so no browser will open its own login
	// box over a Basic challenge.
	verify.SetHeaders(w.Header(), status, err)
	if len(fault.All(err)) == 0 {
		slog.ErrorContext(r.Context(), "caller not identified", "error", err)
	}
	writeFaults(w, status, err)
}

// writeFaults answers with faults in GraphQL's shape.
func writeFaults(w http.ResponseWriter, status int, err error) {
	faults := fault.All(err)
	if len(faults) == 0 {
		faults = []*fault.Fault{fault.New(fault.Unavailable, "UNAVAILABLE", "This can't be done right now. Try again in a moment.")}
	}
	errors := make([]any, len(faults))
	for i, f := range faults {
		errors[i] = map[string]any{"message": f.Message, "extensions": map[string]any{"code": f.Kind, "reason": f.Reason}}
	}
	writeJSON(w, status, map[string]any{"errors": errors})
}
