package apiusers_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"postern/ent"
	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/testdb"
)

// model is what an API user should be after what was done to it.
type model struct {
	enabled, deleted bool
	password         string
	former           []string
}

// Whatever is done in whatever order, the call after it is judged by the state
// that it left.
func TestWhoGetsInFollowsWhatWasDoneLast(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner := as(t, cast.Owner)
	rapid.Check(t, func(r *rapid.T) {
		h.Clock.Advance(time.Hour) // the hour's drafts are fresh again
		d := draft(t, h, cast.Owner)
		m := model{enabled: rapid.Bool().Draw(r, "enabled"), password: d.Password}
		in := form(d)
		in.Enabled = m.enabled
		u, err := h.APIUsers.Create(owner, in)
		require.NoError(r, err)
		m.check(t, r, h, u)
		for _, action := range rapid.SliceOfN(rapid.SampledFrom(
			[]string{"enable", "disable", "new password", "save again", "delete"}), 0, 8).Draw(r, "actions") {
			m.do(t, r, h, cast.Owner, u, in, action)
			m.check(t, r, h, u)
		}
	})
}

// do carries an action out, on the API user and on the model.
func (m *model) do(t *testing.T, r *rapid.T, h *testdb.House, by *ent.User, u *ent.APIUser, in apiusers.CreateInput, action string) {
	owner, err, wanted := as(t, by), error(nil), ""
	change := apiusers.UpdateInput{ID: u.ID}
	switch action {
	case "enable", "disable":
		change.Enabled = ptr(action == "enable")
		_, err = h.APIUsers.Update(owner, change)
	case "new password":
		fresh, e := h.APIUsers.GeneratePassword(owner)
		require.NoError(r, e)
		change.Password = &fresh
		_, err = h.APIUsers.Update(owner, change)
	case "save again": // the reply was lost: it must not bring anything back
		_, err = h.APIUsers.Create(owner, in)
		if m.deleted || m.enabled != in.Enabled || m.password != in.Password {
			wanted = "ADDRESS_USED"
		}
		require.Equal(r, wanted, fault.Reason(err))
		return
	case "delete":
		err = h.APIUsers.Delete(owner, u.ID, nil)
		if m.enabled {
			wanted = "STILL_ENABLED"
		}
	}
	if m.deleted {
		wanted = "NO_SUCH_OBJECT"
	}
	require.Equal(r, wanted, fault.Reason(err), action)
	if wanted != "" {
		return
	}
	require.NoError(r, err)
	switch {
	case change.Enabled != nil:
		m.enabled = *change.Enabled
	case change.Password != nil:
		m.former, m.password = append(m.former, m.password), *change.Password
	default:
		m.deleted = true
	}
}

// check asks with every password that there ever was.
func (m *model) check(t *testing.T, r *rapid.T, h *testdb.House, u *ent.APIUser) {
	require.Equal(r, m.enabled && !m.deleted, gets(t, h, u.Email, m.password))
	for _, former := range m.former {
		require.False(r, gets(t, h, u.Email, former))
	}
}
