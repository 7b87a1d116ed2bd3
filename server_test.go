package main

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"postern/internal/testdb"
)

func TestEachStartWithoutAnAccountPrintsOneFreshSetUpAddress(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	var tokens []string
	for range 2 {
		s := h.start(t)
		require.Regexp(t, `^Set up your account: `+regexp.QuoteMeta(h.url)+`/set-up#token=[\w-]{43}$`, s.line)
		_, token, _ := strings.Cut(s.line, "#token=")
		tokens = append(tokens, token)
		require.Contains(t, h.graphql(t, `{ setUpNeeded }`, nil).body, `"setUpNeeded":true`)
		require.Zero(t, s.stop(t, syscall.SIGTERM))
		require.Equal(t, s.line+"\n", s.stdout.String(), "and nothing else")
		require.NotContains(t, s.stderr.String(), token)
	}
	require.NotEqual(t, tokens[0], tokens[1])

	s := h.start(t)
	_, token, _ := strings.Cut(s.line, "#token=")
	for _, old := range append(tokens, "", "made-up") {
		require.Contains(t, h.setUp(t, old).body, `"reason":"WRONG_TOKEN"`)
	}
	require.Contains(t, h.setUp(t, token).body, `"isOwner":true`)
	require.Contains(t, h.setUp(t, token).body, `"reason":"SET_UP_DONE"`)
	require.Zero(t, s.stop(t, syscall.SIGTERM))

	s = h.start(t)
	require.Equal(t, "Postern listens on "+h.url, s.line)
	require.Zero(t, s.stop(t, os.Interrupt))
	require.Equal(t, s.line+"\n", s.stdout.String())
}

func TestFromSetUpToAWorkingKeyAndBackTo401(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.start(t)
	owner := h.ready(t)
	draft := h.graphql(t, `mutation { draftApiUser { email password } }`, nil, owner).data(t, "draftApiUser")
	saved := h.graphql(t, `mutation ($i: CreateApiUserInput!) { createApiUser(input: $i) { apiUser { id } } }`, map[string]any{
		"i": map[string]any{"email": draft["email"], "password": draft["password"], "description": "Nightly import"},
	}, owner).data(t, "createApiUser")["apiUser"].(map[string]any)
	key := basic(draft["email"].(string), draft["password"].(string))
	for enabled, status := range map[bool]int{true: http.StatusOK, false: http.StatusUnauthorized} {
		h.graphql(t, `mutation ($i: UpdateApiUserInput!) { updateApiUser(input: $i) { apiUser { enabled } } }`,
			map[string]any{"i": map[string]any{"id": saved["id"], "enabled": enabled}}, owner).data(t, "updateApiUser")
		for _, path := range []string{"/verify", "/v2/account-info"} {
			require.Equal(t, status, h.get(t, path, key).status, path)
		}
		require.Equal(t, status, h.graphql(t, `{ viewer { apiUser { email } account { name number } } }`, nil, key).status)
	}
}

// What the app sends after its session has ended: a 401 with a Basic challenge
// would open the browser's own login box over it.
func TestABrowserWhoseSessionHasEndedIsShownNoLoginBox(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.start(t)
	h.ready(t)
	ended := http.Header{"Cookie": {"postern_session=ended"}, "Sec-Fetch-Site": {"same-origin"}, "Origin": {h.url}}
	for _, document := range []string{`{ viewer { isOwner } }`, `{ node(id: "api_1") { id } }`, `mutation { draftApiUser { email } }`, `{ __schema { types { name } } }`, `{`, ``} {
		got := h.graphql(t, document, nil, ended)
		for _, challenge := range got.header.Values("WWW-Authenticate") {
			require.False(t, strings.HasPrefix(strings.ToLower(challenge), "basic"), document)
		}
	}
	require.Contains(t, h.graphql(t, `mutation { draftApiUser { email } }`, nil, ended).body, `"reason":"SIGN_IN_REQUIRED"`)
	require.Contains(t, h.graphql(t, `{ viewer { isOwner } }`, nil, ended).body, `"viewer":null`)
}

