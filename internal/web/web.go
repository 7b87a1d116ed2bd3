// Package web is the outermost layer: it finds out who is calling, keeps
// foreign pages out, sets the headers, and serves the app.
package web

import (
	"context"
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"github.com/rs/cors"

	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/peer"
	"postern/internal/people"
	"postern/internal/session"
	"postern/internal/verify"
)

// Options is what the layer needs.
type Options struct {
	GraphQL        http.Handler
	Verifier       *verify.Verifier
	Sessions       *session.Service
	People         *people.Service
	APIUsers       *apiusers.Service
	Refusals       *audit.Refusals
	History        *audit.Reader
	Ready          func(context.Context) error // can the database answer
	Stopping       <-chan struct{}             // closed once it is told to stop; nil for never
	App            fs.FS                       // the built app; without index.html it was never built
	PublicURL      string
	HTTPS          bool
	AllowedOrigins []string
	Peers          *peer.Finder // where requests come from; nil believes no proxy
}

type server struct{ Options }

// New returns the handler of everything.
func New(o Options) http.Handler {
	if o.Peers == nil {
		o.Peers = peer.NewFinder()
	}
	s := &server{o}
	mux := http.NewServeMux()
	mux.Handle("/graphql", s.sameOrigin(s.identified(refusedJSON, o.GraphQL)))
	mux.Handle("/v2/account-info", within(answerTime, s.identified(refusedV2, http.HandlerFunc(s.accountInfo))))
	mux.HandleFunc("/v2/", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusNotFound, map[string]string{"message": "There is nothing here but /v2/account-info."})
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { writeText(w, http.StatusOK, "alive") })
	mux.HandleFunc("GET /readyz", s.readyz)
	s.mountSheets(mux)
	s.mountApp(mux)
	return s.verifyFirst(s.headers(s.recovering(s.peered(mux))))
}

// verifyFirst answers /verify ahead of everything else, since it is asked for
// every call to a customer's API: only what memory can't answer is told the
// peer, and is bounded in time. Some gateways add the caller's path, or a
// slash; the app's page, with its 200, must never answer them.
func (s *server) verifyFirst(others http.Handler) http.Handler {
	verifier := s.recovering(s.Verifier.Slowly(func(r *http.Request) (context.Context, context.CancelFunc) {
		return context.WithTimeout(s.withPeer(r), verifyTime)
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path := r.URL.Path; path == "/verify" || strings.HasPrefix(path, "/verify/") {
			verifier.ServeHTTP(w, r)
			return
		}
		others.ServeHTTP(w, r)
	})
}

// sameOrigin refuses requests that a foreign page had a browser send, but for
// the configured origins, which get CORS with cookies.
func (s *server) sameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	for _, origin := range s.AllowedOrigins {
		// The settings were checked at the start; a bad one trusts nobody.
		_ = protection.AddTrustedOrigin(origin)
	}
	protection.SetDenyHandler(http.HandlerFunc(crossOrigin))
	guarded := protection.Handler(next)
	if len(s.AllowedOrigins) == 0 {
		return guarded
	}
	return cors.New(cors.Options{
		AllowedOrigins: s.AllowedOrigins, AllowedMethods: []string{http.MethodPost},
		AllowedHeaders: []string{"Content-Type"}, AllowCredentials: true, MaxAge: 600,
	}).Handler(guarded)
}

func crossOrigin(w http.ResponseWriter, _ *http.Request) {
	writeFaults(w, http.StatusForbidden, fault.New(fault.Forbidden, "CROSS_ORIGIN", "This request came from a page of another origin."))
}

// readyz says whether this instance can serve. Open to anybody; it tells
// nothing else.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) {
	select {
	case <-s.Stopping: // ahead of the database: nobody may send more, though calls are still answered
		writeText(w, http.StatusServiceUnavailable, "stopping")
		return
	default:
	}
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	if err := s.Ready(ctx); err != nil {
		writeText(w, http.StatusServiceUnavailable, "the database does not answer")
		return
	}
	writeText(w, http.StatusOK, "ready")
}

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // the caller may have gone
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the caller may have gone
}
