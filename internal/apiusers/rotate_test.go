package apiusers_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/apiusers"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// passwordsOf are the live passwords of the cast's API user, as the owner sees
// them.
func passwordsOf(t *testing.T, h *testdb.House, cast testdb.Cast) []*ent.APIUserPassword {
	t.Helper()
	all, err := h.APIUsers.Passwords(as(t, cast.Owner), cast.APIUser)
	require.NoError(t, err)
	return all
}

func generated(t *testing.T, h *testdb.House, cast testdb.Cast) string {
	t.Helper()
	password, err := h.APIUsers.GeneratePassword(as(t, cast.Owner))
	require.NoError(t, err)
	return password
}

func TestBothPasswordsAreGoodUntilTheOldOneEnds(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	h.Clock.Advance(time.Minute)
	until := h.Clock.Now().Add(time.Hour)
	for _, password := range []string{generated(t, h, cast), typed} {
		before := passwordsOf(t, h, cast)
		require.Len(t, before, 1)
		until = h.Clock.Now().Add(time.Hour)
		u, err := h.APIUsers.Rotate(as(t, cast.Owner), apiusers.RotateInput{ID: cast.APIUser.ID, Password: password, OldEndsAt: &until})
		require.NoError(t, err)
		require.Equal(t, cast.APIUser.Email, u.Email)
		require.True(t, gets(t, h, u.Email, cast.APIUserPassword))
		require.True(t, gets(t, h, u.Email, password))
		now := passwordsOf(t, h, cast)
		require.Len(t, now, 2)
		require.Nil(t, now[0].EndsAt)
		require.Equal(t, before[0].ID, now[1].ID)
		require.True(t, until.Equal(*now[1].EndsAt))
		require.Empty(t, now[0].Hash+now[1].Hash)
		e := lastEvent(t, h)
		require.Equal(t, "api_user.rotated", e.Action)
		require.JSONEq(t, `{"password": ["(secret)", "(another secret)"], "oldEndsAt": [null, "`+until.Format(time.RFC3339Nano)+`"]}`, e.Changes)

		h.Clock.Advance(time.Hour)
		require.False(t, gets(t, h, u.Email, cast.APIUserPassword))
		require.True(t, gets(t, h, u.Email, password))
		require.Len(t, passwordsOf(t, h, cast), 1)
		cast.APIUserPassword = password
	}
}

func TestWithoutAnEndTheOldPasswordEndsAtOnce(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, err := h.APIUsers.Rotate(as(t, cast.Owner), apiusers.RotateInput{ID: cast.APIUser.ID, Password: typed})
	require.NoError(t, err)
	require.False(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
	require.True(t, gets(t, h, cast.APIUser.Email, typed))
	require.Len(t, passwordsOf(t, h, cast), 1)
}

// The reply was lost: the version is an older one, the offered password is used
// up, and the overlap may be over by now.
func TestARotationSentAgainIsDoneAlready(t *testing.T) {
	t.Parallel()
	for name, overlap := range map[string]*time.Duration{"at once": nil, "in an hour": ptr(time.Hour)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, cast := testdb.NewFilledHouse(t)
			for _, password := range []string{generated(t, h, cast), typed} {
				u, err := h.Store.Read().APIUser.Get(as(t, cast.Owner), cast.APIUser.ID)
				require.NoError(t, err)
				in := apiusers.RotateInput{ID: u.ID, Version: &u.Version, Password: password}
				if overlap != nil {
					in.OldEndsAt = ptr(h.Clock.Now().Add(*overlap).Add(300 * time.Nanosecond))
				}
				first, err := h.APIUsers.Rotate(as(t, cast.Owner), in)
				require.NoError(t, err)
				written := h.Tables(t)
				for range 2 {
					again, err := h.APIUsers.Rotate(as(t, cast.Owner), in)
					require.NoError(t, err)
					require.Equal(t, first.Version, again.Version)
					h.Clock.Advance(2 * time.Hour)
				}
				require.Empty(t, written.Until(h.Tables(t)))
			}
		})
	}
}

// The one that is slower finds it done.
func TestTheSameRotationSentTwiceAtOnceIsMadeOnce(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	in := apiusers.RotateInput{ID: cast.APIUser.ID, Password: generated(t, h, cast), OldEndsAt: ptr(h.Clock.Now().Add(time.Hour))}
	all := make([]func(), 4)
	for i := range all {
		all[i] = func() {
			_, err := h.APIUsers.Rotate(as(t, cast.Owner), in)
			if err != nil {
				require.Equal(t, "STALE_VERSION", fault.Reason(err))
			}
		}
	}
	testdb.Together(all...)
	require.Len(t, passwordsOf(t, h, cast), 2)
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
	require.True(t, gets(t, h, cast.APIUser.Email, in.Password))
}

