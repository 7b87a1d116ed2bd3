package main

import (
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// wantHistory wants the history of a database to be whole, and returns its head.
func (h *host) wantHistory(t *testing.T, database, known string) string {
	t.Helper()
	head := h.run(t, "audit", "head", "--database", database)
	require.Zero(t, head.code, head.stderr)
	found := h.run(t, "audit", "verify", "--database", database, "--head", known)
	require.Zero(t, found.code, found.stderr)
	require.Contains(t, found.stdout, "The history is whole. ")
	require.Contains(t, found.stdout, "Head, to keep elsewhere: "+head.stdout)
	return head.stdout[:64]
}

func TestTheHistoryIsLookedOverBesideAServerAndAnythingElseIsOneSentence(t *testing.T) {
	t.Parallel()
	h, database := newHost(t), testdb.URL(t)
	s := h.start(t, "--database", database)
	owner := h.ready(t)
	noted := h.wantHistory(t, database, "")
	h.graphql(t, `mutation { updateAccount(input: {name: "Acme Ltd"}) { account { id } } }`, nil, owner).data(t, "updateAccount")
	require.NotEqual(t, noted, h.wantHistory(t, database, noted))
	said := h.run(t, "audit", "verify", "--database", database, "--head", noted)
	require.Regexp(t, `\AThe history is whole\. Entries, all as they were recorded: \d+\.\nEntries since the head that was given: 1\.\nHead, to keep elsewhere: [0-9a-f]{64}\n\z`, said.stdout)
	require.Zero(t, s.stop(t, syscall.SIGTERM))

	said = h.run(t, "audit", "verify", "--database", database, "--head", "abc")
	require.Equal(t, 1, said.code)
	require.Regexp(t, `\Apostern: the history isn't whole: the head abc isn't in it; [^\n]+\n\z`, said.stderr)
	db := testdb.Beside(t, database)
	testdb.Exec(t, db, `UPDATE installations SET history_seq = history_seq + 1`)
	require.NoError(t, db.Close())
	said = h.run(t, "audit", "verify", "--database", database)
	require.Equal(t, 1, said.code)
	require.Regexp(t, `\Apostern: the history isn't whole: entry \d+ is missing[^\n]+\n\z`, said.stderr)
}
