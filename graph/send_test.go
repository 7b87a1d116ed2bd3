package graph_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// send sends a request as its caller would. A browser keeps the cookie that it
// is handed.
func (w *world) send(t *testing.T, q request) answer {
	r, err := http.NewRequestWithContext(t.Context(), cmp.Or(q.HTTP.Method, http.MethodPost),
		w.url+cmp.Or(q.HTTP.Path, "/graphql"), bytes.NewReader(bodyOf(t, q)))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	for name, value := range q.HTTP.Headers {
		r.Header.Set(name, value)
	}
	if q.Basic != nil {
		r.SetBasicAuth(q.Basic.Address, q.Basic.Password)
	} else {
		w.identify(t, r, cmp.Or(q.As, "nobody"))
	}
	response, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	for _, cookie := range response.Cookies() {
		if cookie.Value != "" { // told to forget it, it doesn't: the server must not rest on that
			w.cookies[q.As] = cookie.Value
		}
	}
	return answer{response.StatusCode, response.Header, body}
}

func bodyOf(t *testing.T, q request) []byte {
	body := []byte(q.HTTP.Body)
	if q.Query != "" {
		request := map[string]any{"query": q.Query}
		if q.Variables != nil {
			request["variables"] = q.Variables
		}
		if q.Operation != "" {
			request["operationName"] = q.Operation
		}
		var err error
		body, err = json.Marshal(request)
		require.NoError(t, err)
	}
	if missing := q.HTTP.Size - len(body); missing > 0 {
		body = append(body, strings.Repeat(" ", missing)...)
	}
	return body
}

// data is the answer's data. An answer with errors ends the test.
func (a answer) data(t *testing.T) any {
	var body struct {
		Data   any
		Errors []any
	}
	require.NoError(t, json.Unmarshal(a.body, &body), string(a.body))
	require.Empty(t, body.Errors)
	return body.Data
}
