package graph

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// logged catches what is logged until the end of the test.
func logged(t *testing.T) *bytes.Buffer {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return &log
}

func post(body io.Reader) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", body)
	r.Header.Set("Content-Type", jsonType)
	return r
}

// TestAPanicIsA500WithAnIDThatIsInTheLog has a server that was wired without
// its services, so that every resolver panics, and a body that can't be read
// without a panic.
func TestAPanicIsA500WithAnIDThatIsInTheLog(t *testing.T) {
	server := NewServer(&Resolver{}, DefaultBounds())
	for name, request := range map[string]*http.Request{
		"in a resolver":    post(strings.NewReader(`{"query":"{ setUpNeeded }"}`)),
		"before resolvers": post(panicking{}),
	} {
		t.Run(name, func(t *testing.T) {
			log, got := logged(t), httptest.NewRecorder()
			server.ServeHTTP(got, request)
			require.Equal(t, http.StatusInternalServerError, got.Code, got.Body)
			require.Equal(t, "application/json; charset=utf-8", got.Header().Get("Content-Type"))
			require.Contains(t, got.Body.String(), `"code":"INTERNAL"`)
			require.NotContains(t, got.Body.String(), "nil pointer")
			require.NotContains(t, got.Body.String(), "panic")
			id := regexp.MustCompile(`"reference":"([0-9a-f]{12})"`).FindStringSubmatch(got.Body.String())
			require.Len(t, id, 2, got.Body)
			require.Contains(t, got.Body.String(), "reference "+id[1]+".")
			require.Regexp(t, `level=ERROR msg="internal error" reference=`+id[1]+` error="panic: .*goroutine`, log)
			require.Equal(t, 1, strings.Count(log.String(), "\n"), "one line")
		})
	}
}

// panicking is a body that panics when it is read.
type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("a panic before resolvers") }
