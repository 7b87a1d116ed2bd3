package testdb

import (
	"context"
	"database/sql"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

// State is an API user as its row, or its history, tells it.
type State struct {
	Version            int
	Email, Description string
	Enabled, Deleted   bool
}

// Explained wants the history to tell of every API user what its row holds: a
// change without its entry, an entry without its change, or half of one fails
// the test. A live API user has one password, a deleted one none. It returns
// what each was at each version, by id.
func Explained(t testing.TB, db *sql.DB) map[string][]State {
	t.Helper()
	history, last := replayed(t, db), map[string]State{}
	for id, states := range history {
		last[id] = states[len(states)-1]
	}
	now := map[string]State{}
	scan(t, db, `SELECT u.id, u.version, u.email, u.description, u.enabled, u.deleted_at IS NOT NULL,
		(SELECT count(*) FROM api_user_passwords p WHERE p.api_user_id = u.id) FROM api_users u`,
		func(rows *sql.Rows) error {
			var s State
			var id string
			var passwords int
			err := rows.Scan(&id, &s.Version, &s.Email, &s.Description, &s.Enabled, &s.Deleted, &passwords)
			now[id] = s
			require.Equal(t, !s.Deleted, passwords == 1, "%d passwords of %s, deleted: %v", passwords, id, s.Deleted)
			return err
		})
	require.Equal(t, last, now, "what the history tells, and what is there")
	return history
}

// replayed does again what the history tells, and wants each entry to begin
// where the one before it ended.
func replayed(t testing.TB, db *sql.DB) map[string][]State {
	t.Helper()
	history := map[string][]State{}
	scan(t, db, `SELECT object_id, action, coalesce(changes, '{}') FROM audit_events
		WHERE action LIKE 'api_user.%' ORDER BY id`, func(rows *sql.Rows) error {
		var id, action, text string
		if err := rows.Scan(&id, &action, &text); err != nil {
			return err
		}
		var changes map[string][2]any
		require.NoError(t, json.Unmarshal([]byte(text), &changes))
		history[id] = append(history[id], after(t, history[id], action, changes))
		return nil
	})
	return history
}

// after is the state that an entry leaves.
func after(t testing.TB, before []State, action string, changes map[string][2]any) State {
	t.Helper()
	if action == "api_user.created" {
		require.Empty(t, before, "made twice")
		return State{
			Version: 1, Email: changes["email"][1].(string),
			Description: changes["description"][1].(string), Enabled: changes["enabled"][1].(bool),
		}
	}
	require.NotEmpty(t, before, "%s of what was never made", action)
	s := before[len(before)-1]
	require.False(t, s.Deleted, "%s after its end", action)
	s.Version++
	if change, there := changes["description"]; there {
		require.Equal(t, s.Description, change[0], "the entry before ended otherwise")
		s.Description, _ = change[1].(string)
	}
	if change, there := changes["enabled"]; there {
		require.Equal(t, s.Enabled, change[0], "the entry before ended otherwise")
		s.Enabled, _ = change[1].(bool)
	}
	if s.Deleted = action == "api_user.deleted"; s.Deleted {
		s.Description = before[len(before)-1].Description // its tombstone keeps it
	}
	return s
}

func scan(t testing.TB, db *sql.DB, question string, each func(*sql.Rows) error) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), question)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		require.NoError(t, each(rows))
	}
	require.NoError(t, rows.Err())
}

// Renamed is the name that the history says an account has now. It wants each
// entry to begin where the one before it ended.
func Renamed(t testing.TB, db *sql.DB, first, accountID string) string {
	t.Helper()
	name := first
	scan(t, db, `SELECT object_id, changes FROM audit_events WHERE action = 'account.changed' ORDER BY id`, func(rows *sql.Rows) error {
		var id, text string
		err := rows.Scan(&id, &text)
		var changes map[string][2]string
		require.NoError(t, json.Unmarshal([]byte(text), &changes))
		if id == accountID {
			require.Equal(t, name, changes["name"][0])
			name = changes["name"][1]
		}
		return err
	})
	return name
}
