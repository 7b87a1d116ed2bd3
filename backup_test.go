package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// acknowledged are the descriptions of API users whose creation the server
// has acknowledged.
type acknowledged struct {
	mu    sync.Mutex
	names []string
}

func (a *acknowledged) add(name string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.names = append(a.names, name)
}

func (a *acknowledged) all() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]string(nil), a.names...)
}

func TestABackupUnderLoadHoldsEveryChangeAcknowledgedBefore(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.useSQLite()
	s := h.start(t)
	owner := h.ready(t)
	var done acknowledged
	stop, writing := make(chan struct{}), sync.WaitGroup{}
	for writer := range 4 {
		writing.Go(func() { h.create(t, owner, writer, &done, stop) })
	}
	require.Eventually(t, func() bool { return len(done.all()) > 5 }, patience, 5*time.Millisecond)
	for i := range 3 {
		before := done.all()
		got := h.run(t, "backup", fmt.Sprintf("backup-%d.db", i))
		require.Zero(t, got.code, got.stderr)
		require.Regexp(t, `\Abackup-\d\.db holds the database: \d+\.\d MB, schema \d+, checked, in \d+\.\d s\.\n\z`, got.stdout)
		h.wantWhole(t, filepath.Join(h.folder, fmt.Sprintf("backup-%d.db", i)), before)
	}
	require.Greater(t, len(done.all()), 8, "it went on meanwhile")
	close(stop)
	writing.Wait()
	require.Zero(t, s.stop(t, syscall.SIGTERM))
	h.start(t, "--database", "sqlite:backup-0.db")
	require.Contains(t, h.signIn(t, password).body, `"isOwner":true`)
}

// create makes API users until it is stopped.
func (h *host) create(t *testing.T, owner http.Header, writer int, done *acknowledged, stop chan struct{}) {
	const save = `mutation ($i: CreateApiUserInput!) { createApiUser(input: $i) { apiUser { id } } }`
	for i := 0; ; i++ {
		select {
		case <-stop:
			return
		default:
		}
		draft := h.graphql(t, `mutation { draftApiUser { email password } }`, nil, owner)
		if strings.Contains(draft.body, `"RATE_LIMITED"`) {
			return // sixty drafts an hour
		}
		made, name := draft.data(t, "draftApiUser"), fmt.Sprintf("Import %d of %d", i, writer)
		h.graphql(t, save, map[string]any{"i": map[string]any{
			"email": made["email"], "password": made["password"], "description": name,
		}}, owner).data(t, "createApiUser")
		done.add(name)
	}
}

// wantWhole wants every change in a backup, each with its entry in the history
// and its password.
func (h *host) wantWhole(t *testing.T, path string, before []string) {
	t.Helper()
	db := testdb.Beside(t, "sqlite:"+path)
	defer db.Close()
	ask := func(question string) (answer string) {
		require.NoError(t, db.QueryRowContext(t.Context(), question).Scan(&answer))
		return answer
	}
	require.Equal(t, "ok", ask(`PRAGMA integrity_check`))
	require.Equal(t, "0", ask(`SELECT count(*) FROM pragma_foreign_key_check`))
	found := ask(`SELECT group_concat(description, '|') || '|' FROM api_users`)
	for _, name := range before {
		require.Contains(t, found, name+"|")
	}
	require.Equal(t, "0", ask(`SELECT count(*) FROM api_users u WHERE 1 <>
		(SELECT count(*) FROM audit_events e WHERE e.object_id = u.id AND e.action LIKE '%created%')`))
	require.Equal(t, "0", ask(`SELECT count(*) FROM api_users u WHERE 1 <>
		(SELECT count(*) FROM api_user_passwords p WHERE p.api_user_id = u.id)`))
}

func TestABackupNeedsAFileOfSQLiteAndANewName(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.useSQLite()
	h.start(t)
	for _, c := range []struct{ says, file, database string }{
		{"postern.db is there already; name a new file", "postern.db", "sqlite:postern.db"},
		{"--database postgres://u:xxxxx@db/p: this command copies SQLite files; use pg_dump", "b.db", "postgres://u:secret@db/p"},
	} {
		got := h.run(t, "backup", c.file, "--database", c.database)
		require.Equal(t, 1, got.code)
		require.Equal(t, "postern: "+c.says+"\n", got.stderr)
		require.Empty(t, got.stdout)
	}
}

// useSQLite is for what only SQLite does, whatever the tests run on.
func (h *host) useSQLite() { h.env = append(h.env, "POSTERN_DATABASE=sqlite:postern.db") }
