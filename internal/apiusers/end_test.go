package apiusers_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/testdb"
)

// rotated is a house whose API user has a second password, typed.
func rotated(t *testing.T) (*testdb.House, testdb.Cast) {
	h, cast := testdb.NewFilledHouse(t)
	h.Clock.Advance(time.Minute)
	_, err := h.APIUsers.Rotate(as(t, cast.Owner), apiusers.RotateInput{
		ID: cast.APIUser.ID, Password: typed, OldEndsAt: ptr(h.Clock.Now().Add(time.Hour)),
	})
	require.NoError(t, err)
	return h, cast
}

func TestTheOldPasswordCanBeEndedNow(t *testing.T) {
	t.Parallel()
	h, cast := rotated(t)
	until, old := h.Clock.Now().Add(time.Hour), passwordsOf(t, h, cast)[1]
	_, err := h.APIUsers.EndPassword(as(t, cast.Owner), cast.APIUser.ID, old.ID, ptr(2))
	require.NoError(t, err)
	require.False(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
	require.True(t, gets(t, h, cast.APIUser.Email, typed))
	e := lastEvent(t, h)
	require.Equal(t, []string{"api_user.password_ended", cast.Owner.ID, cast.APIUser.ID}, []string{e.Action, e.ActorID, e.ObjectID})
	require.JSONEq(t, `{"oldEndsAt": ["`+until.Format(time.RFC3339Nano)+`", "`+h.Clock.Now().Format(time.RFC3339Nano)+`"]}`, e.Changes)

	written := h.Tables(t)
	_, err = h.APIUsers.EndPassword(as(t, cast.Owner), cast.APIUser.ID, old.ID, ptr(2))
	require.NoError(t, err, "sent again after a lost reply")
	require.Empty(t, written.Until(h.Tables(t)))
}

func TestEndingTheNewPasswordTakesTheRotationBack(t *testing.T) {
	t.Parallel()
	h, cast := rotated(t)
	fresh := passwordsOf(t, h, cast)[0]
	_, err := h.APIUsers.EndPassword(as(t, cast.Owner), cast.APIUser.ID, fresh.ID, nil)
	require.NoError(t, err)
	h.Clock.Advance(2 * time.Hour)
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
	require.False(t, gets(t, h, cast.APIUser.Email, typed))
}

func TestTheOnlyPasswordIsNotEnded(t *testing.T) {
	t.Parallel()
	h, cast := rotated(t)
	live := passwordsOf(t, h, cast)
	_, err := h.APIUsers.EndPassword(as(t, cast.Owner), cast.APIUser.ID, live[1].ID, ptr(1))
	wantFault(t, err, "STALE_VERSION", "")
	h.Clock.Advance(time.Hour)
	_, err = h.APIUsers.EndPassword(as(t, cast.Owner), cast.APIUser.ID, live[0].ID, nil)
	wantFault(t, err, "LAST_PASSWORD", "")
	require.True(t, fault.Is(err, fault.Conflict))
	_, err = h.APIUsers.EndPassword(as(t, cast.Owner), cast.APIUser.ID, live[1].ID, nil)
	require.NoError(t, err, "that one has ended by itself")
	_, err = h.APIUsers.EndPassword(as(t, cast.Owner), cast.APIUser.ID, "pwd_unknown", nil)
	wantFault(t, err, "NO_SUCH_OBJECT", "")
	require.True(t, gets(t, h, cast.APIUser.Email, typed))
}

// Two who end one each must not leave none.
func TestOfTwoEndedAtOnceOneStays(t *testing.T) {
	t.Parallel()
	h, cast := rotated(t)
	live := passwordsOf(t, h, cast)
	var all []func()
	for _, p := range live {
		all = append(all, func() { _, _ = h.APIUsers.EndPassword(as(t, cast.Owner), cast.APIUser.ID, p.ID, nil) })
	}
	testdb.Together(all...)
	require.Len(t, passwordsOf(t, h, cast), 1)
}

func TestAnotherAPIUsersPasswordIsUnknown(t *testing.T) {
	t.Parallel()
	h, cast := rotated(t)
	u, err := h.APIUsers.Create(as(t, cast.Owner), form(draft(t, h, cast.Owner)))
	require.NoError(t, err)
	_, err = h.APIUsers.EndPassword(as(t, cast.Owner), u.ID, passwordsOf(t, h, cast)[0].ID, nil)
	wantFault(t, err, "NO_SUCH_OBJECT", "")
}

func TestPeopleOfTheAccountSeeItsPasswords(t *testing.T) {
	t.Parallel()
	h, cast := rotated(t)
	for viewer, want := range map[*access.Viewer]int{
		ptr(testdb.As(cast.Owner)): 2, ptr(testdb.As(cast.Standard)): 2,
		ptr(testdb.As(cast.OtherOwner)): 0, ptr(testdb.AsAPIUser(cast.APIUser)): 0, {}: 0,
	} {
		seen, err := h.APIUsers.Passwords(access.With(t.Context(), *viewer), cast.APIUser)
		require.NoError(t, err)
		require.Len(t, seen, want)
		for _, p := range seen {
			require.Empty(t, p.Hash)
			require.False(t, p.CreatedAt.IsZero())
		}
	}
}
