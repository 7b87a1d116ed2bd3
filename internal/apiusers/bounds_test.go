package apiusers_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/apiusers"
	"postern/internal/people"
	"postern/internal/testdb"
)

// status is what a call gets: from an address, for a permission.
func status(h *testdb.House, cast testdb.Cast, remote, permission string) int {
	r := httptest.NewRequest(http.MethodGet, "/verify", nil)
	if permission != "" {
		r.URL.RawQuery = "permission=" + permission
	}
	r.RemoteAddr = remote + ":1234"
	r.SetBasicAuth(cast.APIUser.Email, cast.APIUserPassword)
	w := httptest.NewRecorder()
	h.Verifier.ServeHTTP(w, r)
	return w.Code
}

// bound changes the bounds of the cast's API user.
func bound(t *testing.T, h *testdb.House, cast testdb.Cast, b apiusers.Bounds) error {
	t.Helper()
	_, err := h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{ID: cast.APIUser.ID, Bounds: b})
	return err
}

func permit(ctx context.Context, t *testing.T, h *testdb.House, names ...string) error {
	t.Helper()
	_, err := h.People.ChangeAccount(ctx, people.AccountChange{Permissions: names})
	return err
}

func TestBoundsHoldFromTheAcknowledgementOn(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.NoError(t, permit(as(t, cast.Owner), t, h, "contacts.read", "contacts.write"))
	says := func() []int {
		return []int{
			status(h, cast, "192.0.2.7", ""), status(h, cast, "203.0.113.7", ""), status(h, cast, "192.0.2.7", "contacts.read"),
		}
	}
	require.Equal(t, []int{200, 200, 403}, says())
	require.NoError(t, bound(t, h, cast, apiusers.Bounds{AllowedNetworks: []string{"192.0.2.0/24"}}))
	require.Equal(t, []int{200, 403, 403}, says())
	require.NoError(t, bound(t, h, cast, apiusers.Bounds{Permissions: []string{"contacts.read"}}))
	require.Equal(t, []int{200, 403, 200}, says(), "a field left out stays")
	require.NoError(t, bound(t, h, cast, apiusers.Bounds{AllowedNetworks: []string{}, CallsPerDay: ptr(1)}))
	require.Equal(t, []int{200, 429, 429}, says())
	require.NoError(t, bound(t, h, cast, apiusers.Bounds{Permissions: []string{}, CallsPerDay: ptr(0)}))
	require.Equal(t, []int{200, 200, 403}, says())
	require.Contains(t, lastEvent(t, h).Changes, `"permissions":["contacts.read",""]`)
}

func TestBadBoundsAreRefusedAtTheirFields(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	before := h.Tables(t)
	for _, c := range []struct {
		bounds        apiusers.Bounds
		reason, field string
	}{
		{apiusers.Bounds{AllowedNetworks: []string{"10.0.0"}}, "BAD_RANGE", "allowedNetworks"},
		{apiusers.Bounds{Permissions: []string{"All of it"}}, "BAD_NAME", "permissions"},
		{apiusers.Bounds{Permissions: []string{"contacts.read"}}, "NO_SUCH_PERMISSION", "permissions"},
		{apiusers.Bounds{CallsPerSecond: ptr(-1)}, "OUT_OF_RANGE", "callsPerSecond"},
		{apiusers.Bounds{CallsPerSecond: ptr(apiusers.MostCallsPerSecond + 1)}, "OUT_OF_RANGE", "callsPerSecond"},
		{apiusers.Bounds{CallsPerDay: ptr(apiusers.MostCallsPerDay + 1)}, "OUT_OF_RANGE", "callsPerDay"},
	} {
		wantFault(t, bound(t, h, cast, c.bounds), c.reason, c.field)
	}
	require.Empty(t, before.Until(h.Tables(t)))
}

func TestAPermissionThatIsHeldStaysTheAccounts(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner := as(t, cast.Owner)
	require.NoError(t, permit(owner, t, h, "contacts.read", "contacts.readonly"))
	require.NoError(t, bound(t, h, cast, apiusers.Bounds{Permissions: []string{"contacts.readonly"}}))
	require.NoError(t, permit(owner, t, h, "contacts.readonly"), "a longer name isn't that name")
	wantFault(t, permit(owner, t, h, "contacts.write"), "PERMISSION_HELD", "permissions")
	require.NoError(t, bound(t, h, cast, apiusers.Bounds{Permissions: []string{}}))
	require.NoError(t, permit(owner, t, h, "contacts.write"))
}

func TestAnAPIUserCanBeBoundedFromTheBeginning(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner := as(t, cast.Owner)
	require.NoError(t, permit(owner, t, h, "contacts.read"))
	in := form(draft(t, h, cast.Owner))
	in.Bounds = apiusers.Bounds{AllowedNetworks: []string{"192.0.2.7"}, Permissions: []string{"contacts.read"}, CallsPerSecond: ptr(5)}
	u, err := h.APIUsers.Create(owner, in)
	require.NoError(t, err)
	cast.APIUser, cast.APIUserPassword = u, in.Password
	require.Equal(t, 200, status(h, cast, "192.0.2.7", "contacts.read"))
	require.Equal(t, 403, status(h, cast, "192.0.2.8", "contacts.read"))
	again, err := h.APIUsers.Create(owner, in)
	require.NoError(t, err, "a lost reply")
	require.Equal(t, u.ID, again.ID)
	in.CallsPerSecond = ptr(6)
	_, err = h.APIUsers.Create(owner, in)
	wantFault(t, err, "ADDRESS_USED", "email")
}
