package plans

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/testdb"
)

const rowsVariable = "POSTERN_PLANS_ROWS"

// rowsOf is how many API users Acme has. SQLite's planner looks at the schema
// alone: how many there are makes no difference to it.
func rowsOf(t *testing.T) int {
	t.Helper()
	if text := os.Getenv(rowsVariable); text != "" {
		rows, err := strconv.Atoi(text)
		require.NoError(t, err)
		return rows
	}
	if testdb.Postgres() {
		return 20_000
	}
	return 2_000
}

// filling is a statement for each table: so many rows, numbered by i. AGO is
// seconds before now; ACME, GLOBEX and ADA are those that the cast made. What
// is swept away when it is old is still young, as it is where sweeping works.
var filling = []struct {
	share     float64 // of the rows
	statement string
}{
	{0.1, `INSERT INTO accounts (id, number, name, created_at, updated_at)
		SELECT 'acc_' || KEY, 1000 + i, 'Account ' || i, AGO(i), AGO(i)`},
	{0.1, `INSERT INTO users (id, account_id, name, email, email_key, role, password_hash, created_at, updated_at)
		SELECT 'usr_' || KEY, 'ACME', 'Person ' || i, i || '@example.com', i || '@example.com', 'STANDARD', 'x', AGO(i), AGO(i)`},
	{1, `INSERT INTO api_users (id, account_id, email, description, description_key, enabled, created_at, updated_at, deleted_at, created_by_id, updated_by_id)
		SELECT 'api_' || KEY, 'ACME', 'apiuser-' || (100000000000 + i) || '@api.localhost', 'Nightly import ' || i, 'nightly import ' || i, i % 3 > 0,
			AGO(i), AGO(i), CASE WHEN i % 10 = 0 THEN AGO(i) END, 'ADA', 'ADA'`},
	{0.2, `INSERT INTO api_users (id, account_id, email, description, created_at, updated_at)
		SELECT 'api_1' || KEY, 'GLOBEX', 'apiuser-' || (200000000000 + i) || '@api.localhost', 'Theirs ' || i, AGO(i), AGO(i)`},
	{1, `INSERT INTO api_user_passwords (id, account_id, api_user_id, hash, created_at)
		SELECT 'pwd_' || KEY, 'ACME', 'api_' || KEY, 'x', AGO(i)`},
	{1, `INSERT INTO last_uses (id, account_id, api_user_id, first_at, last_at, last_peer, last_client)
		SELECT 'api_' || KEY, 'ACME', 'api_' || KEY, AGO(i), AGO(i), '192.0.2.1', 'curl/8.5'`},
	{1, `INSERT INTO usage_counts (id, account_id, api_user_id, span, starts_at, outcome, calls)
		SELECT 'cnt_' || KEY, 'ACME', 'api_' || KEY, CASE WHEN i % 2 = 0 THEN 'HOUR' ELSE 'DAY' END, AGO(i % 250000), 'ACCEPTED', 1`},
	{1, `INSERT INTO refusal_spells (id, account_id, api_user_id, reason, began_at, last_at, calls)
		SELECT 'spl_' || KEY, 'ACME', 'api_' || KEY, 'WRONG_PASSWORD', AGO(i % 250000), AGO(i % 250000), 1`},
	{1, `INSERT INTO issued_addresses (id, account_id, issued_at, used_at)
		SELECT 'apiuser-' || (100000000000 + i) || '@api.localhost', 'ACME', AGO(7200 + i), AGO(7200 + i)`},
	{0.5, `INSERT INTO offered_passwords (id, account_id, offered_at)
		SELECT 'offer ' || i, 'acc_' || i % 1000, AGO(i % 86000)`},
	{1, `INSERT INTO audit_events (id, account_id, at, action, actor_id, object_id)
		SELECT 'evt_' || KEY, 'ACME', AGO(i), 'api_user.changed', 'ADA', 'api_' || KEY`},
	{0.1, `INSERT INTO sessions (id, token_hash, user_id, created_at, seen_at)
		SELECT 'ses_' || KEY, 'hash ' || i, CASE WHEN i % 10 = 0 THEN 'ADA' ELSE 'usr_' || KEY END, AGO(i % 80000), AGO(i % 80000)`},
	{0.2, `INSERT INTO sign_in_attempts (id, since) SELECT 'attempt ' || i, AGO(i % 600)`},
	{0.5, `INSERT INTO refusals (id, hour, account_id, actor_id, action, reason, began_at, last_at)
		SELECT 'ref_' || KEY, AGO(i * 60), 'acc_' || i % 1000, 'usr_' || i, 'draftApiUser', 'OWNER_ONLY', AGO(i), AGO(i)`},
	{0.1, `INSERT INTO one_time_tokens (id, purpose, user_id, expires_at)
		SELECT 'token ' || i, 'RESET_PASSWORD', 'usr_' || KEY, AGO(0 - 600)`},
	{0.2, `INSERT INTO changes (id, revision, addresses, at) SELECT 'chg_' || KEY, 0 - i, 'x', AGO(i % 3000)`}, // before the first real one
}

// fill gives every big table its rows, and the planner of PostgreSQL its
// statistics, as its autovacuum would.
func fill(t *testing.T, url string, acme, globex *ent.User, rows int) {
	t.Helper()
	ctx := context.Background()
	db, err := testdb.Beside(t, url).Conn(ctx)
	require.NoError(t, err)
	defer db.Close()
	names := strings.NewReplacer("ACME", acme.AccountID, "GLOBEX", globex.AccountID, "ADA", acme.ID,
		"KEY", "'0000000000' || (1000000000000000 + i)")
	if !testdb.Postgres() {
		_, err := db.ExecContext(ctx, "PRAGMA synchronous = off")
		require.NoError(t, err)
	}
	for _, f := range filling {
		statement := ago(names.Replace(f.statement)) + fmt.Sprintf(` FROM (WITH RECURSIVE n(i) AS
			(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i FROM n) AS n`, int(f.share*float64(rows)))
		_, err := db.ExecContext(ctx, statement)
		require.NoError(t, err, statement)
	}
	if testdb.Postgres() {
		_, err := db.ExecContext(ctx, "VACUUM ANALYZE")
		require.NoError(t, err)
	}
}

var agos = regexp.MustCompile(`AGO\(([^()]*)\)`)

func ago(statement string) string {
	now := time.Now().Unix()
	if testdb.Postgres() {
		return agos.ReplaceAllString(statement, fmt.Sprintf("to_timestamp(%d - ($1))", now))
	}
	return agos.ReplaceAllString(statement, fmt.Sprintf("strftime('%%Y-%%m-%%d %%H:%%M:%%S+00:00', %d - ($1), 'unixepoch')", now))
}
