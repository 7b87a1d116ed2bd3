package apiusers_test

import (
	"strings"
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

func TestSavingADraftMakesItsAPIUser(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	d := draft(t, h, cast.Owner)
	before := h.Tables(t)
	in := form(d)
	in.Description = "  Import  "
	u, err := h.APIUsers.Create(as(t, cast.Owner), in)
	require.NoError(t, err)
	require.Equal(t, []any{d.Email, "Import", true, 1, cast.Owner.AccountID, cast.Owner.ID, cast.Owner.ID},
		[]any{u.Email, u.Description, u.Enabled, u.Version, u.AccountID, u.CreatedByID, u.UpdatedByID})
	require.Equal(t, map[string]string{
		"api_users": "1 new", "api_user_passwords": "1 new", "audit_events": "1 new", "installations": "1 changed",
		"issued_addresses": "1 changed", "offered_passwords": "1 gone",
	}, before.Until(h.Tables(t)))
	require.True(t, gets(t, h, d.Email, d.Password))

	e := lastEvent(t, h)
	require.Equal(t, []string{"api_user.created", cast.Owner.AccountID, cast.Owner.ID, u.ID, "192.0.2.1"},
		[]string{e.Action, e.AccountID, e.ActorID, e.ObjectID, e.Peer})
	require.JSONEq(t, `{"email": [null, "`+d.Email+`"], "description": [null, "Import"], "enabled": [null, true]}`, e.Changes)
}

func TestAnAPIUserSavedUntickedGetsNowhere(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	d := draft(t, h, cast.Owner)
	in := form(d)
	in.Enabled = false
	u, err := h.APIUsers.Create(as(t, cast.Owner), in)
	require.NoError(t, err)
	require.False(t, u.Enabled)
	require.False(t, gets(t, h, d.Email, d.Password))
}

func TestTheSameSaveAgainReturnsTheSameAPIUser(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for _, password := range []string{"", typed} {
		in := form(draft(t, h, cast.Owner))
		if password != "" {
			in.Password = password
		}
		first, err := h.APIUsers.Create(as(t, cast.Owner), in)
		require.NoError(t, err)
		before := h.Tables(t)
		in.Description = " " + in.Description
		h.Clock.Advance(2 * apiusers.DraftLife) // even after the draft's own life
		again, err := h.APIUsers.Create(as(t, cast.Owner), in)
		require.NoError(t, err)
		require.Equal(t, first.ID, again.ID)
		require.Equal(t, 1, again.Version)
		require.Empty(t, before.Until(h.Tables(t)))
	}
}

func TestASecondSaveWithOtherValuesIsUsed(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	in := form(draft(t, h, cast.Owner))
	_, err := h.APIUsers.Create(as(t, cast.Owner), in)
	require.NoError(t, err)
	before := h.Tables(t)
	for _, change := range []func(*apiusers.CreateInput){
		func(in *apiusers.CreateInput) { in.Description = "Export" },
		func(in *apiusers.CreateInput) { in.Enabled = false },
		func(in *apiusers.CreateInput) { in.Password = typed },
		func(in *apiusers.CreateInput) { in.Password = cast.APIUserPassword },
	} {
		other := in
		change(&other)
		_, err := h.APIUsers.Create(as(t, cast.Owner), other)
		wantFault(t, err, "ADDRESS_USED", "email")
		require.True(t, fault.Is(err, fault.Conflict))
	}
	require.Empty(t, before.Until(h.Tables(t)))
}

func TestSavesOfOneDraftAtOnceMakeOneAPIUser(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	in := form(draft(t, h, cast.Owner))
	var all sync.WaitGroup
	ids := make([]string, 4)
	for i := range ids {
		all.Go(func() {
			u, err := h.APIUsers.Create(as(t, cast.Owner), in)
			if err != nil {
				ids[i] = err.Error()
				return
			}
			ids[i] = u.ID
		})
	}
	all.Wait()
	require.Equal(t, []string{ids[0], ids[0], ids[0], ids[0]}, ids)
	n, err := h.Store.Read().APIUser.Query().Count(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	require.Equal(t, 2, n)
}

func TestSavesOfOneDraftAtOnceInTwoTabsLetOneWin(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	in := form(draft(t, h, cast.Owner))
	var all sync.WaitGroup
	reasons := make([]string, 2)
	for i, description := range []string{"Import", "Export"} {
		all.Go(func() {
			mine := in
			mine.Description = description
			_, err := h.APIUsers.Create(as(t, cast.Owner), mine)
			reasons[i] = fault.Reason(err)
		})
	}
	all.Wait()
	require.ElementsMatch(t, []string{"", "ADDRESS_USED"}, reasons)
}

func TestADraftLastsADay(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	early, late := form(draft(t, h, cast.Owner)), form(draft(t, h, cast.Owner))
	h.Clock.Advance(apiusers.DraftLife - time.Microsecond)
	_, err := h.APIUsers.Create(as(t, cast.Owner), early)
	require.NoError(t, err)
	h.Clock.Advance(time.Microsecond)
	_, err = h.APIUsers.Create(as(t, cast.Owner), late)
	wantFault(t, err, "DRAFT_EXPIRED", "email")
}

func TestOnlyAddressesIssuedToThisAccountAreTaken(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	mine, theirs := draft(t, h, cast.Owner), draft(t, h, cast.OtherOwner)
	saved := draft(t, h, cast.OtherOwner)
	_, err := h.APIUsers.Create(as(t, cast.OtherOwner), form(saved))
	require.NoError(t, err)
	made, err := credential.NewAddress("api.localhost")
	require.NoError(t, err)
	before := h.Tables(t)
	for _, email := range []string{theirs.Email, saved.Email, made, strings.ToUpper(mine.Email), mine.Email + " ", "ada@example.com", ""} {
		in := form(mine)
		in.Email = email
		_, err := h.APIUsers.Create(as(t, cast.Owner), in)
		wantFault(t, err, "NOT_ISSUED", "email")
	}
	require.Empty(t, before.Until(h.Tables(t)))
}

func TestAGeneratedPasswordIsTakenOnceFromThisAccountWithinADay(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	old, err := h.APIUsers.GeneratePassword(as(t, cast.Owner))
	require.NoError(t, err)
	nearlyOld, err := h.APIUsers.GeneratePassword(as(t, cast.Owner))
	require.NoError(t, err)
	h.Clock.Advance(apiusers.DraftLife - time.Microsecond)
	in := form(draft(t, h, cast.Owner))
	in.Password = nearlyOld
	_, err = h.APIUsers.Create(as(t, cast.Owner), in)
	require.NoError(t, err)
	h.Clock.Advance(time.Microsecond)

	in = form(draft(t, h, cast.Owner))
	good := in.Password
	for name, password := range map[string]string{
		"over a day old": old, "used before": nearlyOld, "used by the first": cast.APIUserPassword,
		"another account's": draft(t, h, cast.OtherOwner).Password, "made elsewhere": credential.NewPassword(),
	} {
		before := h.Tables(t)
		in.Password = password
		_, err := h.APIUsers.Create(as(t, cast.Owner), in)
		wantFault(t, err, "NOT_ISSUED", "password")
		require.Empty(t, before.Until(h.Tables(t)), name)
	}
	in.Password = good
	_, err = h.APIUsers.Create(as(t, cast.Owner), in)
	require.NoError(t, err, "the draft is still good")
}

func TestATypedPasswordMustBeHardToGuess(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	d := draft(t, h, cast.Owner)
	before := h.Tables(t)
	for password, reason := range map[string]string{
		"": "REQUIRED", "a1b2c3d": "TOO_SHORT", "plover quartz\n71": "BAD_CHARACTER", strings.Repeat("a1", 129): "TOO_LONG",
		"ploverquartzes": "NEEDS_DIGIT_OR_SYMBOL", "my-PassWord-71-quartz": "CONTAINS_PASSWORD_WORD",
		"71-" + d.Email: "CONTAINS_ADDRESS", "plover-ACME-71-quartz": "CONTAINS_ACCOUNT_NAME", "qwerty123": "TOO_COMMON",
	} {
		in := form(d)
		in.Password = password
		_, err := h.APIUsers.Create(as(t, cast.Owner), in)
		wantFault(t, err, reason, "password")
	}
	require.Empty(t, before.Until(h.Tables(t)))
	in := form(d)
	in.Password = typed
	_, err := h.APIUsers.Create(as(t, cast.Owner), in)
	require.NoError(t, err)
	require.True(t, gets(t, h, d.Email, typed))
	require.False(t, gets(t, h, d.Email, d.Password), "the one that was offered")
}

func TestEverythingWrongWithTheFormIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	in := form(draft(t, h, cast.Owner))
	in.Description, in.Password = strings.Repeat("x", 201), "acme"
	_, err := h.APIUsers.Create(as(t, cast.Owner), in)
	var got []string
	for _, f := range fault.All(err) {
		got = append(got, f.Field+" "+f.Reason)
	}
	require.ElementsMatch(t, []string{
		"description TOO_LONG", "password TOO_SHORT", "password NEEDS_DIGIT_OR_SYMBOL", "password CONTAINS_ACCOUNT_NAME",
	}, got)
	in.Description, in.Password = strings.Repeat("ä", 200), typed
	_, err = h.APIUsers.Create(as(t, cast.Owner), in)
	require.NoError(t, err)
}
