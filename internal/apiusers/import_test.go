package apiusers_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent/apiuser"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/testdb"
)

const bcrypted = "$2y$04$56tlcXWla3.s8SlVtnK.VOWhM9kPPfSdrUAWva5kFu.QGingrVqsy" // of typed

func importing(t *testing.T, h *testdb.House, cast testdb.Cast, lines ...string) *apiusers.Imported {
	t.Helper()
	done, err := h.APIUsers.Import(as(t, cast.Owner), apiusers.ImportInput{File: []byte(strings.Join(lines, "\r\n"))})
	require.NoError(t, err)
	return done
}

// reasons are the problems as "line column reason".
func reasons(done *apiusers.Imported) (all []string) {
	for _, p := range done.Problems {
		all = append(all, strings.Join([]string{strings.Repeat("i", p.Line), p.Column, p.Reason}, " "))
	}
	return all
}

func TestALineOfACSVIsAnAPIUserWithEverythingOnIt(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, err := h.People.ChangeAccount(as(t, cast.Owner), people.AccountChange{Permissions: []string{"contacts.read", "contacts.write"}})
	require.NoError(t, err)
	done := importing(t, h, cast, "\ufeffAddress;Password-Hash;description;Enabled;expires_at;permissions;allowed_networks", "",
		"reports;"+bcrypted+";Nightly reports;no;2026-03-01;contacts.write contacts.read;\"10.0.0.0/8;192.0.2.7\"")
	require.Equal(t, 1, done.Imported, "%v", done.Problems)
	u := h.Store.Read().APIUser.Query().Where(apiuser.Email("reports")).OnlyX(as(t, cast.Owner))
	require.Equal(t, []any{"Nightly reports", false, "contacts.read contacts.write", "10.0.0.0/8 192.0.2.7/32", true, cast.Owner.ID},
		[]any{u.Description, u.Enabled, u.Permissions, u.AllowedNetworks, u.Imported, u.CreatedByID})
	require.Equal(t, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), u.ExpiresAt.UTC())
	line := h.Store.Read().IssuedAddress.GetX(access.System(t.Context(), "a test"), "reports")
	require.Equal(t, cast.Owner.AccountID, line.AccountID)
	require.NotNil(t, line.UsedAt)
}

func TestAnHtpasswdIsImportedWithItsPasswords(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.Equal(t, 2, importing(t, h, cast, "# of the old gateway", "reports:"+bcrypted, "", "shop@example.com:"+bcrypted).Imported)
	require.True(t, gets(t, h, "reports", typed))
	require.False(t, gets(t, h, "Reports", typed), "names are compared byte for byte")
	require.True(t, gets(t, h, "shop@example.com", typed))
}

func TestEverythingWrongWithALineIsSaidAtOnceAndNothingIsWritten(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	done := importing(t, h, cast, "address,password_hash,password,enabled,permissions,allowed_networks",
		"good,"+bcrypted+",,,,",
		"a:b,{SHA}x,,maybe,contacts.read,here",
		"good,"+bcrypted+",,,,",
		"both,"+bcrypted+","+typed+",,,",
		"weak,,password,,,",
		cast.APIUser.Email+","+bcrypted+",,,,")
	require.Equal(t, []string{
		"iii address HAS_COLON", "iii password_hash WEAK_HASH", "iii enabled NOT_YES_OR_NO", "iii allowed_networks BAD_RANGE",
		"iiii address TWICE", "iiiii password ONE_OF_TWO", "iiiiii password NEEDS_DIGIT_OR_SYMBOL", "iiiiii password CONTAINS_PASSWORD_WORD",
		"iiiiii password TOO_COMMON", "iiiiiii address LOOKS_GENERATED",
	}, reasons(done))
	require.Equal(t, []int{6, 1, 5, 0}, []int{done.Lines, done.Good, done.Bad, done.Imported})
	require.False(t, h.Store.Read().APIUser.Query().Where(apiuser.Imported(true)).ExistX(as(t, cast.Owner)))
}

func TestAnImportedAddressIsNeverGivenAgain(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.Equal(t, 1, importing(t, h, cast, "address,enabled,password_hash", "reports,no,"+bcrypted).Imported)
	require.Equal(t, []string{"i address ALREADY_HERE"}, reasons(importing(t, h, cast, "reports:"+bcrypted)))
	u := h.Store.Read().APIUser.Query().Where(apiuser.Email("reports")).OnlyX(as(t, cast.Owner))
	require.NoError(t, h.APIUsers.Delete(as(t, cast.Owner), u.ID, nil))
	require.Equal(t, []string{"i address ADDRESS_TAKEN"}, reasons(importing(t, h, cast, "reports:"+bcrypted)))
	cast.Owner = cast.OtherOwner
	require.Equal(t, []string{"i address ADDRESS_TAKEN"}, reasons(importing(t, h, cast, "reports:"+bcrypted)))
}

func TestAnAccountImportsSoManyADay(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.Equal(t, 2, importing(t, h, cast, "reports:"+bcrypted, "shop:"+bcrypted).Imported)
	draft(t, h, cast.Owner) // addresses that are made here are counted apart
	require.NoError(t, h.APIUsers.MayImport(as(t, cast.Owner), apiusers.ImportsADay-2))
	require.Equal(t, "TOO_MANY_IMPORTS", fault.Reason(h.APIUsers.MayImport(as(t, cast.Owner), apiusers.ImportsADay-1)))
	require.NoError(t, h.APIUsers.MayImport(as(t, cast.OtherOwner), apiusers.ImportsADay))
	h.Clock.Advance(24 * time.Hour)
	require.NoError(t, h.APIUsers.MayImport(as(t, cast.Owner), apiusers.ImportsADay))
}

func TestImportedAPIUsersTakeNoDraftsFromTheAccount(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	lines := make([]string, 70)
	for i := range lines {
		lines[i] = fmt.Sprintf("old-%d:%s", i, bcrypted)
	}
	require.Equal(t, 70, importing(t, h, cast, lines...).Imported)
	draft(t, h, cast.Owner)
}

// TestAnImportedAddressIsFoundHoweverItIsWritten: no database folds letters as a
// search does.
func TestAnImportedAddressIsFoundHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.Equal(t, 1, importing(t, h, cast, "ÄRZTE-Portal:"+bcrypted).Imported)
	u := h.Store.Read().APIUser.Query().Where(apiuser.Email("ÄRZTE-Portal")).OnlyX(as(t, cast.Owner))
	_, err := h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{ID: u.ID, Description: ptr("Appointments")})
	require.NoError(t, err)
	for name, reach := range map[string]apiusers.Reach{
		"read":      {Glance: 100, Look: 100, Found: 100, Counted: 100, Searched: 100},
		"looked up": {Found: 100, Counted: 100, Searched: 100},
	} {
		for _, search := range []string{"ärzte-p", "ÄRZTE-Portal", "portal", "appoint"} {
			filter := &apiusers.Filter{Search: &search}
			c, err := h.APIUsers.WithReach(reach).List(as(t, cast.Owner), apiusers.Page{Filter: filter})
			require.NoError(t, err)
			require.Equal(t, []string{u.ID}, ids(c), "%s %q", name, search)
			n, err := h.APIUsers.WithReach(reach).Count(as(t, cast.Owner), filter)
			require.NoError(t, err)
			require.Equal(t, apiusers.Count{Count: 1}, *n, "%s %q", name, search)
		}
	}
}
