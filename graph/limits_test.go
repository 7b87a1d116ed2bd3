package graph

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/settings"
)

// TestTheSettingsHaveTheSameDefaults: an operator who sets nothing gets what
// these tests prove.
func TestTheSettingsHaveTheSameDefaults(t *testing.T) {
	var s settings.Server
	parser, err := kong.New(&s)
	require.NoError(t, err)
	_, err = parser.Parse(nil)
	require.NoError(t, err)
	b, l := DefaultBounds(), s.Limits
	require.Equal(t, b.Body, l.Body)
	require.Equal(t, b.Answer, l.Answer)
	require.Equal(t, b.Errors, l.Errors)
	require.Equal(t, b.Execution, l.Execution)
	require.Equal(t, b.SignedIn, Limits{
		Tokens: l.Tokens, Depth: l.Depth, Aliases: l.Aliases, Spreads: l.Spreads, RootFields: l.RootFields, Cost: l.Cost,
		Document: b.SignedIn.Document, Nested: true,
	})
}

// TestNoAnswerSuggestsAName asks for names that are nearly right, of each kind
// for which the library has suggestions.
func TestNoAnswerSuggestsAName(t *testing.T) {
	server := NewServer(&Resolver{}, DefaultBounds())
	for kind, document := range map[string]string{
		"field":       "{ setUpNeded }",
		"argument":    inAccount("users(frist: 1) { edges { cursor } }"),
		"type":        "query ($a: ApiUserOrdr) { setUpNeeded }",
		"fragment on": "{ viewer { ... on Viewr { isOwner } } }",
		"enum":        inAccount("apiUsers(orderBy: { field: CREATED_A }) { edges { cursor } }"),
		"input field": `mutation { signIn(input: { emial: "a", password: "b" }) { viewer { isOwner } } }`,
		"leaf":        "{ viewer { account } }",
		"directive":   "{ setUpNeeded @skp(if: true) }",
	} {
		r := post(strings.NewReader(`{"query":` + quoted(document) + `}`))
		r = r.WithContext(access.With(r.Context(), access.Viewer{AccountID: "acc_a", UserID: "usr_a"}))
		got := httptest.NewRecorder()
		server.ServeHTTP(got, r)
		require.Equal(t, http.StatusOK, got.Code)
		require.Contains(t, got.Body.String(), "NOT_VALID", kind)
		require.NotContains(t, got.Body.String(), "id you mean", kind)
	}
}

// TestErrorsAreBoundedInNumberAndBytes whatever they quote.
func TestErrorsAreBoundedInNumberAndBytes(t *testing.T) {
	server := NewServer(&Resolver{}, DefaultBounds())
	ask := func(document string) (int, string) {
		r := post(strings.NewReader(`{"query":` + quoted(document) + `}`))
		r = r.WithContext(access.With(r.Context(), access.Viewer{AccountID: "acc_a", UserID: "usr_a"}))
		got := httptest.NewRecorder()
		server.ServeHTTP(got, r)
		return strings.Count(got.Body.String(), `"message"`), got.Body.String()
	}
	n, text := ask("{ viewer { " + times(50, "x") + "} }")
	require.Equal(t, DefaultBounds().Errors, n, text)
	n, text = ask("query " + strings.Repeat("é", 5000) + "(" + aliased(150, "Int ") + ") { setUpNeeded }")
	require.Equal(t, 1, n, text)
	n, text = ask("query " + strings.Repeat("n", 5000) + "(" + strings.ReplaceAll(aliased(150, "Int "), "a", "$a") + ") { setUpNeeded }")
	require.Greater(t, n, 1, text)
	require.LessOrEqual(t, len(text), maxErrorText+len(`{"errors":[]}`)+n)
}

// TestATooSlowOperationIsStopped has no time at all.
func TestATooSlowOperationIsStopped(t *testing.T) {
	bounds := DefaultBounds()
	bounds.Execution = 1
	r := post(strings.NewReader(`{"query":"{ __typename }"}`))
	r = r.WithContext(access.With(r.Context(), access.Viewer{AccountID: "acc_a", UserID: "usr_a"}))
	got := httptest.NewRecorder()
	NewServer(&Resolver{}, bounds).ServeHTTP(got, r)
	require.Equal(t, http.StatusServiceUnavailable, got.Code)
	require.Contains(t, got.Body.String(), `"reason":"TIMEOUT"`)
}

func quoted(text string) string {
	return `"` + strings.NewReplacer(`"`, `\"`, "\n", `\n`).Replace(text) + `"`
}
