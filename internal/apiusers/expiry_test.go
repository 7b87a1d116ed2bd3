package apiusers_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/apiusers"
	"postern/internal/people"
	"postern/internal/testdb"
)

const aDay = 24 * time.Hour

// lives sets the account's longest and usual life.
func lives(t *testing.T, h *testdb.House, cast testdb.Cast, longest, usual int) {
	t.Helper()
	_, err := h.People.ChangeAccount(as(t, cast.Owner), people.AccountChange{LongestLifeDays: &longest, DefaultLifeDays: &usual})
	require.NoError(t, err)
}

func expiring(id string, at *time.Time) apiusers.UpdateInput {
	return apiusers.UpdateInput{ID: id, Expiry: &apiusers.Expiry{At: at}}
}

func TestAnExpiredAPIUserIsRefusedUntilItIsExtended(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner, id := as(t, cast.Owner), cast.APIUser.ID
	at := h.Clock.Now().Add(time.Hour)
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
	u, err := h.APIUsers.Update(owner, expiring(id, ptr(at.Add(900*time.Nanosecond).In(time.FixedZone("", 3600)))))
	require.NoError(t, err)
	require.True(t, at.Equal(*u.ExpiresAt), "to the microsecond")
	require.JSONEq(t, `{"expiresAt": [null, "`+at.Format(time.RFC3339Nano)+`"]}`, lastEvent(t, h).Changes)
	require.True(t, gets(t, h, u.Email, cast.APIUserPassword))
	h.Clock.Advance(time.Hour)
	require.False(t, gets(t, h, u.Email, cast.APIUserPassword))
	require.Equal(t, apiusers.Expired, h.APIUsers.State(u))

	in := expiring(id, &at)
	in.Description = ptr("Export")
	_, err = h.APIUsers.Update(owner, in)
	require.NoError(t, err, "what it is already isn't judged again")
	_, err = h.APIUsers.Update(owner, expiring(id, ptr(h.Clock.Now().Add(aDay))))
	require.NoError(t, err)
	require.True(t, gets(t, h, u.Email, cast.APIUserPassword))
	u, err = h.APIUsers.Update(owner, expiring(id, nil))
	require.NoError(t, err)
	require.Nil(t, u.ExpiresAt)
	u, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: id, Expiry: nil})
	require.NoError(t, err)
	require.Equal(t, 5, u.Version)
}

func TestAnExpiryThatIsOverIsRefused(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	in := form(draft(t, h, cast.Owner))
	in.ExpiresAt = ptr(h.Clock.Now())
	_, err := h.APIUsers.Create(as(t, cast.Owner), in)
	wantFault(t, err, "IN_THE_PAST", "expiresAt")
	_, err = h.APIUsers.Update(as(t, cast.Owner), expiring(cast.APIUser.ID, in.ExpiresAt))
	wantFault(t, err, "IN_THE_PAST", "expiresAt")
}

func TestNobodyLivesLongerThanTheAccountAllows(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	lives(t, h, cast, 90, 0)
	owner, now := as(t, cast.Owner), h.Clock.Now()
	for _, at := range []*time.Time{ptr(now.Add(90*aDay + time.Microsecond))} {
		in := form(draft(t, h, cast.Owner))
		in.ExpiresAt = at
		_, err := h.APIUsers.Create(owner, in)
		wantFault(t, err, "LONGER_THAN_ALLOWED", "expiresAt")
		require.ErrorContains(t, err, "90 days")
	}
	_, err := h.APIUsers.Update(owner, apiusers.UpdateInput{ID: cast.APIUser.ID, Description: ptr("Export"), Expiry: &apiusers.Expiry{}})
	require.NoError(t, err, "it never expired before the account had a longest life")
	_, err = h.APIUsers.Update(owner, expiring(cast.APIUser.ID, ptr(now.Add(90*aDay))))
	require.NoError(t, err)
	for _, at := range []*time.Time{nil, ptr(now.Add(91 * aDay))} {
		_, err = h.APIUsers.Update(owner, expiring(cast.APIUser.ID, at))
		wantFault(t, err, "LONGER_THAN_ALLOWED", "expiresAt")
	}
}

func TestWhatIsMadeWithoutAnExpiryTakesTheAccounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ longest, usual, days int }{{0, 30, 0}, {90, 30, 30}, {90, 0, 90}} {
		h, cast := testdb.NewFilledHouse(t)
		lives(t, h, cast, c.longest, c.usual)
		in := form(draft(t, h, cast.Owner))
		u, err := h.APIUsers.Create(as(t, cast.Owner), in)
		require.NoError(t, err)
		require.Equal(t, c.days == 0, u.ExpiresAt == nil)
		if c.days > 0 {
			require.True(t, h.Clock.Now().Add(time.Duration(c.days)*aDay).Equal(*u.ExpiresAt))
			require.Contains(t, lastEvent(t, h).Changes, `"expiresAt":[null,`)
		}
		h.Clock.Advance(time.Hour)
		again, err := h.APIUsers.Create(as(t, cast.Owner), in)
		require.NoError(t, err, "saved again after a lost reply")
		require.Equal(t, u.ID, again.ID)
		in.ExpiresAt = ptr(h.Clock.Now().Add(aDay))
		_, err = h.APIUsers.Create(as(t, cast.Owner), in)
		wantFault(t, err, "ADDRESS_USED", "email")
	}
}

func TestSomebodyOfTheAccountIsInCharge(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner := as(t, cast.Owner)
	for _, id := range []string{cast.OtherOwner.ID, "usr_unknown", "", cast.APIUser.ID} {
		in := form(draft(t, h, cast.Owner))
		in.InChargeID = &id
		_, err := h.APIUsers.Create(owner, in)
		wantFault(t, err, "NO_SUCH_PERSON", "inChargeId")
		_, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: cast.APIUser.ID, InCharge: &apiusers.InCharge{UserID: &id}})
		wantFault(t, err, "NO_SUCH_PERSON", "inChargeId")
	}
	in := form(draft(t, h, cast.Owner))
	in.InChargeID = &cast.Standard.ID
	u, err := h.APIUsers.Create(owner, in)
	require.NoError(t, err)
	require.Equal(t, cast.Standard.ID, u.InChargeID)
	u, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, InCharge: &apiusers.InCharge{UserID: &cast.Owner.ID}})
	require.NoError(t, err)
	require.Equal(t, cast.Owner.ID, u.InChargeID)
	require.JSONEq(t, `{"inChargeId": ["`+cast.Standard.ID+`", "`+cast.Owner.ID+`"]}`, lastEvent(t, h).Changes)
	u, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, InCharge: &apiusers.InCharge{}})
	require.NoError(t, err)
	require.Empty(t, u.InChargeID)
}
