package session_test

import (
	"context"
	"encoding/base64"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/session"
	"postern/internal/testdb"
)

// browser is a carrier that remembers what it was handed.
type browser struct{ token string }

func (b *browser) Hand(token string) { b.token = token }
func (b *browser) TakeBack()         { b.token = "" }

// request is one request of a browser: nobody at first, or who the cookie says.
func request(t *testing.T, h *testdb.House, b *browser) context.Context {
	t.Helper()
	ctx := access.With(t.Context(), access.Viewer{Peer: "192.0.2.9", Client: "a browser"})
	if v, found, err := h.Sessions.Find(ctx, b.token); found {
		ctx = access.With(t.Context(), v)
	} else {
		require.NoError(t, err)
	}
	return session.WithCarrier(ctx, b)
}

// start begins a session of u in b.
func start(t *testing.T, h *testdb.House, b *browser, u *ent.User) {
	t.Helper()
	ctx := request(t, h, b)
	var started session.Started
	require.NoError(t, h.Store.InTx(ctx, func(tx *ent.Client) (err error) {
		started, err = h.Sessions.Start(ctx, tx, u)
		return err
	}))
	h.Sessions.Hand(ctx, started)
}

func signedIn(t *testing.T, h *testdb.House, token string) (access.Viewer, bool) {
	t.Helper()
	v, found, err := h.Sessions.Find(access.With(t.Context(), access.Viewer{Peer: "198.51.100.1"}), token)
	require.NoError(t, err)
	return v, found
}

func TestATokenIs256BitsAndNeverTheSame(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		raw, err := base64.RawURLEncoding.DecodeString(session.NewToken())
		require.NoError(t, err)
		require.Len(t, raw, 32)
		require.False(t, seen[string(raw)])
		seen[string(raw)] = true
	}
}

func TestASessionSaysWhoItBelongsToAndWhereTheRequestCameFrom(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for name, c := range map[string]struct {
		user  *ent.User
		owner bool
	}{"owner": {cast.Owner, true}, "standard user": {cast.Standard, false}, "another owner": {cast.OtherOwner, true}} {
		b := new(browser)
		start(t, h, b, c.user)
		v, found := signedIn(t, h, b.token)
		require.True(t, found, name)
		require.NotEmpty(t, v.SessionID)
		v.SessionID = ""
		require.Equal(t, access.Viewer{
			AccountID: c.user.AccountID, UserID: c.user.ID, Owner: c.owner, Top: true, SeesUsage: c.owner, ManagesUsers: c.owner, Peer: "198.51.100.1",
		}, v, name)
	}
}

func TestOnlyTheHashOfATokenIsStored(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b := new(browser)
	start(t, h, b, cast.Owner)
	rows := h.Rows(t)
	require.NotContains(t, rows, b.token)
	require.Contains(t, rows, session.Hash(b.token))
	_, found := signedIn(t, h, session.Hash(b.token))
	require.False(t, found, "the stored text opens nothing")
}

func TestTheRestOfTheRequestIsWhoSignedIn(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b := new(browser)
	ctx := request(t, h, b)
	require.NoError(t, h.Store.InTx(ctx, func(tx *ent.Client) error {
		started, err := h.Sessions.Start(ctx, tx, cast.Owner)
		require.False(t, access.From(ctx).Known(), "not before the commit")
		require.Empty(t, b.token)
		h.Sessions.Hand(ctx, started)
		return err
	}))
	require.Equal(t, cast.Owner.ID, access.From(ctx).UserID)
	require.Equal(t, "192.0.2.9", access.From(ctx).Peer)
}

func TestEachSignInGetsANewTokenAndEndsTheSessionThatItReplaces(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b, elsewhere := new(browser), new(browser)
	start(t, h, elsewhere, cast.Owner)
	start(t, h, b, cast.Owner)
	first := b.token
	start(t, h, b, cast.Standard)
	require.NotEqual(t, first, b.token)
	_, found := signedIn(t, h, first)
	require.False(t, found)
	v, _ := signedIn(t, h, b.token)
	require.Equal(t, cast.Standard.ID, v.UserID)
	_, found = signedIn(t, h, elsewhere.token)
	require.True(t, found, "the same person's session in another browser goes on")
}

func TestASessionThatNobodyUsesEndsAfter24Hours(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b := new(browser)
	start(t, h, b, cast.Owner)
	for range 3 { // each use starts the time anew
		h.Clock.Advance(session.Idle - time.Microsecond)
		_, found := signedIn(t, h, b.token)
		require.True(t, found)
	}
	h.Clock.Advance(session.Idle)
	_, found := signedIn(t, h, b.token)
	require.False(t, found)
}

