package store_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"postern/ent"
	"postern/ent/issuedaddress"
	"postern/internal/access"
	"postern/internal/store"
	"postern/internal/testdb"
)

// Times are text in SQLite: a format that drops zeros or keeps a zone would
// read back wrong or sort wrong.
func TestTimesComeBackToTheMicrosecondAndSort(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	sys := access.System(t.Context(), "a test")
	from, to := time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC).UnixMicro(), time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC).UnixMicro()
	// Near each other and on round fractions is where text would go wrong.
	moment := rapid.Custom(func(r *rapid.T) time.Time {
		base := rapid.Int64Range(from, to).Draw(r, "base")
		step := rapid.SampledFrom([]int64{1, 10, 1_000, 100_000, 1_000_000}).Draw(r, "step")
		return time.UnixMicro(base / step * step).UTC()
	})
	rapid.Check(t, func(r *rapid.T) {
		moments := rapid.SliceOfN(moment, 1, 5).Draw(r, "moments")
		moments = append(moments, moments[0].Add(time.Microsecond), moments[0].Add(10*time.Microsecond))
		require.NoError(r, s.InTx(sys, func(tx *ent.Client) error {
			if _, err := tx.IssuedAddress.Delete().Exec(sys); err != nil {
				return err
			}
			for i, at := range moments {
				if err := tx.IssuedAddress.Create().SetID(strconv.Itoa(i)).SetAccountID("acc").SetIssuedAt(at).Exec(sys); err != nil {
					return err
				}
			}
			return nil
		}))
		rows, err := s.Read().IssuedAddress.Query().Order(issuedaddress.ByIssuedAt()).All(sys)
		require.NoError(r, err)
		slices.SortFunc(moments, time.Time.Compare)
		for i, row := range rows {
			require.True(r, moments[i].Equal(row.IssuedAt), "%v stored, %v read", moments[i], row.IssuedAt)
			require.Equal(r, moments[i].String(), row.IssuedAt.UTC().String())
		}
		middle := moments[len(moments)/2]
		earlier, err := s.Read().IssuedAddress.Query().Where(issuedaddress.IssuedAtLT(middle)).Count(sys)
		require.NoError(r, err)
		require.Equal(r, slices.IndexFunc(moments, middle.Equal), earlier)
	})
}

func TestStoredTimesAreWhatSQLiteItselfUnderstands(t *testing.T) {
	t.Parallel()
	s := open(t, testdb.File(t), store.Open)
	sys := access.System(t.Context(), "a test")
	at := time.Date(2026, 1, 31, 12, 0, 0, 250_000_000, time.UTC)
	require.NoError(t, s.InTx(sys, func(tx *ent.Client) error {
		return tx.IssuedAddress.Create().SetID("x").SetAccountID("acc").SetIssuedAt(at).Exec(sys)
	}))
	var text string
	var seconds float64
	require.NoError(t, s.Readers().QueryRowContext(t.Context(),
		`SELECT '' || issued_at, unixepoch(issued_at, 'subsec') FROM issued_addresses`).Scan(&text, &seconds))
	require.Equal(t, "2026-01-31 12:00:00.25+00:00", text)
	require.InDelta(t, float64(at.UnixMilli())/1000, seconds, 0.0001)
}