func TestABadRotationIsRefusedAndTheOldPasswordGoesOn(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	now := h.Clock.Now()
	before := h.Tables(t)
	for _, c := range []struct {
		in            apiusers.RotateInput
		reason, field string
	}{
		{apiusers.RotateInput{Password: ""}, "REQUIRED", "password"},
		{apiusers.RotateInput{Password: cast.APIUserPassword}, "SAME_PASSWORD", "password"},
		{apiusers.RotateInput{Password: credential.NewPassword()}, "NOT_ISSUED", "password"},
		{apiusers.RotateInput{Password: typed, OldEndsAt: &now}, "IN_THE_PAST", "oldEndsAt"},
		{apiusers.RotateInput{Password: typed, OldEndsAt: ptr(now.Add(apiusers.LongestOverlap + time.Second))}, "TOO_FAR", "oldEndsAt"},
		{apiusers.RotateInput{Password: typed, Version: ptr(7)}, "STALE_VERSION", ""},
	} {
		c.in.ID = cast.APIUser.ID
		_, err := h.APIUsers.Rotate(as(t, cast.Owner), c.in)
		wantFault(t, err, c.reason, c.field)
	}
	require.Empty(t, before.Until(h.Tables(t)))
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
}

func TestThereAreTwoLivePasswordsAtMost(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	in := apiusers.RotateInput{ID: cast.APIUser.ID, Password: typed, OldEndsAt: ptr(h.Clock.Now().Add(time.Hour))}
	_, err := h.APIUsers.Rotate(as(t, cast.Owner), in)
	require.NoError(t, err)
	third := in
	third.Password = "gravel-walnut-5"
	_, err = h.APIUsers.Rotate(as(t, cast.Owner), third)
	wantFault(t, err, "TWO_PASSWORDS", "")
	require.True(t, fault.Is(err, fault.Conflict))
	in.Password = cast.APIUserPassword
	for _, password := range []string{cast.APIUserPassword, typed} {
		_, err = h.APIUsers.Rotate(as(t, cast.Owner), in)
		wantFault(t, err, "SAME_PASSWORD", "password")
		in.Password, in.OldEndsAt = password, nil
		_, err = h.APIUsers.Rotate(as(t, cast.Owner), in)
		wantFault(t, err, "SAME_PASSWORD", "password")
		in.Password = typed
		in.OldEndsAt = ptr(h.Clock.Now().Add(2 * time.Hour)) // not as it was asked before
	}
	require.Len(t, passwordsOf(t, h, cast), 2)
}

func TestANewPasswordOfAChangeReplacesBoth(t *testing.T) {
	t.Parallel()
	for name, password := range map[string]func(cast testdb.Cast) string{
		"another":   func(testdb.Cast) string { return "gravel-walnut-5" },
		"the newer": func(testdb.Cast) string { return typed },
		"the older": func(cast testdb.Cast) string { return cast.APIUserPassword },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, cast := testdb.NewFilledHouse(t)
			_, err := h.APIUsers.Rotate(as(t, cast.Owner), apiusers.RotateInput{
				ID: cast.APIUser.ID, Password: typed, OldEndsAt: ptr(h.Clock.Now().Add(time.Hour)),
			})
			require.NoError(t, err)
			only := password(cast)
			_, err = h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{ID: cast.APIUser.ID, Password: &only})
			require.NoError(t, err)
			for _, p := range []string{"gravel-walnut-5", typed, cast.APIUserPassword} {
				require.Equal(t, p == only, gets(t, h, cast.APIUser.Email, p), p)
			}
			live := passwordsOf(t, h, cast)
			require.Len(t, live, 1)
			require.Nil(t, live[0].EndsAt)
		})
	}
}

func TestARotationUnderLoadRefusesNoCall(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner := as(t, cast.Owner)
	fresh, err := h.APIUsers.GeneratePassword(owner)
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var given atomic.Value // what the programs have: each changes over when it likes
	given.Store(cast.APIUserPassword)
	var all sync.WaitGroup
	var calls, refused atomic.Int64
	for program := range 8 {
		all.Go(func() {
			own := cast.APIUserPassword
			for n := 0; ctx.Err() == nil; n++ {
				if n%(program+2) == 0 {
					own = given.Load().(string)
				}
				calls.Add(1)
				if _, err := h.Verifier.Verify(ctx, usage.Origin{}, cast.APIUser.Email, own); err != nil && ctx.Err() == nil {
					refused.Add(1)
				}
			}
		})
	}
	ends := h.Clock.Now().Add(time.Hour)
	_, err = h.APIUsers.Rotate(owner, apiusers.RotateInput{ID: cast.APIUser.ID, Password: fresh, OldEndsAt: &ends})
	require.NoError(t, err)
	given.Store(fresh)
	before := calls.Load()
	require.Eventually(t, func() bool { return calls.Load() > before+500 }, time.Minute, time.Millisecond)
	stop()
	all.Wait()
	require.Zero(t, refused.Load())
	h.Clock.Advance(time.Hour)
	require.False(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
	require.True(t, gets(t, h, cast.APIUser.Email, fresh))
}
