package verify_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/credential"
	"postern/internal/testdb"
	"postern/internal/usage"
	"postern/internal/verify"
)

// A row of a password can name any API user; only its account was checked when
// it was written. Such a one opens nothing.
func TestAPasswordThatAnotherAccountWroteOpensNothing(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	planted := credential.NewPassword()
	globex := access.With(t.Context(), testdb.As(cast.OtherOwner))
	require.NoError(t, h.Store.InTx(globex, func(tx *ent.Client) error {
		return tx.APIUserPassword.Create().SetAccountID(cast.OtherOwner.AccountID).SetAPIUserID(cast.APIUser.ID).
			SetHash(credential.Fingerprint(planted)).SetCreatedAt(h.Clock.Now()).Exec(globex)
	}))
	_, err := h.Verifier.Verify(t.Context(), usage.Origin{}, cast.APIUser.Email, planted)
	require.Equal(t, verify.Refused(), err)
}
