package apiusers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/apiusers"
	"postern/internal/testdb"
)

// The history's replay refuses an entry after the deletion, and a password
// that is left of it.
func TestAnAPIUserThatIsDeletedAndEditedAtOnceEndsDeleted(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for range rounds {
		r.another(t, false)
		password, err := r.here.GeneratePassword(r.owner)
		require.NoError(t, err)
		said := r.run(
			r.deleting(r.here, nil),
			r.saving(r.there, apiusers.UpdateInput{Description: ptr("edited"), Password: &password}))
		require.Empty(t, said[0])
		require.Contains(t, []string{"", "NO_SUCH_OBJECT"}, said[1])
		states := testdb.Explained(t, r.db)[r.u.ID]
		got := states[len(states)-1]
		require.True(t, got.Deleted)
		require.Equal(t, len(states) == 3, got.Description == "edited")
		// An edit that was made may hear that the API user is gone: it was, when
		// the edit was read back.
		require.False(t, said[1] == "" && len(states) != 3, "acknowledged, and not made")
	}
}

func TestOfDeletingAndEditingOneVersionOneWins(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for range rounds {
		r.another(t, false)
		said := r.run(
			r.deleting(r.here, ptr(1)),
			r.saving(r.there, apiusers.UpdateInput{Version: ptr(1), Description: ptr("edited")}))
		require.Contains(t, [][2]string{{"", "NO_SUCH_OBJECT"}, {"STALE_VERSION", ""}}, said)
		require.Equal(t, said[0] == "", r.now(t).Deleted)
	}
}

func TestOfDeletingAndEnablingOneWins(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for range rounds {
		r.another(t, false)
		said := r.run(
			r.deleting(r.here, nil),
			r.saving(r.there, apiusers.UpdateInput{Enabled: ptr(true)}))
		require.Contains(t, [][2]string{{"", "NO_SUCH_OBJECT"}, {"STILL_ENABLED", ""}}, said)
		require.Equal(t, said[0] == "", r.now(t).Deleted)
	}
}

func TestOfTwoDeletionsOneIsWrittenDown(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for range rounds {
		r.another(t, false)
		said := r.run(r.deleting(r.here, nil), r.deleting(r.there, nil))
		require.ElementsMatch(t, []string{"", "NO_SUCH_OBJECT"}, said[:])
		require.True(t, r.now(t).Deleted)
	}
}
