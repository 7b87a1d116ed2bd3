package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const password = "correct horse battery"

// answer is what came back over HTTP.
type answer struct {
	status int
	header http.Header
	body   string
}

// data is one field of a GraphQL answer.
func (a answer) data(t *testing.T, field string) map[string]any {
	t.Helper()
	var answered struct{ Data map[string]map[string]any }
	require.NoError(t, json.Unmarshal([]byte(a.body), &answered), a.body)
	require.NotNil(t, answered.Data[field], a.body)
	return answered.Data[field]
}

func (h *host) send(t *testing.T, method, path string, body io.Reader, headers ...http.Header) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, h.url+path, body)
	require.NoError(t, err)
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, header := range headers {
		for name, values := range header {
			r.Header[name] = values
		}
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	got, err := client.Do(r)
	require.NoError(t, err)
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	require.NoError(t, err)
	return answer{got.StatusCode, got.Header, string(text)}
}

func (h *host) get(t *testing.T, path string, headers ...http.Header) answer {
	t.Helper()
	return h.send(t, http.MethodGet, path, nil, headers...)
}

func (h *host) graphql(t *testing.T, query string, variables map[string]any, headers ...http.Header) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	require.NoError(t, err)
	return h.send(t, http.MethodPost, "/graphql", bytes.NewReader(body), headers...)
}

func (h *host) setUp(t *testing.T, token string) answer {
	t.Helper()
	return h.graphql(t, `mutation ($i: SetUpInput!) { setUp(input: $i) { viewer { isOwner } } }`, map[string]any{"i": map[string]any{
		"token": token, "accountName": "Acme", "name": "Ada", "email": "ada@example.com", "password": password,
	}})
}

func (h *host) signIn(t *testing.T, password string) answer {
	t.Helper()
	return h.graphql(t, `mutation ($i: SignInInput!) { signIn(input: $i) { viewer { isOwner } } }`,
		map[string]any{"i": map[string]any{"email": "ada@example.com", "password": password}})
}

// ready sets up, and returns what the owner's browser sends from then on.
func (h *host) ready(t *testing.T) http.Header {
	t.Helper()
	got := h.setUp(t, h.token)
	require.Contains(t, got.body, `"isOwner":true`)
	cookie, _, _ := strings.Cut(got.header.Get("Set-Cookie"), ";")
	return http.Header{"Cookie": {cookie}}
}

func basic(address, password string) http.Header {
	r := &http.Request{Header: http.Header{}}
	r.SetBasicAuth(address, password)
	return r.Header
}

// half is a request that has begun.
type half struct{ net.Conn }

func (h *host) begin(t *testing.T, text string) half {
	t.Helper()
	conn, err := net.Dial("tcp", h.addr)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	require.NoError(t, conn.SetDeadline(time.Now().Add(patience)))
	_, err = io.WriteString(conn, text)
	require.NoError(t, err)
	return half{conn}
}

// finish sends the rest and returns the answer's body.
func (c half) finish(t *testing.T, rest string) string {
	t.Helper()
	_, err := io.WriteString(c, rest)
	require.NoError(t, err)
	got, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	require.NoError(t, err)
	return string(body)
}
