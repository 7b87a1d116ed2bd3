package people_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/testdb"
)

const wrong = "WRONG_EMAIL_OR_PASSWORD"

// No t.Parallel: it measures memory.
func TestKnownUnknownAndDisabledPeopleGetTheSameRefusalForOneHash(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	disable(t, h, cast.Standard)
	var first *fault.Fault
	for name, try := range map[string][2]string{
		"wrong password":           {"ada@example.com", another},
		"unknown":                  {"nobody@example.com", another},
		"unknown, somebody's word": {"nobody@example.com", testdb.Password},
		"disabled":                 {"sam@example.com", testdb.Password},
		"disabled, wrong password": {"sam@example.com", another},
		"no address at all":        {"", another},
		"no password":              {"ada@example.com", ""},
		"a very long password":     {"ada@example.com", string(make([]byte, 300))},
	} {
		t.Run(name, func(t *testing.T) {
			b := new(browser)
			ctx := from(t, b, "192.0.2.1")
			var err error
			require.Equal(t, 1, hashRuns(func() { err = h.People.SignIn(ctx, try[0], try[1]) }))
			wantFault(t, err, wrong, "")
			if first == nil {
				first = fault.All(err)[0]
			}
			require.Equal(t, first, fault.All(err)[0])
			require.Empty(t, b.token)
			require.False(t, access.From(ctx).Known())
		})
	}
	require.Equal(t, 1, hashRuns(func() {
		require.NoError(t, h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ada@example.com", testdb.Password))
	}), "success costs the same")
}

func TestSigningInIgnoresTheCaseOfTheAddress(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for _, address := range []string{"ada@example.com", "ADA@Example.COM", "  Ada@example.com "} {
		b := new(browser)
		ctx := from(t, b, "192.0.2.1")
		require.NoError(t, h.People.SignIn(ctx, address, testdb.Password))
		require.Equal(t, cast.Owner.ID, access.From(ctx).UserID)
		require.Equal(t, cast.Owner.ID, belongsTo(t, h, b.token))
	}
}

func TestSigningInIsWrittenDown(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	h.Clock.Advance(time.Hour)
	ctx := from(t, new(browser), "192.0.2.1")
	require.NoError(t, h.People.SignIn(ctx, "sam@example.com", testdb.Password))
	u, err := h.People.User(ctx)
	require.NoError(t, err)
	require.True(t, h.Clock.Now().Equal(*u.LastSignInAt))
	e := lastEvent(t, h)
	require.Equal(t, []string{"user.signed_in", cast.Standard.AccountID, cast.Standard.ID, cast.Standard.ID, "192.0.2.1"},
		[]string{e.Action, e.AccountID, e.ActorID, e.ObjectID, e.Peer})
}

func TestAfterFiveWrongTriesEvenTheRightPasswordWaits(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	try := func(email, password, peer string) string {
		return fault.Reason(h.People.SignIn(from(t, new(browser), peer), email, password))
	}
	for range people.SignInTries {
		require.Equal(t, wrong, try("ada@example.com", another, "192.0.2.1"))
	}
	err := h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ADA@example.com", testdb.Password)
	wantFault(t, err, "TOO_MANY_ATTEMPTS", "")
	require.Equal(t, people.SignInWindow, fault.All(err)[0].RetryAfter)
	require.Equal(t, wrong, try("sam@example.com", another, "192.0.2.1"), "another address from there")
	require.Empty(t, try("ada@example.com", testdb.Password, "192.0.2.2"), "the owner, from elsewhere")

	h.Clock.Advance(people.SignInWindow - time.Microsecond)
	require.Equal(t, "TOO_MANY_ATTEMPTS", try("ada@example.com", testdb.Password, "192.0.2.1"))
	h.Clock.Advance(time.Microsecond)
	require.Empty(t, try("ada@example.com", testdb.Password, "192.0.2.1"))
}

func TestTheRightPasswordClearsTheCount(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for range 2 {
		for range people.SignInTries - 1 {
			wantFault(t, h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ada@example.com", another), wrong, "")
		}
		require.NoError(t, h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ada@example.com", testdb.Password))
	}
}

func TestGuessesAtOnceDoNotSlipPastTheLimit(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	var all sync.WaitGroup
	errs := make([]error, 20)
	for i := range errs {
		all.Go(func() { errs[i] = h.People.SignIn(from(t, new(browser), "192.0.2.1"), "ada@example.com", another) })
	}
	all.Wait()
	count := map[string]int{}
	for _, err := range errs {
		count[fault.Reason(err)]++
	}
	require.Equal(t, map[string]int{wrong: people.SignInTries, "TOO_MANY_ATTEMPTS": 20 - people.SignInTries}, count, errors.Join(errs...))
}

func TestNoListOfTriedAddressesIsKept(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	wantFault(t, h.People.SignIn(from(t, new(browser), "192.0.2.1"), "tried@example.com", another), wrong, "")
	require.NotContains(t, h.Rows(t), "tried@example.com")
}

func TestSigningInAgainEndsTheSessionBefore(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b := new(browser)
	ctx := from(t, b, "192.0.2.1")
	require.NoError(t, h.People.SignIn(ctx, "ada@example.com", testdb.Password))
	first := b.token
	require.NoError(t, h.People.SignIn(ctx, "sam@example.com", testdb.Password))
	require.Empty(t, belongsTo(t, h, first))
	require.Equal(t, cast.Standard.ID, belongsTo(t, h, b.token))
}

func TestSigningOutEndsThisSession(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b := new(browser)
	ctx := from(t, b, "192.0.2.1")
	require.NoError(t, h.People.SignIn(ctx, "ada@example.com", testdb.Password))
	token := b.token
	require.NoError(t, h.People.SignOut(ctx))
	require.Empty(t, b.token)
	require.Empty(t, belongsTo(t, h, token))
	require.Equal(t, access.Viewer{Peer: "192.0.2.1"}, access.From(ctx))
	require.Equal(t, "user.signed_out", lastEvent(t, h).Action)
	require.Equal(t, cast.Owner.ID, lastEvent(t, h).ActorID)
	wantFault(t, h.People.SignOut(ctx), "SIGN_IN_REQUIRED", "")
}

func TestAProgramHasNoSessionToSignOutOf(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	before := h.Tables(t)
	require.NoError(t, h.People.SignOut(access.With(t.Context(), testdb.AsAPIUser(cast.APIUser))))
	require.Empty(t, before.Until(h.Tables(t)))
}
