package verify_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// discard is a ResponseWriter that is used again and again.
type discard struct {
	header http.Header
	status int
}

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
func (d *discard) WriteHeader(status int)      { d.status = status }

// One text for address and password is all that a call from memory may put on
// the heap.
func TestACallFromMemoryAllocatesOnce(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	r := httptest.NewRequest(http.MethodGet, "/verify", nil)
	r.Header = with(basic(cast.APIUser.Email + ":" + cast.APIUserPassword))
	w := &discard{header: http.Header{}}
	handler := h.Verifier.Slowly(nil) // whatever isn't from memory panics
	warm := func() bool {
		h.Verifier.ServeHTTP(w, r)
		return w.status == http.StatusOK && h.Verifier.Remembers(cast.APIUser.Email)
	}
	require.Eventually(t, warm, testdb.Lease*20, testdb.Lease/10)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { handler.ServeHTTP(w, r) }), 1.0)
	require.Equal(t, http.StatusOK, w.status)
}
