package main

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent/migrate/migrations"
	"postern/internal/testdb"
)

// newEmptyHost is a machine whose database has nothing in it yet.
func newEmptyHost(t *testing.T) *host {
	t.Helper()
	h := newHost(t)
	if testdb.Postgres() {
		db := testdb.Beside(t, h.database())
		testdb.Exec(t, db, `DROP SCHEMA public CASCADE`)
		testdb.Exec(t, db, `CREATE SCHEMA public`)
		require.NoError(t, db.Close())
	}
	return h
}

// database is the address that the host's environment names, or the default.
func (h *host) database() string {
	for _, variable := range h.env {
		if url, found := strings.CutPrefix(variable, "POSTERN_DATABASE="); found {
			return url
		}
	}
	return "sqlite:" + h.folder + "/postern.db"
}

// besides is another machine on the same database.
func (h *host) besides(t *testing.T) *host {
	t.Helper()
	other := newHost(t)
	other.env = append(other.env, "POSTERN_DATABASE="+h.database())
	return other
}

func TestTenProcessesThatStartAtOnceMigrateOnce(t *testing.T) {
	if !testdb.Postgres() {
		t.Skip("one process uses a SQLite file; the second is told so")
	}
	t.Parallel()
	first := newEmptyHost(t)
	hosts := []*host{first}
	for len(hosts) < 10 {
		hosts = append(hosts, first.besides(t))
	}
	var servers []*server
	for _, h := range hosts { // all before any has come up
		s := &server{command: h.command(t.Context())}
		s.command.Stdout, s.command.Stderr = &s.stdout, &s.stderr
		require.NoError(t, s.command.Start())
		servers = append(servers, s)
	}
	for i, h := range hosts {
		require.Eventually(t, func() bool { return strings.Contains(servers[i].stdout.String(), "\n") }, patience, patience/1000,
			"it printed no line")
		require.Equal(t, http.StatusOK, h.get(t, "/readyz").status)
	}
	for _, s := range servers {
		require.Zero(t, s.stop(t, os.Interrupt), s.stderr.String())
	}
	wantEachMigrationOnce(t, first)
}

func wantEachMigrationOnce(t *testing.T, h *host) {
	t.Helper()
	files, err := migrations.Postgres.ReadDir("postgres")
	require.NoError(t, err)
	var rows, different int
	require.NoError(t, testdb.Beside(t, h.database()).QueryRowContext(t.Context(),
		`SELECT count(*), count(DISTINCT version_id) FROM goose_db_version`).Scan(&rows, &different))
	require.Equal(t, len(files)+1, rows, "and goose's own zero")
	require.Equal(t, rows, different)
}

func TestMigratingByHand(t *testing.T) {
	t.Parallel()
	h := newEmptyHost(t)
	refused := h.run(t, "--migrate=off")
	require.Equal(t, 1, refused.code)
	require.Regexp(t, `\Apostern: --database \S+: the (file|database) is empty; run postern migrate first, or leave --migrate=off out\n\z`, refused.stderr)
	for _, says := range []string{`\AThe schema was brought from 0 to \d{14}\.\n\z`, `\AThe schema is up to date \(\d{14}\)\.\n\z`} {
		got := h.run(t, "migrate")
		require.Zero(t, got.code, got.stderr)
		require.Regexp(t, says, got.stdout)
	}
	require.Contains(t, h.start(t, "--migrate=off").line, "Set up your account")
}

func TestAnOlderBinaryLeavesANewerSchemaAlone(t *testing.T) {
	t.Parallel()
	h := newEmptyHost(t)
	require.Zero(t, h.run(t, "migrate").code)
	testdb.Exec(t, testdb.Beside(t, h.database()), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99990101000000, true)`)
	for _, args := range [][]string{{}, {"--migrate=off"}, {"migrate"}, {"reset-password", "ada@example.com"}} {
		got := h.run(t, args...)
		require.Equal(t, 1, got.code)
		require.Regexp(t, `\Apostern: --database \S+: the database (was written by a newer Postern \(schema 99990101000000, this one knows \d{14}\); use that version`+
			`|has schema 99990101000000 and this Postern wants \d{14}; use the version that the server runs)\n\z`, got.stderr)
		require.NotContains(t, got.stderr, h.password())
	}
}

// password of the database; one that is nowhere when there is none.
func (h *host) password() string {
	_, credentials, _ := strings.Cut(h.database(), "://")
	credentials, _, found := strings.Cut(credentials, "@")
	if _, password, there := strings.Cut(credentials, ":"); found && there && password != "" {
		return password
	}
	return "no password"
}
