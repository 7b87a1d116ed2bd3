package web_test

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent/apiuser"
	"postern/ent/refusal"
	"postern/internal/access"
)

const oneLine = "address,password\nreports,plover-quartz-71\n"

func TestFilesOfAPIUsersAreForTheOwner(t *testing.T) {
	t.Parallel()
	h, cast, send := sheets(t)
	ada, sam, gail := sessionOf(t, h, "ada@example.com"), sessionOf(t, h, "sam@example.com"), sessionOf(t, h, "gail@example.com")
	key := basic(cast.APIUser.Email, cast.APIUserPassword)
	for _, path := range []string{"/import/api-users", "/import/api-users?dry-run", "/export/api-users.csv", "/export/history.csv", "/export/history.jsonl"} {
		method := http.MethodPost
		if strings.HasPrefix(path, "/export") {
			method = http.MethodGet
		}
		for name, refused := range map[string]struct {
			got    answer
			status int
			reason string
		}{
			"nobody":          {send("", method, path, oneLine), 401, "SIGN_IN_REQUIRED"},
			"an old cookie":   {send("postern_session=nonsense", method, path, oneLine), 401, "SIGN_IN_REQUIRED"},
			"a standard user": {send(sam, method, path, oneLine), 403, "OWNER_ONLY"},
			"an API user":     {send("", method, path, oneLine, "Authorization", key), 403, "OWNER_ONLY"},
			"a wrong key":     {send("", method, path, oneLine, "Authorization", key+"A"), 401, "WRONG_CREDENTIAL"},
			"another site":    {send(ada, method, path, oneLine, "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example.net"), 403, "CROSS_ORIGIN"},
			"a sister domain": {send(ada, method, path, oneLine, "Sec-Fetch-Site", "same-site"), 403, "CROSS_ORIGIN"},
		} {
			require.Equal(t, refused.status, refused.got.status, "%s %s", name, path)
			require.Contains(t, refused.got.body, `"reason":"`+refused.reason+`"`, name)
			if name == "nobody" { // no login box of the browser's own
				require.NotContains(t, refused.got.header.Get("WWW-Authenticate"), "Basic")
			}
		}
	}
	sys := access.System(t.Context(), "a test")
	require.NotZero(t, h.Store.Read().Refusal.Query().Where(refusal.ActorID(cast.Standard.ID), refusal.Action("importApiUsers")).CountX(sys))
	require.Equal(t, 1, read(t, send(gail, http.MethodPost, "/import/api-users", oneLine)).Imported)
	u := h.Store.Read().APIUser.Query().Where(apiuser.Email("reports")).OnlyX(sys)
	require.Equal(t, cast.OtherOwner.AccountID, u.AccountID, "an owner imports into their own account")
	taken := read(t, send(ada, http.MethodPost, "/import/api-users", oneLine))
	require.Equal(t, "ADDRESS_TAKEN", taken.Problems[0].Reason, "whoever has it")
	require.NotContains(t, send(ada, http.MethodGet, "/export/api-users.csv", "").body, "reports", "an owner exports their own")
}

func TestAFileMustBeSentAsAFormCanNotSendIt(t *testing.T) {
	t.Parallel()
	h, _, send := sheets(t)
	ada := sessionOf(t, h, "ada@example.com")
	for _, kind := range []string{"text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""} {
		got := send(ada, http.MethodPost, "/import/api-users", oneLine, "Content-Type", kind)
		require.Equal(t, http.StatusBadRequest, got.status)
		require.Contains(t, got.body, "CONTENT_TYPE")
	}
	require.Equal(t, http.StatusMethodNotAllowed, send(ada, http.MethodGet, "/import/api-users", "").status)
	require.Equal(t, http.StatusMethodNotAllowed, send(ada, http.MethodPost, "/export/api-users.csv", "").status)
}

