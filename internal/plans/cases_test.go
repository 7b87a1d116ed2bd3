package plans

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/session"
	"postern/internal/testdb"
)

// drive runs every use case once, each under its name.
func drive(t *testing.T, w *world) {
	t.Helper()
	lists(t, w)
	found(t, w)
	w.during("one object", func() {
		for _, id := range []string{w.cast.Owner.ID, w.cast.Owner.AccountID, w.cast.APIUser.ID} {
			w.graphql(t, `query ($id: ID!) { node(id: $id) { id ... on ApiUser { createdBy { name } updatedBy { name } } } }`,
				map[string]any{"id": id}, &struct{}{})
		}
		w.graphql(t, `{ setUpNeeded viewer { isOwner user { name } account { name owner { name } } } }`, nil, &struct{}{})
	})
	signIn(t, w)
	apiUsers(t, w)
	programs(t, w)
	usages(t, w)
	persons(t, w)
}

func signIn(t *testing.T, w *world) {
	t.Helper()
	peer := session.WithCarrier(w.as(t, access.Viewer{Peer: "192.0.2.1"}), w)
	w.during("sign in", func() {
		require.NoError(t, w.People.SignIn(peer, w.cast.Owner.Email, testdb.Password))
		require.Error(t, w.People.SignIn(peer, "nobody@example.com", testdb.Password))
	})
	w.Exec(t, ago(`UPDATE sessions SET seen_at = AGO(3600) WHERE token_hash = ?`), session.Hash(w.cookie))
	w.during("find a session", func() {
		_, found, err := w.Sessions.Find(peer, w.cookie)
		require.NoError(t, err)
		require.True(t, found)
	})
	w.during("refuse", func() {
		w.Refusals.Refused(w.as(t, testdb.As(w.cast.Standard)), "draftApiUser", fault.OwnerOnly())
	})
}

func apiUsers(t *testing.T, w *world) {
	t.Helper()
	owner := w.as(t, testdb.As(w.cast.Owner))
	w.during("add, change and delete an API user", func() {
		draft, err := w.APIUsers.Draft(owner)
		require.NoError(t, err)
		in := apiusers.CreateInput{Email: draft.Email, Description: "Import", Password: draft.Password, Enabled: true}
		u, err := w.APIUsers.Create(owner, in)
		require.NoError(t, err)
		_, err = w.APIUsers.Create(owner, in) // a lost reply, repeated
		require.NoError(t, err)
		password, err := w.APIUsers.GeneratePassword(owner)
		require.NoError(t, err)
		off := false
		_, err = w.APIUsers.Update(owner, apiusers.UpdateInput{ID: u.ID, Enabled: &off, Password: &password})
		require.NoError(t, err)
		require.NoError(t, w.APIUsers.Delete(owner, u.ID, nil))
	})
}

func programs(t *testing.T, w *world) {
	t.Helper()
	w.during("verify", func() {
		for password, status := range map[string]int{w.cast.APIUserPassword: http.StatusOK, "wrong": http.StatusUnauthorized} {
			for _, path := range []string{"/verify", "/v2/account-info"} {
				r := httptest.NewRequest(http.MethodGet, path, nil)
				r.SetBasicAuth(w.cast.APIUser.Email, password)
				answer := httptest.NewRecorder()
				w.handler.ServeHTTP(answer, r)
				require.Equal(t, status, answer.Code, path)
			}
		}
	})
}

func persons(t *testing.T, w *world) {
	t.Helper()
	ctx, owner := w.as(t, access.Viewer{Peer: "192.0.2.1"}), w.as(t, testdb.As(w.cast.Owner))
	w.during("people", func() {
		_, err := w.People.NewSetUpToken(ctx)
		require.NoError(t, err)
		token, err := w.People.NewResetToken(ctx, w.cast.Standard.Email)
		require.NoError(t, err)
		_, err = w.People.ResetPassword(ctx, token, "another horse battery")
		require.NoError(t, err)
		_, err = w.People.ChangeAccount(owner, people.AccountChange{Name: new("Acme & Sons")})
		require.NoError(t, err)
		_, err = w.People.AddStandardUser(owner, people.AddUserInput{Name: "Tess", Email: "tess@example.com", Password: testdb.Password})
		require.NoError(t, err)
		_, err = w.People.OpenAccount(ctx, people.SetUpInput{AccountName: "Initech", Name: "Ivy", Email: "ivy@example.com", Password: testdb.Password})
		require.NoError(t, err)
		_, err = w.People.TransferOwnership(owner, w.cast.Standard.ID, testdb.Password)
		require.NoError(t, err)
		require.NoError(t, w.People.SignOut(owner))
	})
}

// lists are all orders of all lists, from both ends, and on from there.
func lists(t *testing.T, w *world) {
	t.Helper()
	for _, field := range []string{"CREATED_AT", "UPDATED_AT", "DESCRIPTION"} {
		for _, direction := range []string{"ASC", "DESC"} {
			list(t, w, fmt.Sprintf("apiUsers(orderBy: {field: %s, direction: %s}", field, direction), apiUserRow)
		}
	}
	list(t, w, "users(", "name")
}

const apiUserRow = "email description createdBy { name } updatedBy { name }"

func list(t *testing.T, w *world, field, row string) {
	t.Helper()
	document := `query ($first: Int, $after: Cursor, $last: Int, $before: Cursor) { viewer { account {
		list: ` + field + ` first: $first, after: $after, last: $last, before: $before) {
		edges { node { id ` + row + ` } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`
	page := func(variables map[string]any) (start, end string) {
		var answer struct {
			Viewer struct {
				Account struct {
					List struct {
						Edges    []any
						PageInfo struct{ StartCursor, EndCursor string }
					}
				}
			}
		}
		w.graphql(t, document, variables, &answer)
		list := answer.Viewer.Account.List
		require.Len(t, list.Edges, 50)
		return list.PageInfo.StartCursor, list.PageInfo.EndCursor
	}
	w.during("list "+field, func() {
		_, end := page(map[string]any{"first": 50})
		page(map[string]any{"first": 50, "after": end})
		start, _ := page(map[string]any{"last": 50})
		page(map[string]any{"last": 50, "before": start})
	})
}
