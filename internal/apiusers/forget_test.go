package apiusers_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

func TestADeletedAPIUsersCallersAreForgotten(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ids, _, _ := several(t, h, cast, 3)
	at := time.Now().UTC()
	for _, id := range ids {
		h.Exec(t, `INSERT INTO last_uses (id, account_id, api_user_id, first_at, last_at) VALUES (?, ?, ?, ?, ?)`,
			id, cast.Owner.AccountID, id, at, at)
		h.Exec(t, `INSERT INTO refusal_spells (id, account_id, api_user_id, reason, began_at, last_at, last_peer) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			"spl_"+id, cast.Owner.AccountID, id, "DISABLED", at, at, "192.0.2.7")
	}
	_, err := h.APIUsers.SetEnabled(as(t, cast.Owner), ids[:2], false)
	require.NoError(t, err)
	before := h.Tables(t)
	_, err = h.APIUsers.DeleteMany(as(t, cast.Owner), ids[:1])
	require.NoError(t, err)
	require.NoError(t, h.APIUsers.Delete(as(t, cast.Owner), ids[1], nil))
	written := before.Until(h.Tables(t))
	require.Equal(t, "2 gone", written["last_uses"])
	require.Equal(t, "2 gone", written["refusal_spells"], "and those of the third stay")
}
