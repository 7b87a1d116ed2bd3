package edge

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// closed is why the database refuses the entry that every change writes into
// the history.
const closed = "table audit_events is closed"

const rename = `mutation Rename { updateAccount(input: { name: "Acme Two" }) { account { name } } }`

// reference finds the id of an internal error in an answer.
var reference = regexp.MustCompile(`"reference":"([0-9a-f]{12})"`)

// TestAFailureOfTheServerTellsTheCallerOnlyAnIDThatIsInTheLog lets the database
// fail for real.
func TestAFailureOfTheServerTellsTheCallerOnlyAnIDThatIsInTheLog(t *testing.T) {
	p := start(t)
	testdb.CloseHistory(t, testdb.Beside(t, p.database), closed)
	for _, accept := range []string{"application/json", "application/graphql-response+json"} {
		got := p.ask(t, query(rename).with("Accept", accept), owner)
		require.Equal(t, http.StatusInternalServerError, got.status)
		require.Contains(t, string(got.body), `"data":null`)
		require.Contains(t, string(got.body), `"code":"INTERNAL"`)
		require.NotContains(t, string(got.body), "audit")
		require.NotContains(t, string(got.body), "closed")
		id := reference.FindSubmatch(got.body)
		require.NotNil(t, id, "%s", got.body)
		require.Regexp(t, `reference=`+string(id[1])+` .*table audit_events is closed`, p.log(t))
	}
	got := p.ask(t, query(`{ viewer { account { name } } }`), owner)
	require.Equal(t, `{"data":{"viewer":{"account":{"name":"Acme"}}}}`, string(got.body))
}

// TestWhatIsLeftOfAnAnswerIsAnswered: a field that fails leaves the others.
func TestWhatIsLeftOfAnAnswerIsAnswered(t *testing.T) {
	p := start(t)
	inSQL(t, p.database, `ALTER TABLE api_users RENAME TO gone`)
	got := p.ask(t, query(`{ setUpNeeded viewer { account { apiUsers { edges { node { id } } } } } }`), owner)
	require.Equal(t, http.StatusOK, got.status)
	require.Contains(t, string(got.body), `"data":{"setUpNeeded":false,"viewer":null}`)
	require.Regexp(t, reference, string(got.body))
	require.NotContains(t, string(got.body), "api_users")
	require.Contains(t, p.log(t), "api_users")
}

// TestBrokenJSONIsNotEchoed: neither to the caller nor into the log.
func TestBrokenJSONIsNotEchoed(t *testing.T) {
	p := start(t)
	const secret = "correct horse battery"
	for _, body := range []string{
		`{"query":"mutation { signIn(input: { email: \"ada@example.com\", password: \"` + secret,
		`{"query":"{ setUpNeeded }","variables":"` + secret + `"}`, `{"query":["` + secret + `"]}`, `"` + secret + `"`, secret,
		`{"query":"{ setUpNeeded }","operationName":{"` + secret + `":1}}`,
	} {
		for _, as := range []caller{nobody, owner} {
			got := p.ask(t, jsonBody([]byte(body)), as)
			require.Equal(t, http.StatusBadRequest, got.status, body)
			require.NotContains(t, string(got.body), secret)
			require.NotContains(t, string(got.body), "battery")
		}
	}
	require.NotContains(t, p.log(t), "battery")
}

// TestNobodyCanForgeALineOfTheLog sends text that looks like lines of the log
// in everything that a caller writes, and has it logged by failures.
func TestNobodyCanForgeALineOfTheLog(t *testing.T) {
	const forged = "x\ntime=2026-01-31T12:00:00Z level=ERROR msg=forged\r\n{\"level\":\"ERROR\",\"msg\":\"forged\"}\n\x1b[2Jforged"
	inLine := strings.NewReplacer("\n", "\u2028", "\r", "\u0085", "\x1b", "\u009b").Replace(forged) // a header can't have the others
	for _, format := range []string{"text", "json"} {
		t.Run(format, func(t *testing.T) {
			p := start(t, "--log-format", format)
			// The error that is logged looks like lines, too.
			testdb.CloseHistory(t, testdb.Beside(t, p.database), forged)
			for _, document := range []string{rename, "mutation { " + forged} {
				r := jsonBody(marshal(map[string]any{"query": document, "variables": map[string]any{"x": forged}, "extensions": map[string]any{"x": forged}}))
				for _, name := range []string{"User-Agent", "Origin", "X-Forwarded-For", "X-Request-Id", "Referer", "Authorization"} {
					p.ask(t, r.with(name, inLine), owner)
				}
				p.ask(t, jsonBody(marshal(map[string]any{"query": document, "operationName": forged})), owner)
				p.ask(t, r, owner)
			}
			lines := strings.Split(strings.TrimSuffix(p.log(t), "\n"), "\n")
			require.Greater(t, strings.Count(p.log(t), "forged"), 5, "nothing of it was logged")
			for _, line := range lines {
				requireALine(t, format, line)
			}
		})
	}
}

// ownLine is a line as Go's own text handler writes it: names, each with a word
// or a quoted text, all of printable characters.
var ownLine = regexp.MustCompile(`^time=\S+ level=(INFO|WARN|ERROR) msg=("[^"]*"|[^ "]+)( [a-z]+=([^ "=]*|"([^"\\]|\\.)*"))*$`)

func requireALine(t *testing.T, format, line string) {
	t.Helper()
	for _, c := range line {
		require.True(t, c >= ' ' && c != 0x7f && (c < 0x80 || c > 0x9f) && c != 0x2028, "%q", line)
	}
	if format == "text" {
		require.Regexp(t, ownLine, line)
		require.NotContains(t, line, " msg=forged level")
		return
	}
	var members struct{ Msg, Level string }
	require.NoError(t, json.Unmarshal([]byte(line), &members), "%q", line)
	require.NotEqual(t, "forged", members.Msg)
}
