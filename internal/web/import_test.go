package web_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"

	"postern/ent/apiuser"
	"postern/ent/apiuserpassword"
	"postern/ent/auditevent"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/testdb"
	"postern/internal/usage"
)

// hashes of other programs, cheap ones.
func bcrypted(t *testing.T, password string) string {
	t.Helper()
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.MinCost)
	require.NoError(t, err)
	return string(hash)
}

func argoned(password string) string {
	salt := []byte("0123456789abcdef")
	key := argon2.IDKey([]byte(password), salt, 1, 64, 1, 32)
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=19$m=64,t=1,p=1$%s$%s", b64(salt), b64(key))
}

// bad lines of a CSV with the columns of largeFile, and why each is refused.
var bad = []struct{ line, column, reason string }{
	{"with:colon#,,HASH,,", "address", "HAS_COLON"},
	{"apiuser-abc#@api.localhost,,HASH,,", "address", "LOOKS_GENERATED"},
	{"weak#,,$apr1$abcdefgh$ijklmnopqrstuvwxyz1234,,", "password_hash", "WEAK_HASH"},
	{"unhashed#,,plain text,,", "password_hash", "PLAIN_PASSWORD"},
	{"dear#,,$2y$15$" + strings.Repeat("a", 53) + ",,", "password_hash", "TOO_COSTLY"},
	{"perhaps#,,HASH,perhaps,", "enabled", "NOT_YES_OR_NO"},
	{"soon#,,HASH,,next week", "expires_at", "NOT_A_TIME"},
	{"past#,,HASH,,2020-01-01", "expires_at", "IN_THE_PAST"},
	{"few#,HASH", "", "WRONG_CELLS"},
	{"\"quoted#,,HASH,,", "", "BAD_QUOTES"},
}

// largeFile has 10,000 lines, of which every 200th is bad.
func largeFile(t *testing.T) (file string, badLines map[int]string) {
	t.Helper()
	hash, other := bcrypted(t, "plover-quartz-71"), argoned("osprey-basalt-72")
	var text strings.Builder
	text.WriteString("Address,Description,Password hash,Enabled,Expires at\r\n")
	badLines = map[int]string{}
	for i := range 10_000 {
		switch {
		case i%200 == 100:
			b := bad[len(badLines)%len(bad)]
			badLines[i+2] = b.column + " " + b.reason
			text.WriteString(strings.NewReplacer("HASH", hash, "#", strconv.Itoa(i)).Replace(b.line) + "\r\n")
		case i%2 == 0:
			fmt.Fprintf(&text, "old-%d,Old number %d,%s,,\r\n", i, i, hash)
		default:
			fmt.Fprintf(&text, "old-%d@example.com,\"Number %d, with a comma\",\"%s\",yes,2031-01-31\r\n", i, i, other)
		}
	}
	return text.String(), badLines
}

// sheets serves a house with its cast, and says how a caller sends a request.
func sheets(t *testing.T) (*testdb.House, testdb.Cast, func(cookie, method, path, body string, more ...string) answer) {
	t.Helper()
	h, cast := testdb.NewFilledHouse(t)
	server := httptest.NewServer(wire(h))
	t.Cleanup(server.Close)
	return h, cast, func(cookie, method, path, body string, more ...string) answer {
		r, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, strings.NewReader(body))
		require.NoError(t, err)
		r.Header.Set("Content-Type", "text/csv")
		for i := 0; i < len(more); i += 2 {
			r.Header.Set(more[i], more[i+1])
		}
		if cookie != "" {
			r.Header.Set("Cookie", cookie)
		}
		got, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		defer got.Body.Close()
		text, err := io.ReadAll(got.Body)
		require.NoError(t, err)
		return answer{got.StatusCode, got.Header, string(text)}
	}
}

func read(t *testing.T, a answer) (done apiusers.Imported) {
	t.Helper()
	require.Equal(t, http.StatusOK, a.status, a.body)
	require.NoError(t, json.Unmarshal([]byte(a.body), &done))
	return done
}

func TestAFileOfTenThousandLinesWithFiftyBadOnesIsImported(t *testing.T) {
	t.Parallel()
	h, cast, send := sheets(t)
	sys, cookie := access.System(t.Context(), "a test"), sessionOf(t, h, "ada@example.com")
	file, badLines := largeFile(t)
	before := h.Store.Read().APIUser.Query().CountX(sys)

	dry := read(t, send(cookie, "POST", "/import/api-users?dry-run&leave-out", file))
	require.Equal(t, []int{10_000, 9950, 50, 0}, []int{dry.Lines, dry.Good, dry.Bad, dry.Imported})
	named := map[int]string{}
	for _, p := range dry.Problems {
		named[p.Line] += p.Column + " " + p.Reason
		require.NotContains(t, p.Message, "$2")
	}
	require.Equal(t, badLines, named)
	all := read(t, send(cookie, "POST", "/import/api-users", file))
	require.Zero(t, all.Imported, "nothing while a line is bad")
	require.Equal(t, before, h.Store.Read().APIUser.Query().CountX(sys))

	done := read(t, send(cookie, "POST", "/import/api-users?leave-out", file))
	require.Equal(t, 9950, done.Imported)
	require.Equal(t, before+9950, h.Store.Read().APIUser.Query().CountX(sys))
	require.Equal(t, 9950, h.Store.Read().AuditEvent.Query().Where(auditevent.Action("api_user.imported")).CountX(sys))
	whole := h.Store.Read().AuditEvent.Query().Where(auditevent.Action("account.api_users_imported")).OnlyX(sys)
	require.JSONEq(t, `{"imported":[null,9950],"leftOut":[null,50]}`, whole.Changes)
	require.Equal(t, cast.Owner.ID, whole.ActorID)

	again := read(t, send(cookie, "POST", "/import/api-users?dry-run", file))
	require.Equal(t, []int{0, 10_000}, []int{again.Good, again.Bad}, "an address is never given twice")

	for address, password := range map[string]string{"old-0": "plover-quartz-71", "old-1@example.com": "osprey-basalt-72"} {
		require.Error(t, letIn(t, h, address, "plover-quartz-73"))
		require.NoError(t, letIn(t, h, address, password))
		h.Verifier.Upgraded()
		require.Regexp(t, `^\$argon2id\$v=19\$m=19456,t=2,p=1\$`, storedOf(t, h, address))
		require.NoError(t, letIn(t, h, address, password))
		h.Memory.ForgetAll()
		require.NoError(t, letIn(t, h, address, password), "and by the new hash")
		require.Error(t, letIn(t, h, address, "plover-quartz-73"))
	}
	require.Regexp(t, `^\$2a\$04\$`, storedOf(t, h, "old-2"), "nobody has used this one")
}

func letIn(t *testing.T, h *testdb.House, address, password string) error {
	t.Helper()
	_, err := h.Verifier.Verify(t.Context(), usage.Origin{}, address, password)
	return err
}

func storedOf(t *testing.T, h *testdb.House, address string) string {
	t.Helper()
	sys := access.System(context.WithoutCancel(t.Context()), "a test")
	u := h.Store.Read().APIUser.Query().Where(apiuser.Email(address)).OnlyX(sys)
	require.True(t, u.Imported)
	return h.Store.Read().APIUserPassword.Query().Where(apiuserpassword.APIUserID(u.ID)).OnlyX(sys).Hash
}