func TestASessionEndsAfter30DaysHoweverMuchItIsUsed(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b := new(browser)
	start(t, h, b, cast.Owner)
	const step = session.Absolute / 60
	for range 59 {
		h.Clock.Advance(step)
		_, found := signedIn(t, h, b.token)
		require.True(t, found)
	}
	h.Clock.Advance(step - time.Microsecond)
	_, found := signedIn(t, h, b.token)
	require.True(t, found)
	h.Clock.Advance(time.Microsecond)
	_, found = signedIn(t, h, b.token)
	require.False(t, found)
}

func TestSessionsThatAreOverAreSweptAtTheNextSignIn(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	start(t, h, new(browser), cast.Owner)
	h.Clock.Advance(session.Idle + time.Microsecond)
	b := new(browser)
	start(t, h, b, cast.Owner)
	n, err := h.Store.Read().Session.Query().Count(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	require.Equal(t, 1, n)
	_, found := signedIn(t, h, b.token)
	require.True(t, found)
}

func TestTheLastUseIsWrittenAtMostOnceAMinute(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b := new(browser)
	start(t, h, b, cast.Owner)
	written := func() time.Time {
		v, _ := signedIn(t, h, b.token)
		row, err := h.Store.Read().Session.Get(access.System(t.Context(), "a test"), v.SessionID)
		require.NoError(t, err)
		return row.SeenAt.UTC()
	}
	h.Clock.Advance(time.Minute - time.Microsecond)
	require.Equal(t, testdb.Start, written())
	h.Clock.Advance(time.Microsecond)
	require.Equal(t, testdb.Start.Add(time.Minute), written())
	h.Clock.Advance(59 * time.Second)
	require.Equal(t, testdb.Start.Add(time.Minute), written())
}

func TestADisabledPersonsSessionIsNobodys(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b := new(browser)
	start(t, h, b, cast.Standard)
	sys := access.System(t.Context(), "a test")
	set := func(to user.Status) {
		require.NoError(t, h.Store.InTx(sys, func(tx *ent.Client) error {
			return tx.User.UpdateOneID(cast.Standard.ID).SetStatus(to).Exec(sys)
		}))
	}
	set(user.StatusDisabled)
	v, found := signedIn(t, h, b.token)
	require.False(t, found)
	require.Equal(t, access.Viewer{}, v)
	set(user.StatusActive)
	_, found = signedIn(t, h, b.token)
	require.True(t, found)
}

func TestAnUnknownTokenIsNobodys(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	for _, token := range []string{"", "x", session.NewToken()} {
		_, found := signedIn(t, h, token)
		require.False(t, found)
	}
}

func TestEndEndsTheSessionThatTheRequestCameWithAndNoOther(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	b, elsewhere := new(browser), new(browser)
	start(t, h, b, cast.Owner)
	start(t, h, elsewhere, cast.Owner)
	token, ctx := b.token, request(t, h, b)
	require.NoError(t, h.Store.InTx(ctx, func(tx *ent.Client) error { return h.Sessions.End(ctx, tx) }))
	h.Sessions.TakeBack(ctx)
	require.Empty(t, b.token)
	require.False(t, access.From(ctx).Known(), "the rest of the request is nobody's")
	_, found := signedIn(t, h, token)
	require.False(t, found)
	_, found = signedIn(t, h, elsewhere.token)
	require.True(t, found)
}

func TestEndAllEndsEverySessionOfOnePerson(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	browsers := []*browser{{}, {}, {}}
	for i, u := range []*ent.User{cast.Standard, cast.Standard, cast.Owner} {
		start(t, h, browsers[i], u)
	}
	require.NoError(t, h.Store.InTx(t.Context(), func(tx *ent.Client) error {
		return session.EndAll(t.Context(), tx, cast.Standard.ID)
	}))
	for i, want := range []bool{false, false, true} {
		_, found := signedIn(t, h, browsers[i].token)
		require.Equal(t, want, found, i)
	}
}

func TestASessionOfARolledBackTransactionNeverWas(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	before := h.Rows(t)
	b := new(browser)
	ctx := request(t, h, b)
	require.ErrorIs(t, h.Store.InTx(ctx, func(tx *ent.Client) error {
		if _, err := h.Sessions.Start(ctx, tx, cast.Owner); err != nil {
			return err
		}
		return context.Canceled
	}), context.Canceled)
	require.Equal(t, before, h.Rows(t))
	require.Empty(t, b.token)
}

func TestASessionOfNoBrowserGoesNowhere(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ctx := t.Context()
	require.NoError(t, h.Store.InTx(ctx, func(tx *ent.Client) error {
		started, err := h.Sessions.Start(ctx, tx, cast.Owner)
		require.NotPanics(t, func() { h.Sessions.Hand(ctx, started) })
		return err
	}))
	require.NotPanics(t, func() { h.Sessions.TakeBack(ctx) })
}

func TestAClosedDatabaseIsAnErrorAndNotNobody(t *testing.T) {
	t.Parallel()
	h, _ := testdb.NewFilledHouse(t)
	require.NoError(t, h.Store.Close())
	_, found, err := h.Sessions.Find(t.Context(), "x")
	require.Error(t, err)
	require.False(t, found)
}
