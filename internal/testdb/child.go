package testdb

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
)

// NewChild makes an account below another, and its owner, active, whose
// password is everybody's; their address is cora@ and the account's name.
func (h *House) NewChild(t testing.TB, aboveID, name string) *ent.User {
	t.Helper()
	sys := access.System(t.Context(), "a test")
	above, err := h.Store.Read().Account.Get(sys, aboveID)
	require.NoError(t, err)
	known, err := h.Store.Read().User.Query().Where(user.NameEQ("Ada")).Only(sys)
	require.NoError(t, err)
	var owner *ent.User
	require.NoError(t, h.Store.InTx(sys, func(tx *ent.Client) error {
		child, err := h.People.NewAccount(sys, tx, name, above)
		if err != nil {
			return err
		}
		email, now := "cora@"+strings.ToLower(name)+".example.com", child.CreatedAt
		owner, err = tx.User.Create().SetAccountID(child.ID).SetName("Cora").SetEmail(email).SetEmailKey(email).
			SetRole(user.RoleOwner).SetPasswordHash(known.PasswordHash).SetCreatedAt(now).SetUpdatedAt(now).Save(sys)
		return err
	}))
	return owner.Unwrap()
}

// AsChildsOwner is the viewer that the owner of an account below another is.
func AsChildsOwner(u *ent.User) access.Viewer {
	v := As(u)
	v.Top = false
	return v
}
