package audit_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/ent/migrate"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/store"
	"postern/internal/testdb"
)

// recorded is a house whose history has as many entries as wanted, and those.
func recorded(t *testing.T, wanted int) (*testdb.House, testdb.Cast, []*ent.AuditEvent) {
	t.Helper()
	h, cast := testdb.NewFilledHouse(t)
	record(t, h.Store, cast, wanted-len(events(t, h.Store)))
	return h, cast, events(t, h.Store)
}

// record adds entries in one transaction.
func record(t *testing.T, s *store.Store, cast testdb.Cast, n int) {
	t.Helper()
	ctx := access.With(t.Context(), testdb.As(cast.Owner))
	entries := make([]audit.Entry, n)
	for i := range entries {
		entries[i] = audit.Entry{AccountID: cast.Owner.AccountID, Action: audit.APIUserChanged, ObjectID: cast.APIUser.ID,
			Changes: audit.Changes{"description": {fmt.Sprint(i), fmt.Sprint(i + 1)}}}
	}
	require.NoError(t, s.InTx(ctx, func(tx *ent.Client) error {
		return audit.NewLog(func() time.Time { return testdb.Start }).Record(ctx, tx, entries...)
	}))
}

func events(t *testing.T, s *store.Store) []*ent.AuditEvent {
	t.Helper()
	all, err := s.Read().AuditEvent.Query().Order(ent.Asc(auditevent.FieldSeq)).All(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	return all
}

// unlocked is what somebody does who has the whole database in their hands.
func unlocked(t *testing.T, h *testdb.House, statements ...string) {
	t.Helper()
	locks := []string{"DROP TRIGGER audit_events_no_update", "DROP TRIGGER audit_events_no_delete"}
	if testdb.Postgres() {
		locks = []string{"ALTER TABLE audit_events DISABLE TRIGGER ALL"}
	}
	for _, statement := range slices.Concat(locks, statements) {
		h.Exec(t, statement)
	}
}

func verified(t *testing.T, h *testdb.House, known string) *audit.Verified {
	t.Helper()
	found, err := audit.Verify(t.Context(), h.Store, known)
	require.NoError(t, err)
	return found
}

func wantBroken(t *testing.T, h *testdb.House, known, text string) {
	t.Helper()
	_, err := audit.Verify(t.Context(), h.Store, known)
	require.ErrorContains(t, err, "the history isn't whole: "+text)
	require.NotContains(t, err.Error(), "\n", "one sentence")
}

func TestAnUntouchedHistoryIsWhole(t *testing.T) {
	t.Parallel()
	h, cast, all := recorded(t, 10)
	for i, e := range all {
		require.Equal(t, int64(i+1), *e.Seq)
	}
	noted := verified(t, h, "").Head
	require.Equal(t, audit.Head{Seq: 10, Hash: all[9].Hash}, noted)
	head, err := audit.ReadHead(t.Context(), h.Store)
	require.NoError(t, err)
	require.Equal(t, noted, head)
	record(t, h.Store, cast, 2500)
	require.EqualValues(t, 2500, verified(t, h, noted.Hash).Since)
}

func TestAnEmptyHistoryIsWhole(t *testing.T) {
	t.Parallel()
	h := testdb.NewHouse(t)
	require.Zero(t, verified(t, h, "").Head.Seq)
	require.NoError(t, audit.Begin(t.Context(), h.Store))
	begun := verified(t, h, "").Head
	require.Zero(t, begun.Seq)
	require.Zero(t, verified(t, h, begun.Hash).Since)
	wantBroken(t, h, "0000", "the head 0000 isn't in it")
}

// Every column that there is: one that a migration adds must be in the chain.
func TestAChangeOfAnyColumnIsFound(t *testing.T) {
	t.Parallel()
	for _, column := range migrate.AuditEventsTable.Columns {
		t.Run(column.Name, func(t *testing.T) {
			t.Parallel()
			h, _, all := recorded(t, 8)
			value := "'x'"
			switch column.Name {
			case "at":
				value = "'2026-01-31 12:00:00.000001+00:00'"
			case "seq":
				value = "900"
			}
			unlocked(t, h, fmt.Sprintf("UPDATE audit_events SET %s = %s WHERE id = '%s'", column.Name, value, all[5].ID))
			text := "entry 6 ("
			if column.Name == "seq" {
				text = "entry 6 is missing; the next one there is 7"
			}
			wantBroken(t, h, "", text)
		})
	}
}

func TestWhatIsMissingSwappedOrForgedIsFound(t *testing.T) {
	t.Parallel()
	insert := `INSERT INTO audit_events (id, account_id, at, action, actor_id, object_id, peer, seq, hash) SELECT 'evt_forged', account_id, at, action, actor_id, object_id, peer, `
	for name, c := range map[string]struct{ does, finds string }{
		"one in the middle deleted":      {`DELETE FROM audit_events WHERE seq = 5`, "entry 5 is missing; the next one there is 6"},
		"the first deleted":              {`DELETE FROM audit_events WHERE seq = 1`, "entry 1 is missing"},
		"two swapped":                    {`UPDATE audit_events SET seq = -seq WHERE seq IN (4, 5); UPDATE audit_events SET seq = 9 + seq WHERE seq < 0`, "entry 4 ("},
		"the tail cut":                   {`DELETE FROM audit_events WHERE seq > 6`, "entry 7 is missing, and it was not the last: the installation counts 8"},
		"everything deleted":             {`DELETE FROM audit_events`, "entry 1 is missing"},
		"one added behind the last":      {insert + `9, hash FROM audit_events WHERE seq = 8`, "entry 9 (evt_forged)"},
		"one added before the first":     {insert + `0, hash FROM audit_events WHERE seq = 8`, "entry 0 (evt_forged) is out of place"},
		"one added outside the chain":    {insert + `NULL, NULL FROM audit_events WHERE seq = 8`, "the 1 entries from before the chain"},
		"the head rewritten":             {`UPDATE installations SET history_hash = 'x'`, "entry 8, the last,"},
		"the count rewritten":            {`UPDATE installations SET history_seq = 7`, "entry 8 wasn't recorded by Postern"},
		"one with its own hash, at once": {`UPDATE audit_events SET hash = (SELECT hash FROM audit_events WHERE seq = 7) WHERE seq = 8`, "entry 8 ("},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, _, _ := recorded(t, 8)
			unlocked(t, h, strings.Split(c.does, ";")...)
			wantBroken(t, h, "", c.finds)
		})
	}
}

