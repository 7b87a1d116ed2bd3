package apiusers_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/testdb"
)

func TestEachFieldChangesByItselfAndIsWrittenDown(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change  apiusers.UpdateInput
		changes string
	}{
		"description": {apiusers.UpdateInput{Description: ptr(" Export ")}, `{"description": ["Nightly import", "Export"]}`},
		"enabled":     {apiusers.UpdateInput{Enabled: ptr(false)}, `{"enabled": [true, false]}`},
		"password":    {apiusers.UpdateInput{Password: ptr(typed)}, `{"password": ["(secret)", "(another secret)"]}`},
		"all": {
			apiusers.UpdateInput{Version: ptr(1), Description: ptr("Export"), Enabled: ptr(false), Password: ptr(typed)},
			`{"description": ["Nightly import", "Export"], "enabled": [true, false], "password": ["(secret)", "(another secret)"]}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, cast := testdb.NewFilledHouse(t)
			h.Clock.Advance(time.Hour)
			in := c.change
			in.ID = cast.APIUser.ID
			u, err := h.APIUsers.Update(as(t, cast.Owner), in)
			require.NoError(t, err)
			require.Equal(t, in.Description != nil, u.Description == "Export")
			require.Equal(t, in.Enabled == nil, u.Enabled)
			require.Equal(t, 2, u.Version)
			require.True(t, h.Clock.Now().Equal(u.UpdatedAt))
			require.True(t, testdb.Start.Equal(u.CreatedAt))
			require.Equal(t, cast.Owner.ID, u.UpdatedByID)
			require.Equal(t, in.Password == nil && u.Enabled, gets(t, h, u.Email, cast.APIUserPassword))
			require.Equal(t, in.Password != nil && u.Enabled, gets(t, h, u.Email, typed))
			e := lastEvent(t, h)
			require.Equal(t, []string{"api_user.changed", cast.Owner.ID, u.ID}, []string{e.Action, e.ActorID, e.ObjectID})
			require.JSONEq(t, c.changes, e.Changes)
		})
	}
}

func TestAChangeOfNothingWritesNothing(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	h.Clock.Advance(time.Hour)
	before := h.Tables(t)
	for _, in := range []apiusers.UpdateInput{
		{}, {Version: ptr(1)}, {Description: ptr("  Nightly import ")}, {Enabled: ptr(true)},
		{Version: ptr(1), Description: ptr("Nightly import"), Enabled: ptr(true)},
	} {
		in.ID = cast.APIUser.ID
		u, err := h.APIUsers.Update(as(t, cast.Owner), in)
		require.NoError(t, err)
		require.Equal(t, 1, u.Version)
	}
	require.Empty(t, before.Until(h.Tables(t)))
}

func TestAChangeBasedOnAnOlderVersionIsRefused(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, err := h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{ID: cast.APIUser.ID, Description: ptr("Export")})
	require.NoError(t, err)
	before := h.Tables(t)
	for _, version := range []int{1, 3, 0, -1} {
		_, err := h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{
			ID: cast.APIUser.ID, Version: &version, Enabled: ptr(false), Password: ptr(typed),
		})
		wantFault(t, err, "STALE_VERSION", "")
		require.True(t, fault.Is(err, fault.Conflict))
		wantFault(t, h.APIUsers.Delete(as(t, cast.Owner), cast.APIUser.ID, &version), "STALE_VERSION", "")
	}
	require.Empty(t, before.Until(h.Tables(t)))
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
}

func TestOfChangesAtOnceBasedOnTheSameVersionOneWins(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	var all sync.WaitGroup
	reasons := make([]string, 5)
	for i, description := range []string{"A", "B", "C", "D", "E"} {
		all.Go(func() {
			_, err := h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{
				ID: cast.APIUser.ID, Version: ptr(1), Description: &description,
			})
			reasons[i] = fault.Reason(err)
		})
	}
	all.Wait()
	const stale = "STALE_VERSION"
	require.ElementsMatch(t, []string{"", stale, stale, stale, stale}, reasons)
}

func TestChangesAtOnceOfWhateverItIsNowAllHappen(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	var all sync.WaitGroup
	for _, description := range []string{"A", "B", "C", "D", "E"} {
		all.Go(func() {
			_, err := h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{ID: cast.APIUser.ID, Description: &description})
			require.NoError(t, err)
		})
	}
	all.Wait()
	u, err := h.Store.Read().APIUser.Get(as(t, cast.Owner), cast.APIUser.ID)
	require.NoError(t, err)
	require.Equal(t, 6, u.Version)
}

func TestABadChangeIsRefusedAtItsFieldAndTheOldPasswordGoesOn(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	before := h.Tables(t)
	for _, c := range []struct {
		in            apiusers.UpdateInput
		reason, field string
	}{
		{apiusers.UpdateInput{Description: ptr(" ")}, "REQUIRED", "description"},
		{apiusers.UpdateInput{Password: ptr("")}, "REQUIRED", "password"},
		{apiusers.UpdateInput{Password: ptr("71-" + cast.APIUser.Email)}, "CONTAINS_ADDRESS", "password"},
		{apiusers.UpdateInput{Password: ptr(credential.NewPassword())}, "NOT_ISSUED", "password"},
		{apiusers.UpdateInput{Enabled: ptr(false), Password: ptr(credential.NewPassword())}, "NOT_ISSUED", "password"},
	} {
		c.in.ID = cast.APIUser.ID
		_, err := h.APIUsers.Update(as(t, cast.Owner), c.in)
		wantFault(t, err, c.reason, c.field)
	}
	require.Empty(t, before.Until(h.Tables(t)))
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
}

// A reply that was lost can be asked for again, though the offered password is
// used up and the version is an older one.
func TestThePasswordThatItHasAlreadyIsNoChange(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner, id := as(t, cast.Owner), cast.APIUser.ID
	offered, err := h.APIUsers.GeneratePassword(owner)
	require.NoError(t, err)
	for _, password := range []string{offered, "plover-quartz-71"} {
		before, err := h.Store.Read().APIUser.Get(owner, id)
		require.NoError(t, err)
		in := apiusers.UpdateInput{ID: id, Version: &before.Version, Password: &password}
		first, err := h.APIUsers.Update(owner, in)
		require.NoError(t, err)
		require.Equal(t, before.Version+1, first.Version)
		written := h.Tables(t)
		again, err := h.APIUsers.Update(owner, in)
		require.NoError(t, err)
		require.Equal(t, first.Version, again.Version)
		require.Empty(t, written.Until(h.Tables(t)))
		require.True(t, gets(t, h, cast.APIUser.Email, password))
	}
}

func TestOnlyADisabledAPIUserIsDeleted(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner, id := as(t, cast.Owner), cast.APIUser.ID
	wantFault(t, h.APIUsers.Delete(owner, id, nil), "STILL_ENABLED", "")
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
	_, err := h.APIUsers.Update(owner, apiusers.UpdateInput{ID: id, Enabled: ptr(false)})
	require.NoError(t, err)
	h.Clock.Advance(time.Hour)
	before := h.Tables(t)
	require.NoError(t, h.APIUsers.Delete(owner, id, ptr(2)))
	require.Equal(t, map[string]string{
		"api_users": "1 changed", "api_user_passwords": "1 gone", "audit_events": "1 new",
		"changes": "1 new", "installations": "1 changed",
	}, before.Until(h.Tables(t)))
	e := lastEvent(t, h)
	require.Equal(t, []string{"api_user.deleted", cast.Owner.ID, id}, []string{e.Action, e.ActorID, e.ObjectID})
	require.JSONEq(t, `{"email": ["`+cast.APIUser.Email+`", null], "description": ["Nightly import", null]}`, e.Changes)
}

func TestADeletedAPIUserIsGoneForEverybodyAndItsAddressForGood(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner, in := as(t, cast.Owner), form(draft(t, h, cast.Owner))
	u, err := h.APIUsers.Create(owner, in)
	require.NoError(t, err)
	_, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, Enabled: ptr(false)})
	require.NoError(t, err)
	require.NoError(t, h.APIUsers.Delete(owner, u.ID, nil))

	require.False(t, gets(t, h, in.Email, in.Password))
	wantFault(t, h.APIUsers.Delete(owner, u.ID, nil), "NO_SUCH_OBJECT", "")
	_, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, Enabled: ptr(true)})
	wantFault(t, err, "NO_SUCH_OBJECT", "")
	_, err = h.APIUsers.Create(owner, in)
	wantFault(t, err, "ADDRESS_USED", "email")
	list, err := h.APIUsers.List(owner, apiusers.Page{})
	require.NoError(t, err)
	require.Len(t, list.Edges, 1)
	require.Equal(t, cast.APIUser.ID, list.Edges[0].Node.ID)
	self, err := h.APIUsers.Self(access.With(t.Context(), testdb.AsAPIUser(u)))
	require.Nil(t, self)
	wantFault(t, err, "NO_SUCH_OBJECT", "")
}

func TestTheNewestComeFirst(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	want := []string{cast.APIUser.ID}
	for range 3 {
		h.Clock.Advance(time.Second)
		u, err := h.APIUsers.Create(as(t, cast.Owner), form(draft(t, h, cast.Owner)))
		require.NoError(t, err)
		want = append([]string{u.ID}, want...)
	}
	list, err := h.APIUsers.List(as(t, cast.Standard), apiusers.Page{})
	require.NoError(t, err)
	var got []string
	for _, edge := range list.Edges {
		got = append(got, edge.Node.ID)
	}
	require.Equal(t, want, got)
}
