package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

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
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, t.bounds.Body))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		f := tooMuch("BODY", "bytes of body", int(t.bounds.Body))
		return nil, &refused{http.StatusRequestEntityTooLarge, f}
	}
	if err != nil {
		return nil, bad(http.StatusBadRequest, "BODY_UNREADABLE", "The body could not be read to its end.")
	}
	return parametersOf(body)
}

// readQuery reads GET (GraphQL over HTTP, section 6.3).
func (t transport) readQuery(r *http.Request) (*graphql.RawParams, *refused) {
	if r.Header.Get(preflight) == "" {
		return nil, bad(http.StatusMethodNotAllowed, "METHOD",
			"Send GraphQL by POST; GET needs the header "+preflight+" with any value.")
	}
	values := r.URL.Query()
	request := map[string]json.RawMessage{}
	for _, name := range []string{"query", "operationName"} {
		if values.Has(name) {
			text, _ := json.Marshal(values.Get(name)) // a string always can be
			request[name] = text
		}
	}
	for _, name := range []string{"variables", "extensions"} {
		if text := values.Get(name); text != "" {
			request[name] = json.RawMessage(text)
		}
	}
	body, err := json.Marshal(request)
	if err != nil {
		return nil, notGraphQL()
	}
	return parametersOf(body)
}

// parametersOf reads the request's parameters (section 5.1). Numbers stay as
// they were written.
func parametersOf(body []byte) (*graphql.RawParams, *refused) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var params graphql.RawParams
	if err := decoder.Decode(&params); err != nil || params.Query == "" {
		return nil, notGraphQL()
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, notGraphQL()
	}
	return &params, nil
}

func notGraphQL() *refused {
	return bad(http.StatusBadRequest, "NOT_GRAPHQL",
		"This is not a GraphQL request: a JSON object with a text `query`, and if wanted `operationName`, `variables` and `extensions`.")
}
