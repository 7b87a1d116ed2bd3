package edge

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// caller is who sends a request.
type caller string

const (
	nobody caller = "nobody"
	owner  caller = "signed in"
)

// request is what is sent to /graphql.
type request struct {
	method  string // POST unless said otherwise
	query   string // what follows the path in the URL
	headers map[string]string
	body    []byte
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// query is a document sent as it should be.
func query(document string) request { return operation(document, nil) }

// operation is a document with variables.
func operation(document string, variables any) request {
	body := map[string]any{"query": document}
	if variables != nil {
		body["variables"] = variables
	}
	return jsonBody(marshal(body))
}

// jsonBody is any bytes said to be JSON.
func jsonBody(body []byte) request {
	return request{headers: map[string]string{"Content-Type": "application/json"}, body: body}
}

func marshal(v any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(text.Bytes())
}

// with adds a header.
func (r request) with(name, value string) request {
	headers := map[string]string{name: value}
	for other, value := range r.headers {
		if other != name {
			headers[other] = value
		}
	}
	r.headers = headers
	return r
}

// size is how many bytes the caller had to send, not counting the usual
// headers.
func (r request) size() int {
	size := len(r.query) + len(r.body)
	for name, value := range r.headers {
		if len(value) > 100 {
			size += len(name) + len(value)
		}
	}
	return size
}

var client = &http.Client{
	Timeout:       60 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// try sends a request and reads the whole answer.
func (p *postern) try(r request, as caller) (answer, error) {
	method := r.method
	if method == "" {
		method = http.MethodPost
	}
	sent, err := http.NewRequest(method, p.url+"/graphql"+r.query, bytes.NewReader(r.body))
	if err != nil {
		return answer{}, err
	}
	for name, value := range r.headers {
		sent.Header.Set(name, value)
	}
	if as == owner {
		sent.Header.Add("Cookie", p.cookie)
	}
	got, err := client.Do(sent)
	if err != nil {
		return answer{}, err
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	return answer{status: got.StatusCode, header: got.Header, body: body}, err
}

// ask is try where nothing may go wrong on the way.
func (p *postern) ask(t *testing.T, r request, as caller) answer {
	t.Helper()
	got, err := p.try(r, as)
	require.NoError(t, err)
	return got
}

// signIn signs the owner in as the app does, and returns the cookie.
func (p *postern) signIn(t *testing.T) string {
	t.Helper()
	got := p.ask(t, operation(`mutation ($input: SignInInput!) { signIn(input: $input) { viewer { isOwner } } }`,
		map[string]any{"input": map[string]any{"email": "ada@example.com", "password": testdb.Password}}), nobody)
	require.Equal(t, `{"data":{"signIn":{"viewer":{"isOwner":true}}}}`, strings.TrimSpace(string(got.body)))
	cookie, _, _ := strings.Cut(got.header.Get("Set-Cookie"), ";")
	return cookie
}

// reason is the first error's, or its code where it has none, and how many
// errors there are.
func (a answer) reason() (string, int) {
	var body struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code, Reason string }
		}
	}
	if err := json.Unmarshal(a.body, &body); err != nil || len(body.Errors) == 0 {
		return answered, 0
	}
	if first := body.Errors[0].Extensions; first.Reason != "" {
		return first.Reason, len(body.Errors)
	} else if first.Code != "" {
		return first.Code, len(body.Errors)
	}
	return "?", len(body.Errors)
}
