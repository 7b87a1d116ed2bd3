package graph

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"postern/internal/fault"
)

// preflight must come with every GET. A form or an image on a foreign page
// can't send it, so a browser asks first, and is told no.
const preflight = "GraphQL-Preflight"

// refused is a request that never became a GraphQL operation. Its text is
// ours: nothing that was sent is echoed. Status 0 is that of a document which
// isn't valid.
type refused struct {
	status int
	fault  *fault.Fault
}

func bad(status int, reason, message string) *refused {
	return &refused{status, fault.New(fault.Invalid, reason, message)}
}

// read takes the operation out of a request: POST with JSON, or GET with the
// preflight header. Every other way in can be forged by a form.
func (t transport) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refused) {
	switch r.Method {
	case http.MethodPost:
		return t.readBody(w, r)
	case http.MethodGet:
		return t.readQuery(r)
	}
	return nil, bad(http.StatusMethodNotAllowed, "METHOD", "Send GraphQL by POST.")
}

// readBody reads POST (GraphQL over HTTP, section 6.4).
func (t transport) readBody(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refused) {
	mediaType, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := parameters["charset"]
	if err != nil || mediaType != jsonType || (charset != "" && !strings.EqualFold(charset, "utf-8")) {
		return nil, bad(http.StatusUnsupportedMediaType, "MEDIA_TYPE", "Send the body as application/json in UTF-8.")
	}
	if r.Header.Get("Content-Encoding") != "" {
		return nil, bad(http.StatusUnsupportedMediaType, "MEDIA_TYPE", "Send the body as it is, not compressed.")
	}
	if r.ContentLength > t.bounds.Body {
		return nil, t.bodyTooLarge() // before a byte of it is waited for
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, t.bounds.Body))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, t.bodyTooLarge()
	}
	if err != nil {
		return nil, bad(http.StatusBadRequest, "BODY_UNREADABLE", "The body could not be read to its end.")
	}
	return parametersOf(body)
}

func (t transport) bodyTooLarge() *refused {
	return &refused{http.StatusRequestEntityTooLarge, tooMuch("BODY", "bytes of body", int(t.bounds.Body))}
}

// readQuery reads GET (GraphQL over HTTP, section 6.3): the same parameters,
// each once, with variables and extensions as JSON.
func (t transport) readQuery(r *http.Request) (*graphql.RawParams, *refused) {
	if r.Header.Get(preflight) == "" {
		return nil, bad(http.StatusMethodNotAllowed, "METHOD",
			"Send GraphQL by POST; GET needs the header "+preflight+" with any value.")
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, notGraphQL()
	}
	request := map[string]any{}
	for name, given := range values {
		switch text := given[0]; {
		case len(given) > 1 || !utf8.ValidString(text):
			return nil, notGraphQL()
		case (name == "variables" || name == "extensions") && text != "":
			request[name] = json.RawMessage(text)
		case name == "query" || name == "operationName":
			request[name] = text
		}
	}
	body, err := json.Marshal(request)
	if err != nil {
		return nil, notGraphQL()
	}
	return parametersOf(body)
}
