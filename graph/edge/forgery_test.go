package edge

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/stretchr/testify/require"
)

// draft is a mutation that leaves a row behind each time it is carried out.
const (
	draft     = `mutation { draftApiUser { email } }`
	drafts    = `SELECT count(*) FROM issued_addresses`
	appOrigin = "https://app.example.com" // configured to be let in
	evil      = "https://evil.example.net"
)

// way is how a page could try to have a browser send something.
type way struct{ method, contentType string }

// from is where the browser says that it came from.
type from struct{ origin, site string }

// TestNoForgedRequestIsCarriedOut sends a mutation, with the owner's cookie,
// in every way and from everywhere that the owner did not mean it.
func TestNoForgedRequestIsCarriedOut(t *testing.T) {
	p := start(t, "--allowed-origin", appOrigin)
	ways := []way{
		{http.MethodPost, "application/json"}, {http.MethodPost, "application/json; charset=utf-8"},
		{http.MethodPost, "text/plain"}, {http.MethodPost, "text/plain; application/json"},
		{http.MethodPost, "application/x-www-form-urlencoded"}, {http.MethodPost, "multipart/form-data; boundary=x"},
		{http.MethodPost, "application/graphql"}, {http.MethodPost, ""},
		{http.MethodPut, "application/json"}, {http.MethodPatch, "application/json"}, {http.MethodDelete, "application/json"},
		{http.MethodGet, ""}, {http.MethodGet, "application/json"}, {http.MethodHead, ""},
	}
	foreign := []from{
		{evil, "cross-site"}, {evil, "same-site"}, {evil, ""}, {"null", "cross-site"}, {"null", ""},
		{"", "cross-site"}, {"", "same-site"}, {appOrigin + ".example.net", "cross-site"},
		{"http://app.example.com", "cross-site"}, {"https://app.example.com:8443", ""},
	}
	unmarked := from{} // a browser that says nothing: only the way itself can be refused
	var table forgeries
	for _, w := range ways {
		sources := foreign
		if !strings.HasPrefix(w.contentType, "application/json") || w.method != http.MethodPost {
			sources = append([]from{unmarked}, foreign...)
		}
		for _, f := range sources {
			before := count(t, p.database, drafts)
			got := p.ask(t, forge(w, f, draft), owner)
			table.add(w, f, got)
			require.GreaterOrEqual(t, got.status, 400, "%v %v", w, f)
			require.NotContains(t, string(got.body), "apiuser-", "%v %v", w, f)
			require.Equal(t, before, count(t, p.database, drafts), "%v %v was carried out", w, f)
			require.Empty(t, got.header.Get("Access-Control-Allow-Origin"), "%v %v", w, f)
		}
	}
	table.print(t, ways, append([]from{unmarked}, foreign...))
}

// TestTheMutationThatIsForgedElsewhereWorks shows that the table above isn't
// empty: the same request from the app's own page, and from the configured
// origin, is carried out.
func TestTheMutationThatIsForgedElsewhereWorks(t *testing.T) {
	p := start(t, "--allowed-origin", appOrigin)
	post := way{http.MethodPost, "application/json"}
	for _, f := range []from{{}, {"http://" + p.host, "same-origin"}, {"http://" + p.host, ""}, {appOrigin, "cross-site"}, {appOrigin, ""}} {
		before := count(t, p.database, drafts)
		got := p.ask(t, forge(post, f, draft), owner)
		require.Equal(t, http.StatusOK, got.status, "%v", f)
		require.Contains(t, string(got.body), "apiuser-", "%v", f)
		require.Equal(t, before+1, count(t, p.database, drafts), "%v", f)
		if f.origin == appOrigin {
			require.Equal(t, appOrigin, got.header.Get("Access-Control-Allow-Origin"))
			require.Equal(t, "true", got.header.Get("Access-Control-Allow-Credentials"))
			require.Contains(t, got.header.Values("Vary"), "Origin")
		}
	}
}

