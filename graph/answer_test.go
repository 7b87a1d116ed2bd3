package graph

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

func TestDataAloneIsSentAsItWasWrittenAndAnythingBesideItIsSentToo(t *testing.T) {
	for want, response := range map[string]*graphql.Response{
		`{"data":{"a":"<&> \"q\""}}`: {Data: json.RawMessage(`{"a":"<&> \"q\""}`)},
		`{"data":null}`:              {Data: json.RawMessage(`null`)},
		`{"errors":[{"message":"no"}],"data":{"a":null}}`: {
			Data: json.RawMessage(`{"a":null}`), Errors: gqlerror.List{{Message: "no"}}},
		`{"errors":[{"message":"no"}]}`: {Errors: gqlerror.List{{Message: "no"}}},
		`{"data":{},"extensions":{"e":1}}`: {
			Data: json.RawMessage(`{}`), Extensions: map[string]any{"e": 1}},
	} {
		w := httptest.NewRecorder()
		answer{w: w, mediaType: jsonType, bounds: DefaultBounds()}.send(http.StatusOK, response)
		require.Equal(t, want, w.Body.String())
		require.Equal(t, strconv.Itoa(len(want)), w.Header().Get("Content-Length"))
	}
}

func TestAnAnswerThatIsTooLongIsRefused(t *testing.T) {
	w := httptest.NewRecorder()
	answer{w: w, mediaType: jsonType, bounds: Bounds{Answer: 20, Errors: 10}}.send(http.StatusOK,
		&graphql.Response{Data: json.RawMessage(`{"a":"a long text"}`)})
	require.Contains(t, w.Body.String(), "LIMIT_ANSWER")
	require.NotContains(t, w.Body.String(), "a long text")
}
