package web_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/credential"
	"postern/internal/testdb"
)

const path = "/v2/account-info"

func TestAProgramReadsItsAccountInfo(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	got := call(t, wire(h), http.MethodGet, path, http.Header{"Authorization": {basic(cast.APIUser.Email, cast.APIUserPassword)}})
	require.Equal(t, http.StatusOK, got.status)
	require.Equal(t, "application/json; charset=utf-8", got.header.Get("Content-Type"))
	require.JSONEq(t, `{"id": 1, "properties": [
		{"name": "Name", "type": "String", "value": "Acme"},
		{"name": "MainEmail", "type": "String", "value": "ada@example.com"},
		{"name": "ApiEndpoint", "type": "String", "value": "http://postern.example.com"},
		{"name": "ApiCallsInLastHour", "type": "Integer", "value": "1"}]}`, got.body)
}

func TestWhoeverIsNoProgramIsDeniedWithTheSameWords(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for name, header := range map[string]http.Header{
		"nobody": {}, "a person": {"Cookie": {signIn(t, wire(h))}}, "another scheme": {"Authorization": {"Bearer x"}},
		"wrong password": {"Authorization": {basic(cast.APIUser.Email, credential.NewPassword())}},
		"unknown":        {"Authorization": {basic("apiuser-000000000000@api.localhost", cast.APIUserPassword)}},
		"a person's own": {"Authorization": {basic("ada@example.com", testdb.Password)}},
	} {
		got := call(t, wire(h), http.MethodGet, path, header)
		require.Equal(t, http.StatusUnauthorized, got.status, name)
		require.Equal(t, `{"message":"Authorization has been denied for this request."}`+"\n", got.body, name)
		require.Equal(t, `Basic realm="Postern", charset="UTF-8"`, got.header.Get("WWW-Authenticate"), name)
	}
}

func TestAccountInfoIsReadOnly(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	got := call(t, wire(h), http.MethodPost, path, http.Header{"Authorization": {basic(cast.APIUser.Email, cast.APIUserPassword)}})
	require.Equal(t, []any{http.StatusMethodNotAllowed, "GET, HEAD"}, []any{got.status, got.header.Get("Allow")})
}

func TestAccountInfoWithoutTheDatabaseIs503(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.NoError(t, h.Store.Close())
	got := call(t, wire(h), http.MethodGet, path, http.Header{"Authorization": {basic(cast.APIUser.Email, cast.APIUserPassword)}})
	require.Equal(t, []any{http.StatusServiceUnavailable, "1"}, []any{got.status, got.header.Get("Retry-After")})
	require.NotContains(t, got.body, "denied")
}
