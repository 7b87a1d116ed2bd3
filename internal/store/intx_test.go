package store_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/store"
	"postern/internal/testdb"
)

// count is the number that the tests of transactions change.
func count(t *testing.T, s *store.Store) int {
	t.Helper()
	row, err := s.Read().Installation.Query().Only(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	return row.LastAccountNumber
}

// addOne is a transaction that ends as end says.
func addOne(ctx context.Context, s *store.Store, end func() error) error {
	sys := access.System(ctx, "a test")
	return s.InTx(sys, func(tx *ent.Client) error {
		if err := tx.Installation.Update().AddLastAccountNumber(1).Exec(sys); err != nil {
			return err
		}
		return end()
	})
}

func TestATransactionCommitsWhenItsFunctionReturnsNil(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	require.NoError(t, addOne(t.Context(), s, func() error { return nil }))
	require.Equal(t, 1, count(t, s))
}

func TestATransactionRollsBackOnAnErrorAndHandsItOnAsItIs(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	refused := fault.StaleVersion()
	require.Equal(t, refused, addOne(t.Context(), s, func() error { return refused }))
	require.Zero(t, count(t, s))
	require.NoError(t, addOne(t.Context(), s, func() error { return nil }), "the writer is free again")
}

func TestATransactionRollsBackOnAPanicAndFreesTheWriter(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	require.PanicsWithValue(t, "broken", func() {
		_ = addOne(t.Context(), s, func() error { panic("broken") })
	})
	require.Zero(t, count(t, s))
	require.NoError(t, addOne(t.Context(), s, func() error { return nil }))
	require.Equal(t, 1, count(t, s))
}

func TestATransactionWhoseCallerHasGoneChangesNothing(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := addOne(ctx, s, func() error { cancel(); return nil })
	require.ErrorIs(t, err, context.Canceled)
	require.Zero(t, count(t, s))
	require.NoError(t, addOne(t.Context(), s, func() error { return nil }))
}

func TestAFailedCommitIsAnErrorAndFreesTheWriter(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	statements := []string{
		`CREATE TABLE parent (id integer PRIMARY KEY)`,
		`CREATE TABLE child (parent integer REFERENCES parent DEFERRABLE INITIALLY DEFERRED)`,
		`CREATE TRIGGER orphan AFTER UPDATE ON installations BEGIN INSERT INTO child VALUES (1); END`,
		`DROP TRIGGER orphan`,
	}
	if testdb.Postgres() {
		statements = append(statements[:2],
			`CREATE FUNCTION orphan() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO child VALUES (1); RETURN NEW; END $$;
			CREATE TRIGGER orphan AFTER UPDATE ON installations FOR EACH ROW EXECUTE FUNCTION orphan()`,
			`DROP TRIGGER orphan ON installations`)
	}
	for _, statement := range statements[:3] {
		_, err := s.Writer().ExecContext(t.Context(), statement)
		require.NoError(t, err)
	}
	require.ErrorContains(t, addOne(t.Context(), s, func() error { return nil }), "commit: ")
	require.Zero(t, count(t, s))
	_, err := s.Writer().ExecContext(t.Context(), statements[3])
	require.NoError(t, err)
	require.NoError(t, addOne(t.Context(), s, func() error { return nil }))
}

func TestReadersSeeACommitAndNothingOfWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	require.NoError(t, addOne(t.Context(), s, func() error {
		require.Zero(t, count(t, s))
		return nil
	}))
	require.Equal(t, 1, count(t, s))
}

func TestFiftyTransactionsAtOnceAllSucceed(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	var all sync.WaitGroup
	errs := make([]error, 50)
	for i := range errs {
		all.Go(func() { errs[i] = addOne(t.Context(), s, func() error { return nil }) })
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
	require.Equal(t, 50, count(t, s))
}

func TestTwoProcessesTakeTurnsAtWriting(t *testing.T) {
	t.Parallel()
	path := testdb.File(t)
	server, command := open(t, path, store.Open), open(t, path, store.OpenBeside)
	var all sync.WaitGroup
	errs := make([]error, 40)
	for i := range errs {
		all.Go(func() {
			errs[i] = addOne(t.Context(), []*store.Store{server, command}[i%2], func() error { return nil })
		})
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
	require.Equal(t, 40, count(t, server))
	require.Equal(t, 40, count(t, command))
}

func TestADatabaseThatAnotherProcessKeepsWritingToIsBusy(t *testing.T) {
	t.Parallel()
	path := testdb.File(t)
	server, command := open(t, path, store.Open), open(t, path, store.OpenBeside)
	err := addOne(t.Context(), command, func() error {
		err := addOne(t.Context(), server, func() error { return nil })
		require.Equal(t, "BUSY", fault.Reason(err))
		require.Zero(t, count(t, server), "reading goes on")
		return nil
	})
	require.NoError(t, err)
}
