package graph

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"postern/internal/fault"
)

// maxBody bounds a request's body before a byte of JSON is read.
const maxBody = 256 << 10

// The two media types of the GraphQL-over-HTTP specification, section 5.
const (
	jsonType    = "application/json"
	graphqlType = "application/graphql-response+json"
)

// transport is GraphQL over HTTP: POST with a JSON body, nothing else, since
// every other way in can be forged by a form on a foreign page.
type transport struct{}

// Supports takes every request, to answer the wrong ones properly.
func (transport) Supports(*http.Request) bool { return true }

// Do answers one request.
func (transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	out := answer{w: w, mediaType: accepted(r)}
	params, refusal := read(w, r)
	if refusal != nil {
		refusal.send(out)
		return
	}
	ctx := r.Context()
	operation, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		out.send(out.requestErrorStatus(), exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs))
		return
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	out.send(http.StatusOK, responses(ctx))
}

// requestError is a request that never became a GraphQL operation. Its text is
// ours: nothing that was sent is echoed.
type requestError struct {
	status  int
	reason  string
	message string
}

func (e *requestError) send(out answer) {
	if e.status == http.StatusMethodNotAllowed {
		out.w.Header().Set("Allow", http.MethodPost)
	}
	out.send(e.status, &graphql.Response{Errors: gqlerror.List{
		Describe(fault.New(fault.Invalid, e.reason, e.message)),
	}})
}

// read takes the operation out of a request.
func read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *requestError) {
	if r.Method != http.MethodPost {
		return nil, &requestError{http.StatusMethodNotAllowed, "METHOD", "Send GraphQL by POST."}
	}
	mediaType, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := parameters["charset"]
	if err != nil || mediaType != jsonType || (charset != "" && !strings.EqualFold(charset, "utf-8")) {
		return nil, &requestError{http.StatusUnsupportedMediaType, "MEDIA_TYPE", "Send the body as application/json in UTF-8."}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, &requestError{http.StatusRequestEntityTooLarge, "BODY_TOO_LARGE", "The body is larger than 256 kB."}
	}
	if err != nil {
		return nil, &requestError{http.StatusBadRequest, "BODY_UNREADABLE", "The body could not be read."}
	}
	return parse(body, r.Header)
}

// parse reads the body. Variables keep their numbers as they were written.
func parse(body []byte, header http.Header) (*graphql.RawParams, *requestError) {
	bad := &requestError{http.StatusBadRequest, "BODY_NOT_GRAPHQL",
		"The body is not a GraphQL request: a JSON object with a text `query`, and optionally `operationName`, `variables` and `extensions`."}
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.UseNumber()
	var params graphql.RawParams
	if err := decoder.Decode(&params); err != nil || params.Query == "" {
		return nil, bad
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, bad
	}
	params.Headers = header
	return &params, nil
}

// answer writes a response in the media type that the caller accepts.
type answer struct {
	w         http.ResponseWriter
	mediaType string
}

func (a answer) send(status int, response *graphql.Response) {
	text, err := json.Marshal(response)
	if err != nil {
		status, text = http.StatusInternalServerError, []byte(`{"errors":[{"message":"The answer could not be written."}]}`)
	}
	a.w.Header().Set("Content-Type", a.mediaType+"; charset=utf-8")
	a.w.WriteHeader(status)
	_, _ = a.w.Write(text) // the caller may have gone; there is nobody to tell
}

// requestErrorStatus: 400 where the media type says that it is ours, 200 for
// callers of plain JSON, as the specification wants for what may come from
// somewhere else.
func (a answer) requestErrorStatus() int {
	if a.mediaType == graphqlType {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// accepted chooses the media type: the newer one for who names it.
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