func TestACutTailWithARewrittenHeadIsFoundByTheHeadNotedBefore(t *testing.T) {
	t.Parallel()
	h, cast, all := recorded(t, 8)
	unlocked(t, h, `DELETE FROM audit_events WHERE seq > 6`,
		fmt.Sprintf(`UPDATE installations SET history_seq = 6, history_hash = '%s'`, all[5].Hash))
	verified(t, h, "") // by itself it looks whole: docs/history.md says so
	wantBroken(t, h, all[7].Hash, "the head "+all[7].Hash+" isn't in it")
	record(t, h.Store, cast, 5)
	wantBroken(t, h, all[7].Hash, "the head "+all[7].Hash+" isn't in it")
	require.EqualValues(t, 5, verified(t, h, all[5].Hash).Since)
}

func TestEntriesFromBeforeTheChainAreGuardedByIt(t *testing.T) {
	t.Parallel()
	older := func(t *testing.T) (*testdb.House, testdb.Cast) {
		h, cast, _ := recorded(t, 8)
		unlocked(t, h, `UPDATE audit_events SET seq = NULL, hash = NULL`, `UPDATE installations SET history_seq = 0, history_hash = '', history_base = ''`)
		return h, cast
	}
	h, cast := older(t)
	require.Equal(t, 8, verified(t, h, "").Before, "nothing was recorded since")
	record(t, h.Store, cast, 3)
	found := verified(t, h, "")
	require.Equal(t, 8, found.Before)
	require.EqualValues(t, 3, found.Head.Seq)
	for _, does := range []string{
		`UPDATE audit_events SET peer = 'x' WHERE id = (SELECT min(id) FROM audit_events)`,
		`DELETE FROM audit_events WHERE id = (SELECT min(id) FROM audit_events)`,
		`DELETE FROM audit_events WHERE seq IS NULL`,
	} {
		h, cast := older(t)
		record(t, h.Store, cast, 3)
		h.Exec(t, does)
		wantBroken(t, h, "", "the ")
		h.Exec(t, `UPDATE installations SET history_base = ''`)
		wantBroken(t, h, "", "entry 1 (")
	}
}

func TestTheDatabaseRefusesToChangeTheHistory(t *testing.T) {
	t.Parallel()
	h, _, _ := recorded(t, 8)
	db := testdb.Beside(t, h.URL)
	for _, statement := range []string{`UPDATE audit_events SET peer = 'x'`, `DELETE FROM audit_events WHERE seq = 3`} {
		_, err := db.ExecContext(t.Context(), statement)
		require.ErrorContains(t, err, "append-only")
	}
}

func TestManyWhoRecordAtOnceOnTwoInstancesMakeOneChain(t *testing.T) {
	t.Parallel()
	h, cast, _ := recorded(t, 8)
	beside, err := store.OpenBeside(t.Context(), h.URL)
	require.NoError(t, err)
	defer beside.Close()
	stop, ended := context.WithCancel(t.Context())
	looked := make(chan error, 1)
	go func() {
		var err error
		for stop.Err() == nil && err == nil {
			_, err = audit.Verify(t.Context(), h.Store, "")
		}
		looked <- err
	}()
	var all []func()
	for i := range 40 {
		s := []*store.Store{h.Store, beside}[i%2]
		all = append(all, func() { record(t, s, cast, 1+i%3) })
	}
	testdb.Together(all...)
	ended()
	require.NoError(t, <-looked, "whoever looks meanwhile sees a whole history")
	require.EqualValues(t, 8+79, verified(t, h, "").Head.Seq)
}
