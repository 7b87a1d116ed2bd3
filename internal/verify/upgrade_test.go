package verify_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/ent/apiuserpassword"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// ofTyped is bcrypt of typed, as htpasswd -nbB -C 4 writes it.
const ofTyped = "$2y$04$56tlcXWla3.s8SlVtnK.VOWhM9kPPfSdrUAWva5kFu.QGingrVqsy"

// imported makes an API user of a line of an htpasswd.
func imported(t *testing.T, h *testdb.House, cast testdb.Cast) (*ent.APIUser, *ent.APIUserPassword) {
	t.Helper()
	ctx := access.With(t.Context(), testdb.As(cast.Owner))
	done, err := h.APIUsers.Import(ctx, apiusers.ImportInput{File: []byte("reports:" + ofTyped)})
	require.NoError(t, err)
	require.Equal(t, 1, done.Imported, "%v", done.Problems)
	u := h.Store.Read().APIUser.Query().Where(apiuser.Email("reports")).OnlyX(ctx)
	return u, passwordOf(t, h, u)
}

func passwordOf(t *testing.T, h *testdb.House, u *ent.APIUser) *ent.APIUserPassword {
	t.Helper()
	return h.Store.Read().APIUserPassword.Query().Where(apiuserpassword.APIUserID(u.ID)).OnlyX(access.System(t.Context(), "a test"))
}

func good(t *testing.T, h *testdb.House, password string) bool {
	t.Helper()
	_, err := h.Verifier.Verify(t.Context(), usage.Origin{}, "reports", password)
	return err == nil
}

func TestAnImportedHashIsReplacedOnceItsPasswordWasRight(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	u, before := imported(t, h, cast)
	require.False(t, good(t, h, typed+"x"))
	h.Verifier.Upgraded()
	require.Equal(t, ofTyped, passwordOf(t, h, u).Hash, "a wrong password replaces nothing")
	require.True(t, good(t, h, typed))
	h.Verifier.Upgraded()
	after := passwordOf(t, h, u)
	require.True(t, strings.HasPrefix(after.Hash, "$argon2id$v=19$m=19456,t=2,p=1$"), after.Hash)
	require.True(t, good(t, h, typed))
	h.Verifier.Upgraded()
	require.Equal(t, after.Hash, passwordOf(t, h, u).Hash, "once")
	after.Hash = before.Hash
	require.Equal(t, before.String(), after.String(), "nothing else of it changed")
	row := h.Store.Read().APIUser.GetX(access.System(t.Context(), "a test"), u.ID)
	require.Equal(t, u.Version, row.Version)
}

func TestAHashIsNotReplacedWhosePasswordWasChangedMeanwhile(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	u, before := imported(t, h, cast)
	changed, owner := "osprey-basalt-72", access.With(t.Context(), testdb.As(cast.Owner))
	_, err := h.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, Password: &changed})
	require.NoError(t, err)
	now := passwordOf(t, h, u)
	require.NoError(t, h.Verifier.Upgrade("reports", before.ID, before.Hash, typed))
	require.NoError(t, h.Verifier.Upgrade("reports", now.ID, before.Hash, typed))
	require.Equal(t, now.Hash, passwordOf(t, h, u).Hash)
	require.False(t, good(t, h, typed))
	require.True(t, good(t, h, changed))
}

func TestReplacingAHashDoesNotUndoADisable(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	u, before := imported(t, h, cast)
	require.True(t, good(t, h, typed))
	h.Verifier.Upgraded()
	off, owner := false, access.With(t.Context(), testdb.As(cast.Owner))
	_, err := h.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, Enabled: &off})
	require.NoError(t, err)
	require.NoError(t, h.Verifier.Upgrade("reports", before.ID, passwordOf(t, h, u).Hash, typed))
	require.False(t, good(t, h, typed))
}