func TestAServerThatCannotStartSaysWhyInOneSentence(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.start(t)
	garbage := filepath.Join(h.folder, "garbage.db")
	require.NoError(t, os.WriteFile(garbage, []byte(strings.Repeat("garbage", 100)), 0o600))
	free := "--addr=127.0.0.1:" + freePort(t)
	cases := map[string]struct {
		args []string
		says string
	}{
		"taken port":        {[]string{"--addr=" + h.addr, "--database=sqlite:other.db"}, "--addr " + h.addr + ": can't listen there"},
		"foreign address":   {[]string{"--addr=192.0.2.1:8080", "--database=sqlite:other.db"}, "--addr 192.0.2.1:8080: can't listen there"},
		"no port":           {[]string{"--addr=localhost"}, `--addr "localhost" is not HOST:PORT`},
		"missing folder":    {[]string{free, "--database=sqlite:none/postern.db"}, "--database sqlite:none/postern.db: the folder none does not exist"},
		"garbage":           {[]string{free, "--database=sqlite:garbage.db"}, "--database sqlite:garbage.db: the file is not a database"},
		"another database":  {[]string{free, "--database=mysql://x"}, "--database mysql://x: this is not a database address"},
		"public URL":        {[]string{"--public-url=example.com"}, `--public-url "example.com" is not an address`},
		"domain":            {[]string{"--api-user-domain=A_B"}, `--api-user-domain "A_B"`},
		"origin":            {[]string{"--allowed-origin=*"}, `--allowed-origin "*"`},
		"proxy":             {[]string{"--trusted-proxy=gateway"}, `--trusted-proxy "gateway"`},
		"log format":        {[]string{"--log-format=xml"}, "--log-format must be one of"},
		"limit":             {[]string{"--limit-depth=0"}, "--limit-depth must be more than zero"},
		"unknown flag":      {[]string{"--colour"}, "unknown flag --colour"},
		"unknown command":   {[]string{"polish"}, "unexpected argument polish"},
		"serve by its name": {[]string{"serve", "--addr=localhost"}, `--addr "localhost" is not HOST:PORT`},
	}
	if !testdb.Postgres() {
		c := cases["second process"]
		c.args, c.says = []string{free}, "--database sqlite:postern.db: another Postern is using it"
		cases["second process"] = c
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := h.run(t, c.args...)
			require.Equal(t, 1, got.code)
			require.Empty(t, got.stdout)
			require.Regexp(t, `\Apostern: (serve: )?`+regexp.QuoteMeta(c.says)+`[^\n]*\n\z`, got.stderr, "one line")
		})
	}
	require.Equal(t, http.StatusOK, h.get(t, "/readyz").status, "the first goes on")
}

func TestABadEnvironmentVariableIsNamedToo(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.env = append(h.env, "POSTERN_TRUSTED_PROXIES=gateway")
	got := h.run(t)
	require.Equal(t, 1, got.code)
	require.Contains(t, got.stderr, `--trusted-proxy "gateway"`)
}

func TestTheSchemaCommandPrintsSDL(t *testing.T) {
	t.Parallel()
	got := newHost(t).run(t, "schema")
	require.Zero(t, got.code)
	require.Empty(t, got.stderr)
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "postern schema", Input: got.stdout})
	require.NoError(t, err)
	require.NotNil(t, schema.Mutation.Fields.ForName("createApiUser"))
	require.NotNil(t, schema.Query.Fields.ForName("viewer"))
}

func TestResetPasswordWorksBesideARunningServer(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.start(t)
	session := h.ready(t)
	got := h.run(t, "reset-password", "ADA@example.com", "--public-url", h.url)
	require.Zero(t, got.code, got.stderr)
	require.Regexp(t, `\A`+regexp.QuoteMeta(h.url)+`/reset-password#token=[\w-]{43}\n\z`, got.stdout)
	_, token, _ := strings.Cut(strings.TrimSpace(got.stdout), "#token=")
	const reset = `mutation ($i: ResetPasswordInput!) { resetPassword(input: $i) { email } }`
	again := map[string]any{"i": map[string]any{"token": token, "password": "a quite different passphrase"}}
	require.Equal(t, "ada@example.com", h.graphql(t, reset, again).data(t, "resetPassword")["email"])
	require.Contains(t, h.graphql(t, reset, again).body, `"reason":"WRONG_TOKEN"`)
	require.Contains(t, h.graphql(t, `{ viewer { isOwner } }`, nil, session).body, `"viewer":null`)
	require.Contains(t, h.signIn(t, password).body, `"reason":"WRONG_EMAIL_OR_PASSWORD"`)
	require.Contains(t, h.signIn(t, "a quite different passphrase").body, `"isOwner":true`)
}

