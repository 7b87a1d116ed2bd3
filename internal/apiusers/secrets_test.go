package apiusers_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/testdb"
)

func TestNoPasswordIsInAnyColumnOrFileOfTheDatabase(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner := as(t, cast.Owner)
	const first, second, refused = "canary-quartz-71-first", "canary-quartz-72-second", "canary-password-73"
	d := draft(t, h, cast.Owner)
	in := form(d)
	in.Password, in.Description = first, "The canary's description"
	u, err := h.APIUsers.Create(owner, in)
	require.NoError(t, err)
	_, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, Password: ptr(refused)})
	require.Equal(t, "CONTAINS_PASSWORD_WORD", fault.Reason(err))
	require.NotContains(t, err.Error(), refused)
	_, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, Password: ptr(second)})
	require.NoError(t, err)
	offered, err := h.APIUsers.GeneratePassword(owner)
	require.NoError(t, err)
	require.True(t, gets(t, h, d.Email, second))

	places := map[string]string{"rows": h.Rows(t)}
	require.Contains(t, places["rows"], in.Description, "what is looked for would be found")
	if path, isFile := strings.CutPrefix(h.URL, "sqlite:"); isFile {
		for _, suffix := range []string{"", "-wal"} {
			content, err := os.ReadFile(path + suffix)
			require.NoError(t, err)
			places[suffix+" file"] = string(content)
		}
		require.Contains(t, places["-wal file"], in.Description)
	}
	for place, content := range places {
		for _, secret := range []string{first, second, refused, offered, d.Password, cast.APIUserPassword, testdb.Password} {
			require.NotContains(t, content, secret, place)
		}
	}
}

func TestAChangeThatCannotBeWrittenDownDoesNotHappen(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner, in := as(t, cast.Owner), form(draft(t, h, cast.Owner))
	disabled, err := h.APIUsers.Create(owner, form(draft(t, h, cast.Owner)))
	require.NoError(t, err)
	_, err = h.APIUsers.Update(owner, apiusers.UpdateInput{ID: disabled.ID, Enabled: ptr(false)})
	require.NoError(t, err)
	h.RefuseAudit(t)
	before := h.Tables(t)
	for name, change := range map[string]func() error{
		"create": func() error { _, err := h.APIUsers.Create(owner, in); return err },
		"disable": func() error {
			_, err := h.APIUsers.Update(owner, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(false)})
			return err
		},
		"new password": func() error {
			_, err := h.APIUsers.Update(owner, apiusers.UpdateInput{ID: cast.APIUser.ID, Password: ptr(in.Password)})
			return err
		},
		"delete": func() error { return h.APIUsers.Delete(owner, disabled.ID, nil) },
	} {
		err := change()
		require.ErrorContains(t, err, "the history is closed", name)
		require.Empty(t, fault.All(err))
		require.Empty(t, before.Until(h.Tables(t)), name)
	}
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword))
	h.AllowAudit(t)
	_, err = h.APIUsers.Create(owner, in)
	require.NoError(t, err, "the draft and its password are still good")
}
