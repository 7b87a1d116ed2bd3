package demo

import (
	"crypto/subtle"
	"log/slog"
	"net"
	"net/http"

	"postern/internal/access"
	"postern/internal/people"
	"postern/internal/session"
	"postern/internal/web"
)

// Link is the demo's signed-in link: the one address that signs its opener in.
type Link struct {
	token  string
	owner  Owner
	people *people.Service
}

// NewLink makes a link that signs owner in. It works as long as its handler runs.
func NewLink(persons *people.Service, owner Owner) *Link {
	return &Link{token: session.NewToken(), owner: owner, people: persons}
}

// URL is the link, on the server at url. Whoever has it is the owner.
func (l *Link) URL(url string) string { return url + "/demo?token=" + l.token }

// Before returns a handler that answers the link, and leaves everything else to
// next: without the right token there is nothing here.
func (l *Link) Before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet && r.URL.Path == "/demo" && l.opens(r.URL.Query().Get("token")) {
			l.signIn(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (l *Link) opens(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(l.token)) == 1
}

// signIn does what the sign-in page does, with the owner's password.
func (l *Link) signIn(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Referrer-Policy", "no-referrer") // the token is in the address
	peer, _, _ := net.SplitHostPort(r.RemoteAddr)
	ctx := access.With(r.Context(), access.Viewer{Peer: peer, Client: "the demo's link"})
	ctx = session.WithCarrier(ctx, web.Cookie(w, false))
	if err := l.people.SignIn(ctx, l.owner.Email, l.owner.Password); err != nil {
		slog.ErrorContext(ctx, "the demo's link did not sign in", "error", err)
		http.Error(w, "The link can't sign you in right now. Open it again in a moment.", http.StatusServiceUnavailable)
		return
	}
	http.Redirect(w, r, "/account/users/api", http.StatusSeeOther)
}
