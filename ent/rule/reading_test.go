package rule_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent/apiuser"
)

// TestReading asks for every row of every type as everybody, and wants exactly
// those that they may see.
func TestReading(t *testing.T) {
	s := newStage(t)
	for table, k := range kinds {
		for caller, want := range map[string]string{
			"nobody": "SIGN_IN_REQUIRED", "another owner": k.reads.owner, "standard user": k.reads.standard,
			"api user": k.reads.apiUser, "owner": k.reads.owner, "service": "all",
		} {
			t.Run(table+" by "+caller, func(t *testing.T) { s.wantVisible(t, table, k, caller, want) })
		}
	}
}

func (s stage) wantVisible(t *testing.T, table string, k kind, caller, want string) {
	ctx := s.as(t, caller)
	account := s.cast.Owner.AccountID
	if caller == "another owner" {
		account = s.cast.OtherOwner.AccountID
	}
	ids, err := visible(ctx, s.Store.Read(), k.typ)
	switch want {
	case "all":
		require.NoError(t, err)
		require.ElementsMatch(t, slices.Collect(maps.Keys(s.Tables(t)[table])), ids)
	case "own":
		require.NoError(t, err)
		require.NotEmpty(t, ids)
		require.ElementsMatch(t, slices.Collect(maps.Keys(s.rowsOf(t, table, account))), ids)
	case "itself":
		require.NoError(t, err)
		require.Equal(t, []string{s.cast.APIUser.ID}, ids)
	default:
		require.Equal(t, want, outcome(err))
		require.Empty(t, ids)
	}
}

// TestAnotherAccountsRowIsNotFound asks for rows by their ids, which can leak.
func TestAnotherAccountsRowIsNotFound(t *testing.T) {
	s := newStage(t)
	for table, k := range kinds {
		t.Run(table, func(t *testing.T) {
			want := "not found"
			if k.reads == openToNobody {
				want = "denied"
			}
			err := get(s.as(t, "another owner"), s.Store.Read(), k.typ, s.rows[k.typ])
			require.Equal(t, want, outcome(err))
		})
	}
}

// TestEdgesAreReadUnderTheSameRules goes from a row that a caller sees to rows
// that they don't.
func TestEdgesAreReadUnderTheSameRules(t *testing.T) {
	s := newStage(t)
	read := s.Store.Read().APIUser.Query().Where(apiuser.ID(s.cast.APIUser.ID))

	u, err := read.Clone().Only(s.as(t, "standard user"))
	require.NoError(t, err)
	_, err = u.QueryPasswords().All(s.as(t, "standard user"))
	require.Equal(t, "OWNER_ONLY", outcome(err))
	_, err = read.Clone().WithPasswords().All(s.as(t, "standard user"))
	require.Equal(t, "OWNER_ONLY", outcome(err))

	_, err = u.QueryCreatedBy().Only(s.as(t, "another owner"))
	require.Equal(t, "not found", outcome(err))
	_, err = u.QueryCreatedBy().Only(s.as(t, "api user"))
	require.Equal(t, "PEOPLE_ONLY", outcome(err))
	_, err = u.QueryCreatedBy().Only(s.as(t, "nobody"))
	require.Equal(t, "SIGN_IN_REQUIRED", outcome(err))
}

// TestDeletedAPIUsersAreSeenByNobody but the service, which needs the
// tombstones.
func TestDeletedAPIUsersAreSeenByNobody(t *testing.T) {
	s := newStage(t)
	s.Exec(t, "UPDATE api_users SET deleted_at = created_at")
	for _, caller := range []string{"owner", "standard user", "api user", "another owner"} {
		ids, err := visible(s.as(t, caller), s.Store.Read(), "APIUser")
		require.NoError(t, err)
		require.Empty(t, ids, caller)
	}
	ids, err := visible(s.as(t, "service"), s.Store.Read(), "APIUser")
	require.NoError(t, err)
	require.NotEmpty(t, ids)
}
