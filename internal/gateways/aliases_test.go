package gateways

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Backends that make variables of headers (CGI, WSGI, PHP) read every name that
// differs from another in case, or in what is neither letter nor digit, as the
// same one. These are all such characters that HTTP allows.
const separators = "-!#$%&'*+.^_`|~"

var separator = regexp.MustCompile(`[^a-z0-9]`)

// identity is every header that some backend may read as one of Postern's, by
// its name as it arrived.
func identity(h http.Header) map[string][]string {
	found := map[string][]string{}
	for name, values := range h {
		if strings.HasPrefix(separator.ReplaceAllString(strings.ToLower(name), "_"), "x_postern") {
			found[name] = values
		}
	}
	return found
}

// identity is what the upstream must be told of the key.
func (h *house) identity() map[string][]string {
	u := h.cast.APIUser
	return map[string][]string{
		"X-Postern-Api-User": {u.ID}, "X-Postern-Account": {u.AccountID}, "X-Postern-Address": {u.Email},
		"X-Postern-Permissions": {"contacts.read"},
	}
}

// names are Postern's headers.
var names = []string{"X-Postern-Api-User", "X-Postern-Account", "X-Postern-Address", "X-Postern-Permissions"}

// aliases are spellings of a header's name.
func aliases(name string) []string {
	all := []string{name, strings.ToLower(name), strings.ToUpper(name)}
	for _, c := range separators {
		all = append(all,
			strings.ReplaceAll(name, "-", string(c)),
			strings.ToLower(strings.ReplaceAll(name, "-", string(c))),
			strings.Replace(name, "-", string(c), 1),
			strings.Replace(name, "Postern-", "Postern"+string(c), 1))
	}
	return all
}

func TestNoSpellingOfPosternsHeadersComesFromTheCaller(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		for _, name := range names {
			forged := h.key.Clone()
			for _, alias := range aliases(name) {
				forged[alias] = []string{"forged", "twice"}
			}
			require.Equal(t, http.StatusOK, h.get(t, forged).StatusCode)
			got := h.upstream.take()
			require.Len(t, got, 1)
			require.Equal(t, h.identity(), identity(got[0].header))
		}
	})
}

func TestACallerCannotHaveItsNameTakenAway(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		header := h.key.Clone()
		header.Set("Connection", "close, "+strings.Join(names, ", "))
		require.Equal(t, http.StatusOK, h.get(t, header).StatusCode)
		got := h.upstream.take()
		require.Len(t, got, 1)
		require.Equal(t, h.identity(), identity(got[0].header))
	})
}

func TestACallerCannotGiveItselfPermissions(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		h.Exec(t, `UPDATE api_users SET permissions = '' WHERE id = ?`, h.cast.APIUser.ID)
		forged := h.key.Clone()
		for _, alias := range aliases("X-Postern-Permissions") {
			forged[alias] = []string{"contacts.read"}
		}
		require.Equal(t, http.StatusOK, h.get(t, forged).StatusCode)
		got := h.upstream.take()
		require.Len(t, got, 1)
		for name, values := range identity(got[0].header) {
			require.NotContains(t, values, "contacts.read", name)
		}
	})
}