// TestOnlyTheConfiguredOriginMaySendJSON asks as a browser does before it sends
// what no form could.
func TestOnlyTheConfiguredOriginMaySendJSON(t *testing.T) {
	p := start(t, "--allowed-origin", appOrigin)
	for origin, allowed := range map[string]bool{
		appOrigin: true, evil: false, "null": false, "https://APP.example.com.evil.example.net": false, appOrigin + "/": false,
	} {
		for method, headers := range map[string]string{http.MethodPost: "content-type", http.MethodGet: "graphql-preflight"} {
			before := request{method: http.MethodOptions, headers: map[string]string{
				"Origin": origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers,
			}}
			got := p.ask(t, before, nobody)
			if allowed && method == http.MethodPost {
				require.Equal(t, origin, got.header.Get("Access-Control-Allow-Origin"))
				require.Equal(t, "true", got.header.Get("Access-Control-Allow-Credentials"))
				continue
			}
			require.Empty(t, got.header.Get("Access-Control-Allow-Origin"), "%s from %s", method, origin)
			require.Empty(t, got.header.Get("Access-Control-Allow-Headers"), "%s from %s", method, origin)
		}
	}
}

// TestGETNeedsAHeaderThatNoFormCanSend: links, images and forms can't have it.
func TestGETNeedsAHeaderThatNoFormCanSend(t *testing.T) {
	p := start(t)
	for _, f := range []from{{}, {"", "none"}, {"", "same-origin"}, {"", "cross-site"}, {evil, "cross-site"}, {"null", ""}} {
		bare := forge(way{http.MethodGet, ""}, f, "{ viewer { isOwner } }")
		got := p.ask(t, bare, owner)
		require.Equal(t, http.StatusMethodNotAllowed, got.status, "%v", f)
		require.NotContains(t, string(got.body), "isOwner", "%v", f)
	}
	got := p.ask(t, forge(way{http.MethodGet, ""}, from{}, "{ viewer { isOwner } }").with("GraphQL-Preflight", "1"), owner)
	require.Equal(t, `{"data":{"viewer":{"isOwner":true}}}`, string(got.body))
	before := count(t, p.database, drafts)
	got = p.ask(t, forge(way{http.MethodGet, ""}, from{}, draft).with("GraphQL-Preflight", "1"), owner)
	require.Equal(t, http.StatusMethodNotAllowed, got.status)
	require.Equal(t, before, count(t, p.database, drafts))
}

// forge makes a request of a document the way that a page elsewhere could.
func forge(w way, f from, document string) request {
	r := request{method: w.method, headers: map[string]string{}}
	switch {
	case w.method == http.MethodGet, w.method == http.MethodHead:
		r.query = "?query=" + url.QueryEscape(document)
	case strings.HasPrefix(w.contentType, "application/x-www-form-urlencoded"):
		r.body = []byte("query=" + url.QueryEscape(document))
	case strings.HasPrefix(w.contentType, "multipart"):
		r.body = []byte("--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + string(query(document).body) +
			"\r\n--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{}\r\n--x--\r\n")
	case w.contentType == "application/graphql":
		r.body = []byte(document)
	default:
		r.body = query(document).body
	}
	for name, value := range map[string]string{"Content-Type": w.contentType, "Origin": f.origin, "Sec-Fetch-Site": f.site} {
		if value != "" {
			r.headers[name] = value
		}
	}
	return r
}

// forgeries is the table of what was tried: the status for each way and source.
type forgeries struct {
	statuses map[way]map[from]int
	n        int
}

func (tab *forgeries) add(w way, f from, got answer) {
	if tab.statuses == nil {
		tab.statuses = map[way]map[from]int{}
	}
	if tab.statuses[w] == nil {
		tab.statuses[w] = map[from]int{}
	}
	tab.statuses[w][f] = got.status
	tab.n++
}

func (tab *forgeries) print(t *testing.T, ways []way, sources []from) {
	var text bytes.Buffer
	rows := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, line := range []func(from) string{func(f from) string { return f.origin }, func(f from) string { return f.site }} {
		fmt.Fprint(rows, "\t")
		for _, f := range sources {
			fmt.Fprintf(rows, "%s\t", strings.TrimPrefix(line(f), "https://"))
		}
		fmt.Fprintln(rows)
	}
	for _, w := range ways {
		fmt.Fprintf(rows, "%s %s\t", w.method, w.contentType)
		for _, f := range sources {
			fmt.Fprint(rows, strings.TrimPrefix(fmt.Sprint(tab.statuses[w][f]), "0"), "\t")
		}
		fmt.Fprintln(rows)
	}
	require.NoError(t, rows.Flush())
	t.Logf("%d forged requests, none carried out; by Origin and Sec-Fetch-Site:\n%s", tab.n, text.String())
}
