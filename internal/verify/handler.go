package verify

import (
	"context"
	"log/slog"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"postern/internal/fault"
	"postern/internal/usage"
)

// Challenge is what a 401 asks for.
const Challenge = `Basic realm="Postern", charset="UTF-8"`

// The values of headers are lists, which would be made anew for each call.
var (
	noStore = []string{"no-store"}
	noSniff = []string{"nosniff"}
	closing = []string{"close"}
)

// ServeHTTP answers /verify: 200 with who is calling, 401 for a credential that
// isn't good, 403 for one that isn't good from here or for this, 429 for too many
// calls, 400 for two credentials, 503 when it can't be known. It reads no body
// and reflects nothing that it was sent. Open to anybody: the credential is
// the question.
func (v *Verifier) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v.answer(w, r, func() (context.Context, context.CancelFunc) { return r.Context(), func() {} })
}

// Slowly is ServeHTTP where only what memory can't answer needs a context that
// knows the peer and has an end: prepare makes it.
func (v *Verifier) Slowly(prepare func(*http.Request) (context.Context, context.CancelFunc)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v.answer(w, r, func() (context.Context, context.CancelFunc) { return prepare(r) })
	})
}

func (v *Verifier) answer(w http.ResponseWriter, r *http.Request, slowly slowly) {
	h := w.Header()
	h["Cache-Control"], h["X-Content-Type-Options"] = noStore, noSniff
	if r.ContentLength != 0 {
		// Go reads a body to its end to use the connection again. Some gateways
		// announce one that they don't send on, and would wait for the answer.
		h["Connection"] = closing
	}
	address, password, found, err := ParseBasic(r.Header)
	if err == nil && !found {
		err = Refused()
	}
	var k *known
	var l left
	if err == nil {
		k, l, err = v.verify(slowly, Question{OriginOf(r), address, password, wanted(r)})
		l.setHeaders(h)
	}
	if err != nil {
		refuse(w, r, err)
		return
	}
	if k.more != nil && k.more.granted[0] != "" {
		h["X-Postern-Permissions"] = k.more.granted[:]
	}
	h["X-Postern-Api-User"], h["X-Postern-Account"], h["X-Postern-Address"] = k.apiUser[:], k.hour.account[:], k.address[:]
	if v.kept != nil {
		h["Cache-Control"] = v.kept
	}
	w.WriteHeader(http.StatusOK)
}

// wanted are the permissions that the caller must hold: ?permission=, as often
// as need be. What can't be read is a name that nobody holds.
func wanted(r *http.Request) []string {
	if r.URL.RawQuery == "" {
		return nil
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return []string{""}
	}
	return query["permission"]
}

// OriginOf is where a request came from, in its own words.
func OriginOf(r *http.Request) usage.Origin {
	o := usage.Origin{Remote: r.RemoteAddr, Forwarded: r.Header["X-Forwarded-For"]}
	if client := r.Header["User-Agent"]; len(client) > 0 {
		o.Client = client[0]
	}
	return o
}

// LetCallersKeep lets who asks /verify keep a yes for a while (whole seconds):
// a key that is disabled meanwhile goes on getting in there. Nobody ever keeps a
// refusal. Call it before the first request.
func (v *Verifier) LetCallersKeep(maxAge time.Duration) {
	v.kept = nil
	if maxAge > 0 {
		v.kept = []string{"private, max-age=" + strconv.Itoa(int(maxAge.Seconds()))}
	}
}

func refuse(w http.ResponseWriter, r *http.Request, err error) {
	status := Status(err)
	SetHeaders(w.Header(), status, err)
	if len(fault.All(err)) == 0 {
		slog.ErrorContext(r.Context(), "verify failed", "error", err)
	}
	w.Header().Set("Content-Length", strconv.Itoa(0))
	w.WriteHeader(status)
}

// SetHeaders says with a refusal how to do better: by which scheme, or when.
// Only for requests that carried Authorization, or are no browser's: to others
// a Basic challenge opens the browser's own login box.
func SetHeaders(h http.Header, status int, err error) {
	switch status {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", Challenge)
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		wait := time.Second
		for _, f := range fault.All(err) {
			wait = max(wait, f.RetryAfter)
		}
		h.Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	}
}

// Status is the HTTP status of a refusal. What isn't a fault means that the
// answer can't be known: never 200, and not 401 either, which would tell a
// good caller to throw its credential away.
func Status(err error) int {
	switch {
	case fault.Is(err, fault.Unauthenticated):
		return http.StatusUnauthorized
	case fault.Is(err, fault.Invalid):
		return http.StatusBadRequest
	case fault.Is(err, fault.Forbidden):
		return http.StatusForbidden
	case fault.Is(err, fault.RateLimited):
		return http.StatusTooManyRequests
	}
	return http.StatusServiceUnavailable
}
