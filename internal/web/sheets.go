package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/sheet"
	"postern/internal/verify"
)

const (
	importTime = 50 * time.Second // the answer has 60
	exportTime = 15 * time.Minute // a million rows over a slow line
	takeTime   = time.Minute      // for a part of an export to be taken
	sheetsMost = 4                // are read and written at once
)

// mountSheets serves what is too large for GraphQL: files of API users, in and
// out, and of the history. The same doors stand before it.
func (s *server) mountSheets(mux *http.ServeMux) {
	places := make(chan struct{}, sheetsMost)
	mux.Handle("/import/api-users", s.sameOrigin(s.identified(refusedJSON, few(places, s.importAPIUsers))))
	mux.Handle("/export/api-users.csv", sameSiteReads(s.identified(refusedJSON, few(places, s.exportAPIUsers))))
	mux.Handle("/export/history.csv", sameSiteReads(s.identified(refusedJSON, few(places, s.exportHistoryCSV))))
	mux.Handle("/export/history.jsonl", sameSiteReads(s.identified(refusedJSON, few(places, s.exportHistoryJSON))))
}

// few has no more people served at once than there are places; whoever may not
// is told so at once.
func few(places chan struct{}, next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if access.RequirePerson(r.Context()) == nil {
			select {
			case places <- struct{}{}:
				defer func() { <-places }()
			default:
				refusedFile(w, r, fault.Busy())
				return
			}
		}
		next(w, r)
	})
}

// sameSiteReads refuses what a page of another site has a browser load: it could
// not read it, but the server would work for it.
func sameSiteReads(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if from := r.Header.Get("Sec-Fetch-Site"); from != "" && from != "same-origin" && from != "none" {
			crossOrigin(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// importAPIUsers takes a file as the body; ?dry-run says what would happen, and
// ?leave-out imports the good lines though others are bad. Passes: the owner.
func (s *server) importAPIUsers(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), importTime)
	defer cancel()
	if !method(w, r, http.MethodPost) {
		return
	}
	done, err := s.imported(ctx, w, r)
	if err != nil {
		s.Refusals.Refused(ctx, "importApiUsers", err)
		refusedFile(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, done)
}

func (s *server) imported(ctx context.Context, w http.ResponseWriter, r *http.Request) (*apiusers.Imported, error) {
	if err := access.RequireOwner(ctx); err != nil { // ahead of the body
		return nil, err
	}
	// A form of another page can't send these.
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "text/csv" && kind != "application/octet-stream" {
		return nil, fault.New(fault.Invalid, "CONTENT_TYPE", "Send the file as text/csv or application/octet-stream.")
	}
	file, err := io.ReadAll(http.MaxBytesReader(w, r.Body, sheet.MostBytes))
	if large := new(http.MaxBytesError); errors.As(err, &large) {
		return nil, sheet.TooLarge()
	} else if err != nil {
		return nil, fault.New(fault.Invalid, "BROKEN_OFF", "The file did not arrive whole. Send it again.")
	}
	asked := r.URL.Query()
	return s.APIUsers.Import(ctx, apiusers.ImportInput{File: file, DryRun: asked.Has("dry-run"), LeaveOut: asked.Has("leave-out")})
}

// exportAPIUsers streams CSV of those that fit ?search= and ?state=, as the list
// has them. Passes: the owner.
func (s *server) exportAPIUsers(w http.ResponseWriter, r *http.Request) {
	out := sheet.NewWriter(w)
	download(w, r, "text/csv; charset=utf-8; header=present", "api-users.csv", func(ctx context.Context, begin func(), page func() error) error {
		filter, err := apiusers.FilterOf(r.URL.Query().Get("search"), r.URL.Query().Get("state"))
		if err != nil {
			return err
		}
		return s.APIUsers.Export(ctx, filter, func(cells ...string) error {
			begin()
			return out.Write(cells...)
		}, func() error { return errors.Join(out.Flush(), page()) })
	})
}

// download streams a file. write calls begin before it writes anything, and page
// after some of it. Where it can't go on, the connection breaks off: an answer
// would look complete.
func download(w http.ResponseWriter, r *http.Request, kind, name string, write func(ctx context.Context, begin func(), page func() error) error) {
	ctx, cancel := context.WithTimeout(r.Context(), exportTime)
	defer cancel()
	if !method(w, r, http.MethodGet) {
		return
	}
	begun, more := false, http.NewResponseController(w)
	err := write(ctx, func() {
		if !begun {
			begun = true
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
		}
	}, func() error {
		_ = more.SetWriteDeadline(time.Now().Add(takeTime)) // a recorder in tests has none
		return more.Flush()
	})
	switch {
	case err == nil:
	case begun:
		slog.WarnContext(ctx, "an export broke off", "error", err)
		panic(http.ErrAbortHandler)
	default:
		refusedFile(w, r, err)
	}
}

// refusedFile answers in GraphQL's shape, which the app reads anyway.
func refusedFile(w http.ResponseWriter, r *http.Request, err error) {
	status := verify.Status(err)
	switch faults := fault.All(err); {
	case len(faults) == 0:
		slog.ErrorContext(r.Context(), "a file of API users failed", "error", err)
	case status == http.StatusUnauthorized: // Basic would open the browser's own login box
		w.Header().Set("WWW-Authenticate", `Session realm="Postern"`)
	case faults[0].Kind == fault.Conflict:
		status = http.StatusConflict
	}
	if status != http.StatusUnauthorized {
		verify.SetHeaders(w.Header(), status, err)
	}
	writeFaults(w, status, err)
}

func method(w http.ResponseWriter, r *http.Request, want string) bool {
	if r.Method == want {
		return true
	}
	w.Header().Set("Allow", want)
	writeText(w, http.StatusMethodNotAllowed, "Use "+want+".")
	return false
}
