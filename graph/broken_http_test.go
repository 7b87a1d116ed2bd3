package graph_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/testdb"
)

const typedPassword = "plover-quartz-71"

// TestNobodyGetsInWhenACallToTheDatabaseFails asks with a right password, a
// generated one and a typed one: 200 only when nothing failed, and 503, not
// 401, when something did, since a gateway's caller would throw its password
// away.
func TestNobodyGetsInWhenACallToTheDatabaseFails(t *testing.T) {
	h, cast, fault := testdb.NewBrokenHouse(t)
	w := serve(t, &world{House: h, cast: cast})
	owner := access.With(t.Context(), testdb.As(cast.Owner))
	d, err := h.APIUsers.Draft(owner)
	require.NoError(t, err)
	_, err = h.APIUsers.Create(owner, apiusers.CreateInput{Email: d.Email, Password: typedPassword, Description: "typed", Enabled: true})
	require.NoError(t, err)
	for kind, key := range map[string]basic{
		"generated": {cast.APIUser.Email, cast.APIUserPassword}, "typed": {d.Email, typedPassword},
	} {
		for path, calls := range map[string]int{"/verify": 2, "/v2/account-info": 6} {
			for _, way := range ways {
				t.Run(fmt.Sprint(kind, path, " ", way), func(t *testing.T) {
					require.Equal(t, calls, w.refusedUntilMended(t, fault, path, key, way), "queries and rows that failed")
				})
			}
		}
	}
}

// refusedUntilMended has each call fail in turn, and counts them.
func (w *world) refusedUntilMended(t *testing.T, fault *testdb.Broken, path string, key basic, way error) int {
	for call := 0; ; call++ {
		w.Memory.ForgetAll()
		fault.Break(call, way)
		got := w.send(t, request{Basic: &key, HTTP: arrival{Method: http.MethodGet, Path: path}})
		if fault.Mend() == "" {
			require.Equal(t, http.StatusOK, got.status)
			return call
		}
		require.Equal(t, http.StatusServiceUnavailable, got.status, "%s", got.body)
		require.NotEmpty(t, got.header.Get("Retry-After"))
		require.Empty(t, got.header.Get("X-Postern-Api-User"))
		require.NotContains(t, string(got.body), "Acme")
	}
}
