package main

import (
	"bufio"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	record "postern/ent/migrate"
	"postern/internal/testdb"
)

// moved is an account that a server made in one database, with programs in
// it, before it goes to another.
type moved struct {
	*host
	from, to string
	key      http.Header // what one program sends
}

// eachMove runs a test from SQLite to PostgreSQL and back, or between files
// when the tests run without PostgreSQL.
func eachMove(t *testing.T, test func(t *testing.T, m *moved)) {
	t.Helper()
	file := func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "file.db") }
	chosen := func(t *testing.T) string { return testdb.URL(t) }
	moves := map[string][2]func(*testing.T) string{"file to file": {file, file}}
	if testdb.Postgres() {
		moves = map[string][2]func(*testing.T) string{"SQLite to PostgreSQL": {file, chosen}, "PostgreSQL to SQLite": {chosen, file}}
	}
	for name, m := range moves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newMoved(t, m[0](t), m[1](t)))
		})
	}
}

func newMoved(t *testing.T, from, to string) *moved {
	t.Helper()
	h := newHost(t)
	s := h.start(t, "--database", from)
	owner := h.ready(t)
	draft := h.graphql(t, `mutation { draftApiUser { email password } }`, nil, owner).data(t, "draftApiUser")
	h.graphql(t, `mutation ($i: CreateApiUserInput!) { createApiUser(input: $i) { apiUser { id } } }`, map[string]any{
		"i": map[string]any{"email": draft["email"], "password": draft["password"], "description": "Nightly import"},
	}, owner).data(t, "createApiUser")
	require.Zero(t, s.stop(t, syscall.SIGTERM))
	return &moved{host: h, from: from, to: to, key: basic(draft["email"].(string), draft["password"].(string))}
}

// addAPIUsers writes many API users, each with what the services write with
// one: a password, the address in the ledger, the history.
func (m *moved) addAPIUsers(t *testing.T, many int) {
	t.Helper()
	const at = `'2026-01-31 12:00:00.123456+00:00'`
	const owner = `(SELECT id FROM users LIMIT 1)`
	const account = `(SELECT id FROM accounts LIMIT 1)`
	numbers := `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ` + strconv.Itoa(many) + `) `
	const address = `'apiuser-' || (100000000000 + i) || '@api.localhost'`
	const enabled = `CASE WHEN i % 7 = 0 THEN false ELSE true END`
	db := testdb.Beside(t, m.from)
	for into, row := range map[string]string{
		`issued_addresses (id, account_id, issued_at, used_at)`:          address + `, ` + account + `, ` + at + `, ` + at,
		`audit_events (id, account_id, at, action, actor_id, object_id)`: `'evt_' || i, ` + account + `, ` + at + `, 'api_user.created', ` + owner + `, 'api_' || i`,
		`audit_events (id, account_id, at, action, object_id, changes)`:  `'evt_c' || i, ` + account + `, ` + at + `, 'api_user.changed', 'api_' || i, '{"description":["é",null]}'`,
		`offered_passwords (id, account_id, offered_at)`:                 `'offer' || i, ` + account + `, ` + at,
	} {
		testdb.Exec(t, db, numbers+`INSERT INTO `+into+` SELECT `+row+` FROM n`)
	}
	testdb.Exec(t, db, numbers+`INSERT INTO api_users (id, email, description, enabled, version, created_at, updated_at, account_id, created_by_id)
		SELECT 'api_' || i, `+address+`, 'Import ' || i, `+enabled+`, i % 5 + 1, `+at+`, `+at+`, `+account+`, `+owner+` FROM n`)
	testdb.Exec(t, db, numbers+`INSERT INTO api_user_passwords (id, account_id, hash, created_at, api_user_id)
		SELECT 'pwd_' || i, `+account+`, (SELECT hash FROM api_user_passwords LIMIT 1), `+at+`, 'api_' || i FROM n`)
	require.NoError(t, db.Close())
}