func TestAFileIsBounded(t *testing.T) {
	t.Parallel()
	h, _, send := sheets(t)
	ada := sessionOf(t, h, "ada@example.com")
	for reason, file := range map[string]string{
		"TOO_LARGE":      "address,password\n" + strings.Repeat("x", 4<<20),
		"TOO_MANY_LINES": "address,password\n" + strings.Repeat("x,y\n", 10_001),
		"EMPTY_FILE":     "\n\n",
		"UNKNOWN_KIND":   "name,password\nx,y\n",
	} {
		got := send(ada, http.MethodPost, "/import/api-users?dry-run", file)
		require.Equal(t, http.StatusBadRequest, got.status, reason)
		require.Contains(t, got.body, `"reason":"`+reason+`"`)
	}
	var many strings.Builder
	for i := range 201 {
		fmt.Fprintf(&many, "name-%d,plover-quartz-%d\n", i, i)
	}
	dry := read(t, send(ada, http.MethodPost, "/import/api-users?dry-run", "address,password\n"+many.String()))
	require.Equal(t, 1, dry.Bad)
	require.Equal(t, 202, dry.Problems[0].Line)
	require.Equal(t, "TOO_MANY_PASSWORDS", dry.Problems[0].Reason)
}

func TestAnExportIsWhatTheListFindsAndNoFormula(t *testing.T) {
	t.Parallel()
	h, cast, send := sheets(t)
	ada := sessionOf(t, h, "ada@example.com")
	require.Equal(t, 4, read(t, send(ada, http.MethodPost, "/import/api-users", "address,description,password,enabled\n"+
		"=cmd,\"=HYPERLINK(\"\"http://evil.example.net\"\",\"\"x\"\")\",plover-quartz-71,\n"+
		"minus,-2+3,plover-quartz-71,\n"+
		"quiet,\"Sales, \"\"north\"\"\",plover-quartz-71,no\n"+
		"at,@SUM(A1),plover-quartz-71,\n")).Imported)
	got := send(ada, http.MethodGet, "/export/api-users.csv", "")
	require.Equal(t, http.StatusOK, got.status)
	require.Equal(t, "text/csv; charset=utf-8; header=present", got.header.Get("Content-Type"))
	require.Contains(t, got.header.Get("Content-Disposition"), "attachment")
	rows := parsed(t, got)
	require.Len(t, rows, 6)
	all := map[string]string{}
	for _, row := range rows[1:] {
		all[row[0]] = row[1]
		for _, cell := range row {
			require.NotRegexp(t, "^[=+@\t\r-]", cell)
		}
	}
	require.Equal(t, map[string]string{
		"'=cmd": `'=HYPERLINK("http://evil.example.net","x")`, "minus": "'-2+3", "quiet": `Sales, "north"`, "at": "'@SUM(A1)",
		cast.APIUser.Email: cast.APIUser.Description,
	}, all)
	for _, secret := range []string{"argon2", cast.APIUserPassword, "plover"} {
		require.NotContains(t, got.body, secret)
	}
	require.Len(t, parsed(t, send(ada, http.MethodGet, "/export/api-users.csv?search=north", "")), 2)
	disabled := parsed(t, send(ada, http.MethodGet, "/export/api-users.csv?state=DISABLED", ""))
	require.Len(t, disabled, 2)
	require.Equal(t, "quiet", disabled[1][0])
	for _, query := range []string{"?search=ab", "?state=ASLEEP"} {
		require.Equal(t, http.StatusBadRequest, send(ada, http.MethodGet, "/export/api-users.csv"+query, "").status)
	}
}

func TestAnExportGoesThroughAllPages(t *testing.T) {
	t.Parallel()
	h, _, send := sheets(t)
	ada := sessionOf(t, h, "ada@example.com")
	hash := bcrypted(t, "plover-quartz-71")
	var file strings.Builder
	for i := range 2100 {
		fmt.Fprintf(&file, "old-%d:%s\n", i, hash)
	}
	require.Equal(t, 2100, read(t, send(ada, http.MethodPost, "/import/api-users", file.String())).Imported)
	addresses := map[string]bool{}
	for _, row := range parsed(t, send(ada, http.MethodGet, "/export/api-users.csv?search=old-", ""))[1:] {
		addresses[row[0]] = true
	}
	require.Len(t, addresses, 2100)
}

func parsed(t *testing.T, a answer) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(a.body)).ReadAll()
	require.NoError(t, err, a.body)
	return rows
}
