package soak

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// client gives up long after the server should have. Its connections stay open:
// what is sent on them to a stopped process is the first that it reads.
var client = http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 100}}

// outcome is what a caller knows of a change after its answer.
type outcome int

const (
	acknowledged outcome = iota
	refused              // certainly not done
	unknown              // the answer doesn't say, or never came
)

// answer is what came back of a request; status 0 is nothing.
type answer struct {
	status int
	header http.Header
	took   time.Duration
	Data   map[string]json.RawMessage
	Errors []struct {
		Extensions struct {
			Reason     string
			RetryAfter int
		}
	}
}

// reason is that of the first error.
func (a answer) reason() string {
	if len(a.Errors) == 0 {
		return ""
	}
	return a.Errors[0].Extensions.Reason
}

// outcome is what the answer to a change says of it.
func (a answer) outcome() outcome {
	switch reason := a.reason(); {
	case a.status == http.StatusOK && reason == "":
		return acknowledged
	case a.status == 0, reason == "OUTCOME_UNKNOWN", reason == "TIMEOUT":
		return unknown
	}
	return refused
}

// graphql asks as the owner's browser would.
func (p *postern) graphql(ctx context.Context, document string, input map[string]any) answer {
	body, _ := json.Marshal(map[string]any{"query": document, "variables": map[string]any{"input": input}})
	return p.ask(ctx, http.MethodPost, "/graphql", body, http.Header{"Cookie": {p.cookie}, "Content-Type": {"application/json"}})
}

// get asks as anybody, or as an API user.
func (p *postern) get(ctx context.Context, path string, header http.Header) answer {
	return p.ask(ctx, http.MethodGet, path, nil, header)
}

func (p *postern) ask(ctx context.Context, method, path string, body []byte, header http.Header) (a answer) {
	begun := time.Now()
	defer func() { a.took = time.Since(begun) }()
	r, err := http.NewRequestWithContext(ctx, method, "http://"+p.addr+path, bytes.NewReader(body))
	if err != nil {
		return a
	}
	r.Header = header
	got, err := client.Do(r)
	if err != nil {
		return a
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		return a // it broke off
	}
	_ = json.Unmarshal(text, &a) // not everything is JSON
	a.status, a.header = got.StatusCode, got.Header
	return a
}

func basic(address, password string) http.Header {
	r := &http.Request{Header: http.Header{}}
	r.SetBasicAuth(address, password)
	return r.Header
}