func (m *moved) copy(t *testing.T) result {
	t.Helper()
	return m.run(t, "copy", "--from", m.from, "--to", m.to)
}

// wantAllIn signs in and verifies on a server that runs on the new database.
func (m *moved) wantAllIn(t *testing.T) {
	t.Helper()
	s := m.start(t, "--database", m.to)
	require.Equal(t, "Postern listens on "+m.url, s.line)
	require.Contains(t, m.signIn(t, password).body, `"isOwner":true`)
	require.Contains(t, m.signIn(t, "a quite different passphrase").body, `"reason":"WRONG_EMAIL_OR_PASSWORD"`)
	require.Equal(t, http.StatusOK, m.get(t, "/verify", m.key).status)
	require.Zero(t, s.stop(t, syscall.SIGTERM))
}

func TestEverythingMovesToAnotherDatabase(t *testing.T) {
	t.Parallel()
	eachMove(t, func(t *testing.T, m *moved) {
		got := m.copy(t)
		require.Zero(t, got.code, got.stderr)
		require.Regexp(t, `(?m)^ +api_users +1 +1 *$`, got.stdout)
		require.Contains(t, got.stdout, "Everything is copied")
		require.Contains(t, got.stderr, "api_users: 1 rows\n")
		again := m.copy(t)
		require.Zero(t, again.code, again.stderr)
		require.Contains(t, again.stdout, "An earlier run had copied everything")
		require.Equal(t, m.wantHistory(t, m.from, ""), m.wantHistory(t, m.to, ""), "the chain goes along")
		m.wantAllIn(t)

		refused := m.copy(t)
		require.Equal(t, 1, refused.code, "the new server has written to it")
		require.Regexp(t, `\Apostern: --to already holds rows \(accounts: 1\); name an empty database\n\z`, refused.stderr)
	})
}

func TestACopyThatIsKilledLeavesNothingAndCanBeStartedAgain(t *testing.T) {
	t.Parallel()
	eachMove(t, func(t *testing.T, m *moved) {
		m.addAPIUsers(t, 500)
		for range 4 {
			m.kill(t, rand.N(len(record.Tables)+1), rand.N(20*time.Millisecond)) // #nosec G404
			require.Contains(t, []int{0, 501}, m.arrived(t))
		}
		got := m.copy(t)
		require.Zero(t, got.code, got.stderr)
		require.Regexp(t, `(?m)^ +api_users +501 +501 *$`, got.stdout)
		m.wantAllIn(t)
	})
}

// kill kills a copy a moment after it has begun with so many tables.
func (m *moved) kill(t *testing.T, tables int, later time.Duration) {
	t.Helper()
	c := m.command(t.Context(), "copy", "--from", m.from, "--to", m.to)
	said, err := c.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	for lines := bufio.NewScanner(said); tables > 0 && lines.Scan(); tables-- {
		require.NotContains(t, lines.Text(), "postern:")
	}
	time.Sleep(later)
	_ = c.Process.Kill()
	_ = c.Wait()
}

// arrived counts the API users that others see in the new database.
func (m *moved) arrived(t *testing.T) (rows int) {
	t.Helper()
	if path, is := strings.CutPrefix(m.to, "sqlite:"); is {
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			return 0
		}
	}
	db := testdb.Beside(t, m.to)
	defer db.Close()
	if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM api_users`).Scan(&rows); err != nil {
		require.ErrorContains(t, err, "no such table", "it was killed before the schema was made")
	}
	return rows
}

func TestACopyOfManyAPIUsers(t *testing.T) {
	t.Parallel()
	many, _ := strconv.Atoi(os.Getenv("TEST_COPY_API_USERS"))
	if many == 0 {
		t.Skip("set TEST_COPY_API_USERS=100000 to measure")
	}
	eachMove(t, func(t *testing.T, m *moved) {
		m.addAPIUsers(t, many)
		got := m.copy(t)
		require.Zero(t, got.code, got.stderr)
		t.Log("\n" + got.stdout)
		m.wantAllIn(t)
	})
}
