package apiusers_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/testdb"
)

// several makes API users of Ada's, and their passwords.
func several(t *testing.T, h *testdb.House, cast testdb.Cast, n int) (ids []string, all []*ent.APIUser, passwords []string) {
	t.Helper()
	for i := range n {
		u, password, err := h.NewAPIUser(as(t, cast.Owner), fmt.Sprint("Import ", i))
		require.NoError(t, err)
		ids, all, passwords = append(ids, u.ID), append(all, u), append(passwords, password)
		if i%50 == 49 {
			h.Clock.Advance(time.Hour) // 60 drafts an hour
		}
	}
	return ids, all, passwords
}

func TestAHundredAreDeadWhenThatIsAcknowledged(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ids, all, passwords := several(t, h, cast, 100)
	getIn := func() (n int) {
		for i, u := range all {
			if gets(t, h, u.Email, passwords[i]) {
				n++
			}
		}
		return n
	}
	require.Equal(t, 100, getIn(), "and verify remembers them")
	before := h.Tables(t)
	changed, err := h.APIUsers.SetEnabled(as(t, cast.Owner), ids, false)
	require.NoError(t, err)
	require.Equal(t, 0, getIn())
	require.Equal(t, ids, changed)
	require.Equal(t, map[string]string{
		"api_users": "100 changed", "audit_events": "100 new", "changes": "1 new", "installations": "1 changed",
	}, before.Until(h.Tables(t)))
	require.True(t, gets(t, h, cast.APIUser.Email, cast.APIUserPassword), "who was not named goes on")

	_, err = h.APIUsers.SetEnabled(as(t, cast.Owner), ids, true)
	require.NoError(t, err)
	require.Equal(t, 100, getIn())
	_, err = h.APIUsers.SetEnabled(as(t, cast.Owner), ids, false)
	require.NoError(t, err)
	deleted, err := h.APIUsers.DeleteMany(as(t, cast.Owner), ids)
	require.NoError(t, err)
	require.Equal(t, ids, deleted)
	require.Equal(t, 0, getIn())
	_, err = h.APIUsers.SetEnabled(as(t, cast.Owner), ids, true)
	wantFault(t, err, "NO_SUCH_OBJECT", "ids")
}

func TestEachOfManyHasItsOwnLineInTheHistory(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ids, all, _ := several(t, h, cast, 3)
	h.Clock.Advance(time.Hour)
	_, err := h.APIUsers.SetEnabled(as(t, cast.Owner), ids, false)
	require.NoError(t, err)
	_, err = h.APIUsers.DeleteMany(as(t, cast.Owner), ids)
	require.NoError(t, err)
	for i, u := range all {
		lines, err := h.Store.Read().AuditEvent.Query().Where(auditevent.ObjectID(u.ID)).Order(ent.Asc(auditevent.FieldID)).
			All(access.System(t.Context(), "a test"))
		require.NoError(t, err)
		require.Len(t, lines, 3, "created, disabled, deleted")
		require.Equal(t, "api_user.changed", lines[1].Action)
		require.JSONEq(t, `{"enabled": [true, false]}`, lines[1].Changes)
		require.Equal(t, "api_user.deleted", lines[2].Action)
		require.JSONEq(t, fmt.Sprintf(`{"email": [%q, null], "description": ["Import %d", null]}`, u.Email, i), lines[2].Changes)
		require.Equal(t, cast.Owner.ID, lines[2].ActorID)
	}
}

func TestWhenOneCanNotBeChangedNoneIs(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	owner := as(t, cast.Owner)
	ids, _, _ := several(t, h, cast, 3)
	theirs, _, err := h.NewAPIUser(as(t, cast.OtherOwner), "Theirs")
	require.NoError(t, err)
	_, err = h.APIUsers.SetEnabled(owner, ids[:1], false)
	require.NoError(t, err)
	before := h.Tables(t)

	_, err = h.APIUsers.SetEnabled(owner, append([]string{theirs.ID, "api_nobody"}, ids...), false)
	wantFault(t, err, "NO_SUCH_OBJECT", "ids")
	require.ElementsMatch(t, []string{theirs.ID, "api_nobody"}, fault.All(err)[0].IDs)
	_, err = h.APIUsers.DeleteMany(owner, ids)
	wantFault(t, err, "STILL_ENABLED", "ids")
	require.Equal(t, ids[1:], fault.All(err)[0].IDs)
	require.Empty(t, before.Until(h.Tables(t)))
}

func TestChangesOfManyAtOnceAllHappen(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	ids, _, _ := several(t, h, cast, 10)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			_, err := h.APIUsers.SetEnabled(as(t, cast.Owner), ids, i%2 == 0)
			require.NoError(t, err)
		})
		all.Go(func() {
			description := fmt.Sprint("Changed ", i)
			_, err := h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{ID: ids[i], Description: &description})
			require.NoError(t, err)
		})
	}
	all.Wait()
	states := map[bool]bool{}
	for _, id := range ids {
		u, err := h.Store.Read().APIUser.Get(as(t, cast.Owner), id)
		require.NoError(t, err)
		states[u.Enabled] = true
	}
	require.Len(t, states, 1, "all of them are as the last one left them")
}
