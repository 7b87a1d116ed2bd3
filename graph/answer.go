package graph

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"postern/internal/fault"
)

// The two media types of GraphQL over HTTP, section 4.
const (
	jsonType    = "application/json"
	graphqlType = "application/graphql-response+json"
)

// answer writes a response in the media type that the caller accepts.
type answer struct {
	w         http.ResponseWriter
	mediaType string
	bounds    Bounds
}

// accepted chooses the media type: the newer one for whoever names it.
func accepted(r *http.Request) string {
	for _, value := range r.Header.Values("Accept") {
		for part := range strings.SplitSeq(value, ",") {
			if mediaType, _, err := mime.ParseMediaType(part); err == nil && mediaType == graphqlType {
				return graphqlType
			}
		}
	}
	return jsonType
}

// invalidDocument is the status of a document that can't be carried out. This
// is the one place that chooses: the audit suite of npm's graphql-http wants
// 200 for callers of plain JSON, the specification's newest draft 422; we
// follow the suite, since its rules are what clients were built on.
func (a answer) invalidDocument() int {
	if a.mediaType == graphqlType {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// refuse answers a request that never became an operation.
func (a answer) refuse(r *refused) {
	status := r.status
	switch status {
	case 0:
		status = a.invalidDocument()
	case http.StatusMethodNotAllowed:
		a.w.Header().Set("Allow", "GET, POST")
	case http.StatusUnauthorized:
		// Not Basic: a browser would open its own login box over the app.
		a.w.Header().Set("WWW-Authenticate", `Session realm="Postern"`)
	}
	a.send(status, &graphql.Response{Errors: gqlerror.List{Describe(r.fault)}})
}

// carriedOut is the status of an operation that was carried out, whatever came
// of it; 500 when a failure of the server left nothing to answer.
func carriedOut(response *graphql.Response) int {
	if string(response.Data) == "null" {
		for _, e := range response.Errors {
			if e.Extensions["code"] == string(fault.Internal) {
				return http.StatusInternalServerError
			}
		}
	}
	return http.StatusOK
}

// send writes a response within the bounds.
func (a answer) send(status int, response *graphql.Response) {
	response.Errors = a.bounded(response.Errors)
	text, err := textOf(response)
	if err != nil || len(text) > a.bounds.Answer {
		tooLong := tooMuch("ANSWER", "bytes of answer", a.bounds.Answer)
		text, _ = json.Marshal(map[string]any{"errors": gqlerror.List{Describe(tooLong)}})
	}
	a.w.Header().Set("Content-Type", a.mediaType+"; charset=utf-8")
	a.w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	a.w.WriteHeader(status)
	_, _ = a.w.Write(text) // #nosec G705 -- JSON, and said to be; the caller may have gone, and there is nobody to tell
}

// textOf is a response as JSON. The data is JSON already: where there is nothing
// beside it, it isn't read once more.
func textOf(response *graphql.Response) ([]byte, error) {
	if response.Data == nil || len(response.Errors) > 0 || len(response.Extensions) > 0 || response.HasNext != nil {
		return json.Marshal(withoutNoData(response))
	}
	text := make([]byte, 0, len(`{"data":}`)+len(response.Data))
	return append(append(append(text, `{"data":`...), response.Data...), '}'), nil
}

// bounded keeps the first errors, in number and in bytes, and shortens what
// quotes a document. Errors would else multiply what was sent: each field of a
// document can conflict with each other one.
func (a answer) bounded(errs gqlerror.List) gqlerror.List {
	left := maxErrorText
	for i, e := range errs {
		if len(e.Message) > maxMessage {
			e.Message = strings.ToValidUTF8(e.Message[:maxMessage], "") + "..."
		}
		if len(e.Path.String()) > maxMessage {
			e.Path = nil // names of the caller's own, from the variables
		}
		text, _ := json.Marshal(e)
		if left -= len(text); i > 0 && (left < 0 || i >= a.bounds.Errors) {
			return errs[:i]
		}
	}
	return errs
}

// withoutNoData leaves `data` out where nothing was carried out (section 7.1.4):
// gqlgen would write null.
func withoutNoData(response *graphql.Response) any {
	if response.Data != nil {
		return response
	}
	return struct {
		Errors     gqlerror.List  `json:"errors"`
		Extensions map[string]any `json:"extensions,omitempty"`
	}{response.Errors, response.Extensions}
}

// unparsed is the answer to a document that can't be read.
func unparsed(err error, limits Limits) *refused {
	var syntax *gqlerror.Error
	if errors.As(err, &syntax) && !strings.Contains(syntax.Message, "token limit") {
		return &refused{0, fault.New(fault.Invalid, "SYNTAX", "The document can't be read: "+syntax.Error())}
	}
	return &refused{0, tooMuch("TOKENS", "tokens", limits.Tokens)}
}
