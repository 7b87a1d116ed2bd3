package apiusers_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// typed is a password that nobody generated.
const typed = "plover-quartz-71"

func as(t *testing.T, u *ent.User) context.Context {
	t.Helper()
	return access.With(t.Context(), testdb.As(u))
}

func draft(t *testing.T, h *testdb.House, u *ent.User) *apiusers.Draft {
	t.Helper()
	d, err := h.APIUsers.Draft(as(t, u))
	require.NoError(t, err)
	return d
}

// form is the Add User form as it would be saved.
func form(d *apiusers.Draft) apiusers.CreateInput {
	return apiusers.CreateInput{Email: d.Email, Password: d.Password, Description: "Import", Enabled: true}
}

func ptr[T any](value T) *T { return &value }

// gets says whether a credential lets its caller in now.
func gets(t *testing.T, h *testdb.House, address, password string) bool {
	t.Helper()
	_, err := h.Verifier.Verify(t.Context(), usage.Origin{}, address, password)
	if err != nil {
		require.Equal(t, "WRONG_CREDENTIAL", fault.Reason(err))
	}
	return err == nil
}

func lastEvent(t *testing.T, h *testdb.House) *ent.AuditEvent {
	t.Helper()
	e, err := h.Store.Read().AuditEvent.Query().Order(ent.Desc(auditevent.FieldID)).
		First(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	return e
}

// wantFault wants one fault, with its field.
func wantFault(t *testing.T, err error, reason, field string) {
	t.Helper()
	all := fault.All(err)
	require.Len(t, all, 1, "%v", err)
	require.Equal(t, reason, all[0].Reason)
	require.Equal(t, field, all[0].Field)
}
