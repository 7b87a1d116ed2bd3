package verify_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// says is what a call with a password gets: "" for let in.
func says(t *testing.T, h *testdb.House, address, password string) string {
	t.Helper()
	_, err := h.Verifier.Verify(from(t, "192.0.2.1"), usage.Origin{}, address, password)
	return fault.Reason(err)
}

const refused = "WRONG_CREDENTIAL"

func TestAnAPIUserIsGoodUntilTheMomentItExpires(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ends := h.Clock.Now().Add(time.Hour)
	h.Exec(t, `UPDATE api_users SET expires_at = ? WHERE id = ?`, ends, cast.APIUser.ID)
	for range 2 { // from the database, then from memory
		require.Empty(t, says(t, h, cast.APIUser.Email, cast.APIUserPassword))
	}
	h.Clock.Advance(time.Hour - time.Microsecond)
	require.Empty(t, says(t, h, cast.APIUser.Email, cast.APIUserPassword))
	h.Clock.Advance(time.Microsecond)
	require.Equal(t, refused, says(t, h, cast.APIUser.Email, cast.APIUserPassword))
}

func TestEachPasswordIsGoodUntilItsOwnEnd(t *testing.T) {
	t.Parallel()
	hasher := credential.NewHasher(credential.Limits{})
	for name, passwords := range map[string][2]string{
		"two generated":         {credential.NewPassword(), credential.NewPassword()},
		"two typed":             {typed, typed + "2"},
		"typed, then generated": {typed, credential.NewPassword()},
		"generated, then typed": {credential.NewPassword(), typed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, cast := testdb.NewFilledHouse(t)
			h.Exec(t, `DELETE FROM api_user_passwords WHERE api_user_id = ?`, cast.APIUser.ID)
			ends := []any{h.Clock.Now().Add(time.Hour), nil}
			var beside []string
			for i, password := range passwords {
				hash, err := hasher.Hash(t.Context(), password, beside...)
				require.NoError(t, err)
				beside = append(beside, hash)
				h.Exec(t, `INSERT INTO api_user_passwords (id, account_id, api_user_id, hash, created_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)`,
					[]string{"pwd_1", "pwd_2"}[i], cast.APIUser.AccountID, cast.APIUser.ID, hash, h.Clock.Now(), ends[i])
			}
			both := func() []string {
				return []string{says(t, h, cast.APIUser.Email, passwords[0]), says(t, h, cast.APIUser.Email, passwords[1])}
			}
			for range 2 { // from the database, then from memory
				require.Equal(t, []string{"", ""}, both())
			}
			h.Clock.Advance(time.Hour - time.Microsecond)
			require.Equal(t, []string{"", ""}, both())
			h.Clock.Advance(time.Microsecond)
			for range 2 {
				require.Equal(t, []string{refused, ""}, both())
			}
		})
	}
}
