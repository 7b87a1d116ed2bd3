package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// headers sets what every answer carries (OWASP Secure Headers Project). A
// handler that knows better replaces it.
func (s *server) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if s.HTTPS {
			h.Set("Strict-Transport-Security", "max-age=63072000")
		}
		next.ServeHTTP(w, r)
	})
}

// appPolicy is the Content-Security-Policy of the app's page.
func appPolicy(nonce string) string {
	return fmt.Sprintf("default-src 'none'; script-src 'self' 'nonce-%[1]s'; style-src 'self' 'nonce-%[1]s'; "+
		"img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", nonce)
}

// playgroundPolicy is that of GraphiQL's page, whose editor writes styles and
// starts workers by itself.
func playgroundPolicy(nonce string) string {
	return fmt.Sprintf("default-src 'none'; script-src 'self' 'nonce-%[1]s'; style-src 'self' 'unsafe-inline'; "+
		"img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "+
		"form-action 'none'; base-uri 'none'; frame-ancestors 'none'", nonce)
}

// recovering turns a panic into a plain 500. GraphQL has its own.
func (s *server) recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p) // how a handler breaks the connection off: an answer would look complete
			default:
				slog.ErrorContext(r.Context(), "panic", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
				writeText(w, http.StatusInternalServerError, "Something went wrong on the server. Try again.")
			}
		}()
		next.ServeHTTP(w, r)
	})
}
