package verify_test

import (
	"context"
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
	"postern/internal/usage"
)

const typed = "plover-quartz-71"

// from is a call from a peer.
func from(t *testing.T, peer string) context.Context {
	t.Helper()
	return access.With(t.Context(), access.Viewer{Peer: peer})
}

func TestTheCallerIsTheAPIUserAndItsAccount(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	caller, err := h.Verifier.Verify(t.Context(), usage.Origin{}, cast.APIUser.Email, cast.APIUserPassword)
	require.NoError(t, err)
	require.Equal(t, []string{cast.APIUser.ID, cast.APIUser.AccountID, cast.APIUser.Email},
		[]string{caller.APIUserID, caller.AccountID, caller.Address})
}

func TestAskingWritesNothing(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	before := h.Tables(t)
	for _, password := range []string{cast.APIUserPassword, credential.NewPassword(), typed} {
		_, _ = h.Verifier.Verify(t.Context(), usage.Origin{}, cast.APIUser.Email, password)
	}
	require.Empty(t, before.Until(h.Tables(t)))
}

func TestGuessingATypedPasswordWaitsAndTheOwnProgramElsewhereDoesNot(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	change(t, h, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Password: ptr(typed)})
	try := func(peer, password string) string {
		_, err := h.Verifier.Verify(from(t, peer), usage.Origin{}, cast.APIUser.Email, password)
		return fault.Reason(err)
	}
	for i := range 10 {
		require.Equal(t, "WRONG_CREDENTIAL", try("192.0.2.1", typed+string(rune('a'+i))))
	}
	require.Equal(t, "TOO_MANY_ATTEMPTS", try("192.0.2.1", typed))
	require.Empty(t, try("192.0.2.2", typed))
	require.Equal(t, "WRONG_CREDENTIAL", try("192.0.2.1", credential.NewPassword()), "generated ones can't be guessed, and never wait")
	h.Clock.Advance(time.Minute - time.Microsecond)
	require.Equal(t, "TOO_MANY_ATTEMPTS", try("192.0.2.1", typed))
	h.Clock.Advance(time.Microsecond)
	require.Empty(t, try("192.0.2.1", typed))
}

func TestADisabledProgramThatGoesOnCallingGetsInOnceItIsEnabled(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	change(t, h, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Password: ptr(typed), Enabled: ptr(false)})
	try := func() string {
		_, err := h.Verifier.Verify(from(t, "192.0.2.1"), usage.Origin{}, cast.APIUser.Email, typed)
		return fault.Reason(err)
	}
	for range 12 {
		require.Equal(t, "WRONG_CREDENTIAL", try())
	}
	change(t, h, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(true)})
	require.Empty(t, try())
}

func TestABusyProgramWithATypedPasswordNeverWaits(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	change(t, h, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Password: ptr(typed)})
	var all sync.WaitGroup
	errs := make([]error, 50)
	for i := range errs {
		all.Go(func() {
			_, errs[i] = h.Verifier.Verify(from(t, "192.0.2.1"), usage.Origin{}, cast.APIUser.Email, typed)
		})
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
}

func TestACallerThatLeavesGetsNoAnswer(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, password := range []string{cast.APIUserPassword, typed} {
		_, err := h.Verifier.Verify(ctx, usage.Origin{}, cast.APIUser.Email, password)
		require.Error(t, err)
		require.False(t, fault.Is(err, fault.Unauthenticated), "not known is not wrong")
	}
}

func TestAcceptedCallsOfTheLastHourAreCountedByAccount(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	account, other := cast.Owner.AccountID, cast.OtherOwner.AccountID
	call := func(password string) {
		_, _ = h.Verifier.Verify(t.Context(), usage.Origin{}, cast.APIUser.Email, password)
	}
	require.Zero(t, h.Verifier.CallsInLastHour(account))
	call(cast.APIUserPassword)
	call(cast.APIUserPassword)
	call(credential.NewPassword()) // refused
	h.Clock.Advance(59 * time.Minute)
	call(cast.APIUserPassword)
	require.Equal(t, 3, h.Verifier.CallsInLastHour(account))
	require.Zero(t, h.Verifier.CallsInLastHour(other))
	h.Clock.Advance(time.Minute)
	require.Equal(t, 1, h.Verifier.CallsInLastHour(account))
	call(cast.APIUserPassword) // in the place of the first two
	require.Equal(t, 2, h.Verifier.CallsInLastHour(account))
	h.Clock.Advance(1000 * time.Hour)
	require.Zero(t, h.Verifier.CallsInLastHour(account))
}
