package verify_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

func TestNobodyKeepsAYesUnlessTheOperatorLetsThem(t *testing.T) {
	h := testdb.NewHouse(t)
	cast := h.NewCast(t)
	server := serve(t, h)
	good := basic(cast.APIUser.Email + ":" + cast.APIUserPassword)
	_, answer := ask(t, server, http.MethodGet, with(good), nil)
	require.Contains(t, answer, "Cache-Control: no-store\r\n")

	h.Verifier.LetCallersKeep(time.Minute)
	status, answer := ask(t, server, http.MethodGet, with(good), nil)
	require.Equal(t, http.StatusOK, status)
	require.Contains(t, answer, "Cache-Control: private, max-age=60\r\n")

	h.Verifier.LetCallersKeep(0)
	_, answer = ask(t, server, http.MethodGet, with(good), nil)
	require.Contains(t, answer, "Cache-Control: no-store\r\n")
}

func TestNobodyKeepsARefusal(t *testing.T) {
	h := testdb.NewHouse(t)
	cast := h.NewCast(t)
	server := serve(t, h)
	h.Verifier.LetCallersKeep(time.Minute)
	for _, bad := range []string{"x", cast.APIUserPassword + "x", "typed by hand"} {
		status, answer := ask(t, server, http.MethodGet, with(basic(cast.APIUser.Email+":"+bad)), nil)
		require.Equal(t, http.StatusUnauthorized, status)
		require.Contains(t, answer, "Cache-Control: no-store\r\n")
	}
}
