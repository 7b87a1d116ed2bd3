package store_test

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
	"postern/internal/testdb"
)

// onPostgres skips what has no meaning in SQLite.
func onPostgres(t *testing.T) {
	t.Helper()
	if !testdb.Postgres() {
		t.Skip("PostgreSQL alone")
	}
	t.Parallel()
}

// emptied is the address of a database with nothing in it, but for what some
// statements make. They write DB for its name.
func emptied(t *testing.T, statements ...string) string {
	t.Helper()
	address := testdb.URL(t)
	u, err := url.Parse(address)
	require.NoError(t, err)
	db := testdb.Beside(t, address)
	for _, s := range append([]string{
		"DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "GRANT USAGE ON SCHEMA public TO public",
	}, statements...) {
		_, err := db.ExecContext(t.Context(), strings.ReplaceAll(s, "DB", path.Base(u.Path)))
		require.NoError(t, err, s)
	}
	require.NoError(t, db.Close())
	return address
}

func changed(t *testing.T, address string, change func(*url.URL)) string {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	change(u)
	return u.String()
}

func TestAServerThatRefusesSaysWhy(t *testing.T) {
	onPostgres(t)
	address := testdb.URL(t)
	wantClearSentence(t, changed(t, address, func(u *url.URL) { u.Path = "/nowhere" }),
		"the server has no database of this name; make it (CREATE DATABASE), or name another")
	wantClearSentence(t, changed(t, address, func(u *url.URL) { u.User = url.UserPassword("nobody", secret) }),
		"the server ") // whether it asks for a password at all is in its pg_hba.conf
	wantClearSentence(t, changed(t, address, func(u *url.URL) { u.RawQuery += "&colour=red" }),
		`the server says: unrecognized configuration parameter "colour"`)
}

func TestAWrongPasswordIsOneSentence(t *testing.T) {
	onPostgres(t)
	address := changed(t, testdb.URL(t), func(u *url.URL) { u.User = url.UserPassword(u.User.Username(), secret) })
	if s, err := store.Open(t.Context(), address); err == nil {
		require.NoError(t, s.Close())
		t.Skip("this server asks for no password")
	}
	wantClearSentence(t, address, "the server refuses this user or password; correct them in the URL, or with PGUSER and PGPASSWORD")
}

// A function of the same name, found first, stands in for another server.
func TestAServerThatCannotHoldTheRecordSaysWhy(t *testing.T) {
	onPostgres(t)
	const first = "ALTER DATABASE DB SET search_path = public, pg_catalog"
	for text, statements := range map[string][]string{
		"this server is a standby, which takes no writes; name the primary": {first,
			"CREATE FUNCTION public.pg_is_in_recovery() RETURNS bool LANGUAGE sql AS 'SELECT true'"},
		"this server is PostgreSQL 13; use PostgreSQL 14 or newer": {first,
			"CREATE FUNCTION public.current_setting(text) RETURNS text LANGUAGE sql AS 'SELECT ''130012''::text'"},
		"this database takes no writes; turn its default_transaction_read_only off, or name another": {
			"ALTER DATABASE DB SET default_transaction_read_only = on"},
		"the search_path names no schema that this user may use; make one (CREATE SCHEMA), or correct the search_path": {
			"ALTER DATABASE DB SET search_path = elsewhere"},
	} {
		address := emptied(t, statements...)
		wantSentence(t, address, text, store.Open)
		wantSentence(t, address, "the database is empty; run postern migrate first, or leave --migrate=off out", withMigrateOff)
		_, _, err := store.Migrate(t.Context(), address)
		require.ErrorContains(t, err, text)
	}
}

func TestAUserWhoMayMakeNothingIsOneSentence(t *testing.T) {
	onPostgres(t)
	address := emptied(t, `CREATE ROLE "DB" LOGIN PASSWORD '`+secret+"'")
	var name string
	guest := changed(t, address, func(u *url.URL) {
		name = path.Base(u.Path)
		u.User = url.UserPassword(name, secret)
	})
	t.Cleanup(func() { testdb.Exec(t, testdb.Beside(t, address), `DROP ROLE "`+name+`"`) })
	wantSentence(t, guest, "this user may not do it (permission denied for schema public); grant it CREATE on the schema", store.Open)
}
