package transfer_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/migrate"
	"postern/internal/access"
	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/transfer"
)

// during is called as the copy begins with a table.
type during func(table string)

func (during) Begin([]transfer.Count) {}
func (d during) Table(name string)    { d(name) }
func (during) Row()                   {}
func (during) End()                   {}

var quiet = during(func(string) {})

func TestEveryRowOfEveryTableArrivesAsItWas(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		want := fill(t, from)
		require.Equal(t, want, read(t, from))
		result, err := transfer.Copy(t.Context(), from, to, quiet)
		require.NoError(t, err)
		require.Equal(t, want, read(t, to))
		require.Len(t, result.Counts, len(migrate.Tables))
		for _, c := range result.Counts {
			require.Equal(t, transfer.Count{Table: c.Table, Source: 3, Target: 3}, c)
		}
	})
}

// What a migration made by hand, and ent doesn't know, would be left behind.
// filledByTriggers are the tables that aren't copied: what they hold follows from
// others.
func filledByTriggers(table string) bool {
	return table == "api_user_list" || strings.HasPrefix(table, "api_user_search")
}

func TestTheRecordKnowsEveryTableAndColumnOfTheDatabase(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"sqlite:" + testdb.File(t), testdb.URL(t)} {
		known := []string{"goose_db_version"}
		for _, table := range migrate.Tables {
			known = append(known, table.Name)
			require.ElementsMatch(t, columnNames(table), columnsOf(t, url, table.Name))
		}
		require.ElementsMatch(t, known, slices.DeleteFunc(tablesOf(t, url), filledByTriggers))
	}
}

func TestACopyOntoACopyFindsNothingToDo(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		fill(t, from)
		_, err := transfer.Copy(t.Context(), from, to, quiet)
		require.NoError(t, err)
		again, err := transfer.Copy(t.Context(), from, to, quiet)
		require.NoError(t, err)
		require.True(t, again.Before)

		db := testdb.Beside(t, to)
		exec(t, db, `UPDATE sign_in_attempts SET count = count + 1 WHERE id = 'id2'`)
		require.NoError(t, db.Close())
		_, err = transfer.Copy(t.Context(), from, to, quiet)
		require.EqualError(t, err, "--to already holds rows (accounts: 3); name an empty database")
	})
}

func TestACopyThatIsStoppedLeavesNothing(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		fill(t, from)
		ctx, stop := context.WithCancel(t.Context())
		_, err := transfer.Copy(ctx, from, to, during(func(table string) {
			if table == "api_users" {
				stop()
			}
		}))
		require.EqualError(t, err, "stopped; nothing was copied")
		for table, rows := range read(t, to) {
			if table != "installations" {
				require.Empty(t, rows, table)
			}
		}
		_, err = transfer.Copy(t.Context(), from, to, quiet)
		require.NoError(t, err)
	})
}

func TestRowsThatDoNotArriveAreNoticed(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		want := fill(t, from)
		s, err := store.Open(t.Context(), to)
		require.NoError(t, err)
		require.NoError(t, s.Close())
		allow := swallow(t, to, "sessions")
		_, err = transfer.Copy(t.Context(), from, to, quiet)
		require.EqualError(t, err, "sessions: 0 of 3 rows arrived, so nothing was kept; report this")
		require.Empty(t, read(t, to)["accounts"])
		allow()
		_, err = transfer.Copy(t.Context(), from, to, quiet)
		require.NoError(t, err)
		require.Equal(t, want, read(t, to))
	})
}

func TestAServerThatStartsMeanwhileWritesToNeither(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from, to string) {
		want := fill(t, from)
		var tried sync.Once
		_, err := transfer.Copy(t.Context(), from, to, during(func(table string) {
			if table == "users" {
				tried.Do(func() {
					require.Error(t, write(t, from))
					require.Error(t, write(t, to))
				})
			}
		}))
		require.NoError(t, err)
		require.Equal(t, want, read(t, from))
		require.Equal(t, want, read(t, to))
		require.NoError(t, write(t, to))
	})
}

// write tries what a server does at its start.
func write(t *testing.T, url string) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	s, err := store.Open(ctx, url)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.InTx(access.System(ctx, "a test"), func(tx *ent.Client) error {
		return tx.SignInAttempt.Create().SetID("attempt").SetSince(testdb.Start).Exec(access.System(ctx, "a test"))
	})
}
