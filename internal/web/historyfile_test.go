package web_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/testdb"
)

func TestAHistoryIsExportedWithItsChainAndNoFormula(t *testing.T) {
	t.Parallel()
	h, cast, send := sheets(t)
	ada := sessionOf(t, h, "ada@example.com")
	owner := access.With(t.Context(), testdb.As(cast.Owner))
	require.NoError(t, h.Store.InTx(owner, func(tx *ent.Client) error {
		entries := make([]audit.Entry, 2500)
		for i := range entries {
			entries[i] = audit.Entry{AccountID: cast.Owner.AccountID, ObjectID: cast.APIUser.ID, Action: "=HYPERLINK(1)"}
		}
		return audit.NewLog(h.Clock.Now).Record(owner, tx, entries...)
	}))
	got := send(ada, http.MethodGet, "/export/history.csv", "")
	require.Equal(t, http.StatusOK, got.status)
	rows, err := csv.NewReader(strings.NewReader(got.body)).ReadAll()
	require.NoError(t, err)
	require.Equal(t, "'=HYPERLINK(1)", rows[1][1])
	require.Equal(t, []string{"Ada", cast.Owner.ID, "Nightly import"}, []string{rows[1][2], rows[1][3], rows[1][4]})

	got = send(ada, http.MethodGet, "/export/history.jsonl", "")
	require.Equal(t, `attachment; filename="history.jsonl"`, got.header.Get("Content-Disposition"))
	lines, seen := strings.Split(strings.TrimSpace(got.body), "\n"), map[string]bool{}
	require.Len(t, lines, len(rows)-1)
	for _, text := range lines {
		var line struct {
			ID, Hash string
			Seq      int64
		}
		require.NoError(t, json.Unmarshal([]byte(text), &line))
		require.False(t, seen[line.ID])
		require.Len(t, line.Hash, 64)
		require.Positive(t, line.Seq)
		seen[line.ID] = true
	}
	require.GreaterOrEqual(t, len(seen), 2500)
}

func TestAnExportedHistoryIsFilteredAsTheListIs(t *testing.T) {
	t.Parallel()
	h, cast, send := sheets(t)
	ada := sessionOf(t, h, "ada@example.com")
	lines := func(query string) int {
		got := send(ada, http.MethodGet, "/export/history.jsonl?"+query, "")
		require.Equal(t, http.StatusOK, got.status, got.body)
		return strings.Count(got.body, "\n")
	}
	require.Equal(t, 1, lines("kind=API_USERS"))
	require.Equal(t, 1, lines("object="+cast.APIUser.ID))
	require.Equal(t, 1, lines("kind=ACCOUNT&kind=REFUSALS"))
	require.Zero(t, lines("actor="+cast.OtherOwner.ID))
	require.Zero(t, lines("to="+testdb.Start.Format(time.RFC3339)))
	for _, query := range []string{"kind=NONSENSE", "from=yesterday"} {
		got := send(ada, http.MethodGet, "/export/history.csv?"+query, "")
		require.Equal(t, http.StatusBadRequest, got.status)
		require.Contains(t, got.body, "INVALID_FILTER")
	}
}
