package apiusers_test

import (
	"errors"
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

func TestADraftIsAFreshAddressAndAGeneratedPasswordAndNoAPIUser(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	before := h.Tables(t)
	d := draft(t, h, cast.Owner)
	require.Regexp(t, `^apiuser-[a-z0-9]{12}@api\.localhost$`, d.Email)
	require.True(t, credential.IsGenerated(d.Password))
	require.Equal(t, map[string]string{"issued_addresses": "1 new", "offered_passwords": "1 new"}, before.Until(h.Tables(t)))
	require.False(t, gets(t, h, d.Email, d.Password))
	rows := h.Rows(t)
	require.Contains(t, rows, d.Email, "in the ledger")
	require.NotContains(t, rows, d.Password)
}

func TestAnAccountDrawsSixtyAddressesAnHourEachDifferent(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	seen := map[string]bool{cast.APIUser.Email: true} // drawn when the clock stood where it stands
	for range apiusers.DraftsAnHour - 1 {
		d := draft(t, h, cast.Owner)
		seen[d.Email] = true
	}
	require.Len(t, seen, apiusers.DraftsAnHour)

	before := h.Tables(t)
	_, err := h.APIUsers.Draft(as(t, cast.Owner))
	wantFault(t, err, "TOO_MANY_DRAFTS", "")
	require.True(t, fault.Is(err, fault.RateLimited))
	require.Positive(t, fault.All(err)[0].RetryAfter)
	require.Empty(t, before.Until(h.Tables(t)))
	draft(t, h, cast.OtherOwner) // has its own count

	h.Clock.Advance(time.Hour - time.Microsecond)
	_, err = h.APIUsers.Draft(as(t, cast.Owner))
	wantFault(t, err, "TOO_MANY_DRAFTS", "")
	h.Clock.Advance(time.Microsecond)
	draft(t, h, cast.Owner)
}

func TestDraftsAtOnceDoNotSlipPastTheLimit(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for range apiusers.DraftsAnHour - 3 {
		draft(t, h, cast.Owner)
	}
	var all sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		all.Go(func() { _, errs[i] = h.APIUsers.Draft(as(t, cast.Owner)) })
	}
	all.Wait()
	refused := 0
	for _, err := range errs {
		if fault.Reason(err) == "TOO_MANY_DRAFTS" {
			refused++
		}
	}
	require.Equal(t, 4, refused, errors.Join(errs...))
}

func TestAnAccountDrawsSixHundredPasswordsAnHour(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	h.Exec(t, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO offered_passwords (id, account_id, offered_at) SELECT 'x' || i, ?, ? FROM n`,
		apiusers.PasswordsAnHour-1, cast.Owner.AccountID, "2026-01-31 12:00:00+00:00")
	password, err := h.APIUsers.GeneratePassword(as(t, cast.Owner))
	require.NoError(t, err)
	require.True(t, credential.IsGenerated(password))
	for _, draw := range []func() error{
		func() error { _, err := h.APIUsers.GeneratePassword(as(t, cast.Owner)); return err },
		func() error { _, err := h.APIUsers.Draft(as(t, cast.Owner)); return err },
	} {
		wantFault(t, draw(), "TOO_MANY_DRAFTS", "")
	}
	h.Clock.Advance(time.Hour)
	_, err = h.APIUsers.GeneratePassword(as(t, cast.Owner))
	require.NoError(t, err)
}

func TestPasswordsTooOldToSaveAreForgottenAndAddressesNever(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	d := draft(t, h, cast.Owner)
	h.Clock.Advance(apiusers.DraftLife)
	draft(t, h, cast.Owner)
	sys := access.System(t.Context(), "a test")
	offered, err := h.Store.Read().OfferedPassword.Query().Count(sys)
	require.NoError(t, err)
	require.Equal(t, 1, offered)
	_, err = h.Store.Read().IssuedAddress.Get(sys, d.Email)
	require.NoError(t, err)
}
