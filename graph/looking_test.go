package graph_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/testdb"
)

// look has the owner's browser look at an account below Acme, which has an API
// user.
func (w *world) look(t *testing.T) (child, apiUser string) {
	cora := w.NewChild(t, w.cast.Owner.AccountID, "Mill")
	u, _, err := w.NewAPIUser(access.With(t.Context(), testdb.As(cora)), "Theirs")
	require.NoError(t, err)
	got := w.send(t, request{As: "owner", Query: `mutation ($id: ID!) { openAccount(input: {id: $id}) { viewer { isLooking } } }`,
		Variables: map[string]any{"id": cora.AccountID}})
	require.Equal(t, done, outcomeOfAnswer(t, got), string(got.body))
	return cora.AccountID, u.ID
}

// TestWhoLooksAtAnAccountChangesNothing sends every mutation there is from a
// browser that looks at an account below its person's own: with what is good in
// their own account, and, where an object is named, in the one looked at. The
// exceptions ask for something other than who is calling, or end the looking.
func TestWhoLooksAtAnAccountChangesNothing(t *testing.T) {
	for name, row := range mutations {
		if row.door == "public" || name == "signOut" || name == "closeAccount" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			variables := row.variables(t, w)
			_, apiUser := w.look(t)
			tries := []map[string]any{variables}
			if _, named := variables["id"]; named {
				other := map[string]any{"password": testdb.Password}
				for key, value := range variables {
					other[key] = value
				}
				other["id"] = apiUser
				tries = append(tries, other)
			}
			for _, variables := range tries {
				before := w.Tables(t)
				got := w.send(t, request{As: "owner", Query: row.document, Variables: variables})
				refused := outcomeOfAnswer(t, got)
				require.True(t, strings.HasPrefix(string(refused), "FORBIDDEN "), "%s", got.body)
				refused.wantWritten(t, before.Until(w.Tables(t)))
			}
		})
	}
}

// TestWhoLooksReadsTheAccountAndNotTheirOwn is the column of the matrix for the
// owner of a top account while they look.
func TestWhoLooksReadsTheAccountAndNotTheirOwn(t *testing.T) {
	w := newWorld(t)
	child, apiUser := w.look(t)
	cora, err := w.Store.Read().User.Query().All(access.With(t.Context(), access.Viewer{AccountID: child, UserID: "usr_any"}))
	require.NoError(t, err)
	for kind, ids := range map[string]struct{ there, home string }{
		"Account": {child, w.acmes("Account")}, "ApiUser": {apiUser, w.acmes("ApiUser")}, "User": {cora[0].ID, w.acmes("User")},
	} {
		for _, field := range fieldNames(schema.Types[kind]) {
			for id, want := range map[string]outcome{ids.there: reads, ids.home: readsNull} {
				got := w.send(t, request{As: "owner", Query: reading(kind, field), Variables: map[string]any{"id": id}})
				require.Equal(t, want, outcomeOfReading(t, got, field), "%s.%s: %s", kind, field, got.body)
			}
		}
	}
}

// TestWhoLooksIsStillThemselves in what the app asks first.
func TestWhoLooksIsStillThemselves(t *testing.T) {
	w := newWorld(t)
	w.look(t)
	got := w.send(t, request{As: "owner", Query: `{ viewer { isLooking isOwner managesTeam seesUsage user { name } account { name owner { name } } } }`})
	require.JSONEq(t, `{"data": {"viewer": {"isLooking": true, "isOwner": false, "managesTeam": false, "seesUsage": true,
		"user": {"name": "Ada"}, "account": {"name": "Mill", "owner": {"name": "Cora"}}}}}`, string(got.body))
	closed := w.send(t, request{As: "owner", Query: `mutation { closeAccount { viewer { isLooking isOwner managesTeam account { name } } } }`})
	require.JSONEq(t, `{"data": {"closeAccount": {"viewer": {"isLooking": false, "isOwner": true, "managesTeam": true, "account": {"name": "Acme"}}}}}`, string(closed.body))
}

// TestADisabledAccountsKeyIsRefusedOnTheNextCall over HTTP, with what verify
// remembers of it.
func TestADisabledAccountsKeyIsRefusedOnTheNextCall(t *testing.T) {
	w := newWorld(t)
	cora := w.NewChild(t, w.cast.Owner.AccountID, "Works")
	u, password, err := w.NewAPIUser(access.With(t.Context(), testdb.As(cora)), "Theirs")
	require.NoError(t, err)
	w.cast.APIUser, w.cast.APIUserPassword = u, password
	set := func(enabled bool) {
		got := w.send(t, request{As: "owner", Query: `mutation ($id: ID!, $enabled: Boolean!) {
			setAccountEnabled(input: {id: $id, enabled: $enabled}) { account { enabled shut } } }`,
			Variables: map[string]any{"id": cora.AccountID, "enabled": enabled}})
		require.Equal(t, done, outcomeOfAnswer(t, got), string(got.body))
	}
	for range 10 {
		require.True(t, w.asks(t, "/verify"))
		set(false)
		require.False(t, w.asks(t, "/verify"))
		require.False(t, w.asks(t, "/v2/account-info"))
		set(true)
	}
}

// TestAChildsOwnerSeesOnlyTheChild: nothing above it is there for them.
func TestAChildsOwnerSeesOnlyTheChild(t *testing.T) {
	w := newWorld(t)
	cora := w.NewChild(t, w.cast.Owner.AccountID, "Works")
	w.cast.OtherOwner = cora
	for _, id := range []string{w.acmes("Account"), w.acmes("User"), w.acmes("ApiUser")} {
		got := w.send(t, request{As: "other-owner", Query: `query ($id: ID!) { node(id: $id) { id } }`, Variables: map[string]any{"id": id}})
		require.JSONEq(t, `{"data": {"node": null}}`, string(got.body))
	}
	got := w.send(t, request{As: "other-owner", Query: `{ viewer { isOwner managesTeam account { name } } }`})
	require.JSONEq(t, `{"data": {"viewer": {"isOwner": true, "managesTeam": false, "account": {"name": "Works"}}}}`, string(got.body))
	got = w.send(t, request{As: "other-owner", Query: `{ team { id } }`})
	require.Equal(t, outcome("FORBIDDEN TOP_OWNER_ONLY"), outcomeOfAnswer(t, got))
	var body struct{ Data any }
	require.NoError(t, json.Unmarshal(got.body, &body))
	require.Nil(t, body.Data)
}
