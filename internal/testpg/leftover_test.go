package testpg_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testpg"
)

func TestWhatKilledRunsLeftIsDroppedUnlessItIsInUse(t *testing.T) {
	base := start(t, testpg.Options{}).URL("postgres")
	exec(t, base, `CREATE DATABASE postern_test_20200131t120000_left`, `CREATE DATABASE postern_test_20200131t120000_used`,
		`CREATE DATABASE postern`)
	used := connect(t, base[:len(base)-len("postgres?sslmode=disable")]+"postern_test_20200131t120000_used?sslmode=disable")
	_, drop, err := testpg.Clone(t.Context(), base, "template1")
	require.NoError(t, err)
	drop()
	require.Equal(t, "postern postern_test_20200131t120000_used postgres", ask[string](t, base,
		`SELECT string_agg(datname, ' ' ORDER BY datname COLLATE "C") FROM pg_database WHERE NOT datistemplate`))
	require.NoError(t, used.Ping(t.Context()))
}
