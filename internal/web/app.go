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
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			writeText(w, http.StatusMethodNotAllowed, "Use GET.")
			return
		}
		if !acceptsHTML(r) {
			writeText(w, http.StatusNotFound, "There is nothing here for programs.")
			return
		}
		s.page(w, "index.html", appPolicy)
	})
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
	s.page(w, "playground.html", playgroundPolicy)
}

// page sends an HTML page with a fresh nonce.
func (s *server) page(w http.ResponseWriter, name string, policy func(string) string) {
	html, err := fs.ReadFile(s.App, name)
	if err != nil {
		writeText(w, http.StatusOK, strings.TrimSuffix(notBuilt, "\n"))
		return
	}
	nonce := rand.Text()
	w.Header().Set("Content-Security-Policy", policy(nonce))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(bytes.ReplaceAll(html, []byte(noncePlace), []byte(nonce))) // the caller may have gone
}