func TestResetPasswordForNobodyIsOneSentence(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	if !testdb.Postgres() {
		got := h.run(t, "reset-password", "ada@example.com")
		require.Equal(t, 1, got.code)
		require.Contains(t, got.stderr, "there is no database at postern.db; start the server once")
	}
	h.start(t)
	got := h.run(t, "reset-password", "nobody@example.com")
	require.Equal(t, 1, got.code)
	require.Equal(t, "postern: nobody has access with the email address nobody@example.com\n", got.stderr)
}

func TestARequestUnderWayIsAnsweredBeforeTheServerStops(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	s := h.start(t)
	const body = `{"query": "{ setUpNeeded }"}`
	half := h.begin(t, "POST /graphql HTTP/1.1\r\nHost: "+h.addr+"\r\nContent-Type: application/json\r\nContent-Length: 28\r\n\r\n"+body[:10])
	require.Len(t, body, 28)
	require.Equal(t, http.StatusOK, h.get(t, "/healthz").status, "the half request has arrived before this one")
	require.NoError(t, s.command.Process.Signal(syscall.SIGTERM))
	s.waitForLog(t, "stopping")
	require.Contains(t, half.finish(t, body[10:]), `{"data":{"setUpNeeded":true}}`)
	require.Zero(t, s.wait(t))
	require.Zero(t, h.start(t).stop(t, syscall.SIGTERM), "the database is free again")
}

func TestReadyTurnsFirstWhileCallsAreStillAnswered(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	s := h.start(t, "--drain", "3s")
	require.Equal(t, http.StatusOK, h.get(t, "/readyz").status)
	began := time.Now()
	require.NoError(t, s.command.Process.Signal(syscall.SIGTERM))
	s.waitForLog(t, "stopping")
	ready := h.get(t, "/readyz")
	require.Equal(t, http.StatusServiceUnavailable, ready.status)
	require.Equal(t, "stopping\n", ready.body)
	require.Equal(t, http.StatusOK, h.get(t, "/healthz").status)
	require.Equal(t, http.StatusUnauthorized, h.get(t, "/verify").status)
	require.Zero(t, s.wait(t))
	require.GreaterOrEqual(t, time.Since(began), 3*time.Second)
}

func TestWhatWasAcknowledgedSurvivesAKill(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	s := h.start(t)
	session := h.ready(t)
	require.NotZero(t, s.stop(t, syscall.SIGKILL))
	require.Equal(t, "Postern listens on "+h.url, h.start(t).line)
	require.Contains(t, h.graphql(t, `{ viewer { account { name } } }`, nil, session).body, `"name":"Acme"`)
}

func TestTheFrontPageIsTheAppOrSaysHowToBuildIt(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.start(t)
	got := h.get(t, "/")
	if _, err := os.Stat("frontend/dist/index.html"); err != nil {
		require.Equal(t, http.StatusNotFound, got.status)
		require.Contains(t, got.body, "    make build\n")
		return
	}
	require.Equal(t, http.StatusOK, got.status)
	require.Contains(t, got.header.Get("Content-Type"), "text/html")
	require.NotContains(t, got.body, "__CSP_NONCE__")
}

func TestOnHTTPSTheCookieIsForThisHostAlone(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.start(t, "--public-url", "https://postern.example.com")
	got := h.setUp(t, h.token)
	require.Regexp(t, `^__Host-postern_session=[\w-]{43}; Path=/; Max-Age=\d+; HttpOnly; Secure; SameSite=Lax$`, got.header.Get("Set-Cookie"))
}

func TestNoSecretIsInTheLogOrOnTheTerminal(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	s := h.start(t, "--log-format", "json")
	session := h.ready(t)
	draft := h.graphql(t, `mutation { draftApiUser { email password } }`, nil, session).data(t, "draftApiUser")
	secret := draft["password"].(string)
	h.get(t, "/verify", basic(draft["email"].(string), secret))
	h.graphql(t, `{ broken(password: "`+secret+`") }`, nil)
	h.signIn(t, secret)
	require.Zero(t, s.stop(t, syscall.SIGTERM))
	for _, output := range []string{s.stdout.String(), s.stderr.String()} {
		for _, text := range []string{secret, password, session.Get("Cookie")} {
			require.NotContains(t, output, text)
		}
	}
}
