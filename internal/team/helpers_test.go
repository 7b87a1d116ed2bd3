package team_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/session"
	"postern/internal/testdb"
)

// browser is a carrier that remembers the token that it was handed.
type browser struct{ token string }

func (b *browser) Hand(token string) { b.token = token }
func (b *browser) TakeBack()         { b.token = "" }

// signIn is somebody's browser, signed in for real.
func signIn(t *testing.T, h *testdb.House, u *ent.User) *browser {
	t.Helper()
	b := new(browser)
	ctx := session.WithCarrier(access.With(t.Context(), access.Viewer{Peer: "192.0.2.1"}), b)
	require.NoError(t, h.People.SignIn(ctx, u.Email, testdb.Password))
	return b
}

// request is the next one of a browser; of nobody when its session is over.
func (b *browser) request(t *testing.T, h *testdb.House) context.Context {
	t.Helper()
	v, _, err := h.Sessions.Find(access.With(t.Context(), access.Viewer{Peer: "192.0.2.1"}), b.token)
	require.NoError(t, err)
	return access.With(t.Context(), v)
}

func as(t *testing.T, u *ent.User) context.Context {
	t.Helper()
	return access.With(t.Context(), testdb.As(u))
}

func wantFault(t *testing.T, err error, reason string) {
	t.Helper()
	require.Equal(t, reason, fault.Reason(err), "%v", err)
}

// states are the accounts of Acme's team by name: "on", "off", or "shut" by one
// above it.
func states(t *testing.T, h *testdb.House, cast testdb.Cast) map[string]string {
	t.Helper()
	all, err := h.Team.Team(as(t, cast.Owner))
	require.NoError(t, err)
	states := map[string]string{}
	for _, a := range all {
		require.False(t, !a.Enabled && !a.Shut, "a disabled account is shut")
		states[a.Name] = map[bool]string{true: map[bool]string{true: "shut", false: "on"}[a.Shut], false: "off"}[a.Enabled]
	}
	return states
}
