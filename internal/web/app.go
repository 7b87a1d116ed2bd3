package web

import (
	"bytes"
	"crypto/rand"
	"io/fs"
	"net/http"
	"strings"

	"postern/internal/access"
)

// noncePlace stands in the built pages where each answer's nonce goes.
const noncePlace = "__CSP_NONCE__"

const notBuilt = `The app is not built into this binary: the API is at /graphql.
To build it, run in the project's folder:

    make build
`

// mountApp serves the browser app: hashed assets, the playground, and
// index.html for every other page, since its routes are real URLs.
func (s *server) mountApp(mux *http.ServeMux) {
	assets := http.FileServerFS(s.App)
	mux.Handle("GET /assets/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if info, err := fs.Stat(s.App, strings.TrimPrefix(r.URL.Path, "/")); err != nil || info.IsDir() {
			writeText(w, http.StatusNotFound, "There is no such file.")
			return
		}
		// Their names change with their content.
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		assets.ServeHTTP(w, r)
	}))
	for _, name := range []string{"/favicon.svg", "/favicon.ico", "/robots.txt"} {
		mux.Handle("GET "+name, assets)
	}
	mux.Handle("GET /playground", s.identified(refusedJSON, http.HandlerFunc(s.playground)))
	mux.HandleFunc("/", s.app)
}

// app answers with the app's page: 404 beside it for a path that is none of the
// app's routes. A gateway that was told to ask at a mistyped path must hear no
// "may in", so `/` is a redirect as well.
func (s *server) app(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		writeText(w, http.StatusMethodNotAllowed, "Use GET.")
	case !acceptsHTML(r):
		writeText(w, http.StatusNotFound, "There is nothing here for programs.")
	case r.URL.Path == "/" && s.built():
		http.Redirect(w, r, "/account", http.StatusSeeOther)
	case appRoute(r.URL.Path):
		s.page(w, http.StatusOK, "index.html", appPolicy)
	default:
		s.page(w, http.StatusNotFound, "index.html", appPolicy)
	}
}

func (s *server) built() bool {
	_, err := fs.Stat(s.App, "index.html")
	return err == nil
}

// appRoute says whether the app draws something at a path; see
// frontend/src/app/App.tsx.
func appRoute(path string) bool {
	switch path {
	case "/sign-in", "/set-up", "/reset-password", "/forgot-password", "/account":
		return true
	}
	return strings.HasPrefix(path, "/account/")
}

// acceptsHTML is true of browsers, and of whoever takes anything. A program
// that asked for JSON must not take a page for its answer.
func acceptsHTML(r *http.Request) bool {
	accept := strings.ToLower(strings.Join(r.Header.Values("Accept"), ","))
	return accept == "" || strings.Contains(accept, "text/html") || strings.Contains(accept, "*/*") || strings.Contains(accept, "text/*")
}

// playground is for whoever is signed in; others are sent to sign in first.
func (s *server) playground(w http.ResponseWriter, r *http.Request) {
	if access.RequireSignedIn(r.Context()) != nil {
		http.Redirect(w, r, "/sign-in?next=/playground", http.StatusSeeOther)
		return
	}
	s.page(w, http.StatusOK, "playground.html", playgroundPolicy)
}

// page sends an HTML page with a fresh nonce; without a built app, 404 and how
// to build it.
func (s *server) page(w http.ResponseWriter, status int, name string, policy func(string) string) {
	html, err := fs.ReadFile(s.App, name)
	if err != nil {
		writeText(w, http.StatusNotFound, strings.TrimSuffix(notBuilt, "\n"))
		return
	}
	nonce := rand.Text()
	w.Header().Set("Content-Security-Policy", policy(nonce))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(bytes.ReplaceAll(html, []byte(noncePlace), []byte(nonce))) // the caller may have gone
}
