package testpg_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"postern/internal/testpg"
)

func start(t *testing.T, options testpg.Options) *testpg.Server {
	t.Helper()
	s, err := testpg.Start(t.Context(), options)
	require.NoError(t, err)
	t.Cleanup(s.Stop)
	return s
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func exec(t *testing.T, url string, statements ...string) {
	t.Helper()
	conn := connect(t, url)
	for _, statement := range statements {
		_, err := conn.Exec(t.Context(), statement)
		require.NoError(t, err, statement)
	}
}

func ask[T any](t *testing.T, url, question string) T {
	t.Helper()
	var answer T
	require.NoError(t, connect(t, url).QueryRow(t.Context(), question).Scan(&answer))
	return answer
}

func TestAServerIsPostgreSQL18InUTF8(t *testing.T) {
	url := start(t, testpg.Options{}).URL("postgres")
	require.Regexp(t, `^18\.`, ask[string](t, url, `SHOW server_version`))
	require.Equal(t, "UTF8", ask[string](t, url, `SHOW server_encoding`))
	require.Equal(t, "É", ask[string](t, url, `SELECT upper('é')`), "C.UTF-8 knows letters")
	require.Equal(t, "off", ask[string](t, url, `SHOW fsync`))
}

func TestAServerIsOpenToItsPasswordOnly(t *testing.T) {
	config, err := pgx.ParseConfig(start(t, testpg.Options{}).URL("postgres"))
	require.NoError(t, err)
	config.Password = "guess"
	_, err = pgx.ConnectConfig(t.Context(), config)
	require.ErrorContains(t, err, "28P01")
}

func TestADurableServerKeepsWhatWasCommittedBeforeItWasKilled(t *testing.T) {
	s := start(t, testpg.Options{Durable: true})
	url := s.URL("postgres")
	for _, name := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		require.Equal(t, "on", ask[string](t, url, `SHOW `+name), name)
	}
	exec(t, url, `CREATE TABLE kept (n int)`)
	for range 3 {
		open := connect(t, url)
		exec(t, url, `INSERT INTO kept VALUES (1)`)
		_, err := open.Exec(t.Context(), `BEGIN; INSERT INTO kept VALUES (100)`)
		require.NoError(t, err)
		s.Kill()
		require.Error(t, open.Ping(t.Context()), "the connection must be lost")
		_, err = pgx.Connect(t.Context(), url)
		require.Error(t, err, "the server must be gone")
		require.NoError(t, s.Restart(t.Context()))
	}
	require.Equal(t, 3, ask[int](t, url, `SELECT sum(n)::int FROM kept`))
}

func TestAnOrderlyRestartTellsItsClients(t *testing.T) {
	s := start(t, testpg.Options{})
	open := connect(t, s.URL("postgres"))
	require.NoError(t, s.Restart(t.Context()))
	_, err := open.Exec(t.Context(), `SELECT 1`)
	require.ErrorContains(t, err, "57P01", "terminated by the administrator")
	require.Equal(t, 1, ask[int](t, s.URL("postgres"), `SELECT 1`))
}
