package apiusers_test

import (
	"testing"
	"time"

	"entgo.io/contrib/entgql"
	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/testdb"
)

// eventful is a house whose API user was made, handed to Sam, and disabled
// by now, all a minute apart.
func eventful(t *testing.T) (*testdb.House, testdb.Cast) {
	h, cast := testdb.NewFilledHouse(t)
	for _, in := range []apiusers.UpdateInput{
		{InCharge: &apiusers.InCharge{UserID: &cast.Standard.ID}},
		{Expiry: &apiusers.Expiry{At: ptr(testdb.Start.Add(aDay))}, Password: ptr(typed)},
		{Enabled: ptr(false), InCharge: &apiusers.InCharge{}},
	} {
		h.Clock.Advance(time.Minute)
		in.ID = cast.APIUser.ID
		_, err := h.APIUsers.Update(as(t, cast.Owner), in)
		require.NoError(t, err)
	}
	return h, cast
}

func actions(page *audit.Lines) (all []audit.Action) {
	for _, line := range page.Lines {
		all = append(all, line.Action)
	}
	return all
}

func TestTheHistorySaysWhatWasChangedByWhomAndFromWhere(t *testing.T) {
	t.Parallel()
	h, cast := eventful(t)
	h.Exec(t, "UPDATE users SET name = ? WHERE id = ?", "Ada Lovelace", cast.Owner.ID)
	page, err := h.APIUsers.History(as(t, cast.Owner), cast.APIUser, nil, nil)
	require.NoError(t, err)
	require.Equal(t, []audit.Action{"api_user.changed", "api_user.changed", "api_user.changed", "api_user.created"}, actions(page))
	require.False(t, page.Older || page.After)
	for _, line := range page.Lines {
		require.Equal(t, "Ada Lovelace", line.Actor)
		require.Equal(t, "192.0.2.1", line.Peer)
	}
	require.True(t, h.Clock.Now().Equal(page.Lines[0].At))
	require.Equal(t, []audit.FieldChange{
		{Field: "enabled", From: ptr("yes"), To: ptr("no")}, {Field: "inChargeId", From: ptr("Sam")},
	}, page.Lines[0].Changes)
	require.Equal(t, []audit.FieldChange{
		{Field: "expiresAt", To: ptr("2026-02-01T12:00:00Z")}, {Field: "password", From: ptr("(secret)"), To: ptr("(another secret)")},
	}, page.Lines[1].Changes)
}

func TestTheHistoryIsForPeopleWhoMaySeeItAndPeersForTheOwner(t *testing.T) {
	t.Parallel()
	h, cast := eventful(t)
	seeing := testdb.As(cast.Standard)
	seeing.SeesUsage = true
	page, err := h.APIUsers.History(access.With(t.Context(), seeing), cast.APIUser, nil, nil)
	require.NoError(t, err)
	require.Len(t, page.Lines, 4)
	for _, line := range page.Lines {
		require.Equal(t, "Ada", line.Actor)
		require.Empty(t, line.Peer)
	}
	for _, viewer := range []access.Viewer{{}, testdb.As(cast.Standard), testdb.As(cast.OtherOwner), testdb.AsAPIUser(cast.APIUser)} {
		page, err := h.APIUsers.History(access.With(t.Context(), viewer), cast.APIUser, nil, nil)
		require.NoError(t, err)
		require.Empty(t, page.Lines)
	}
}

// All of it happened at the same moment, as far as the clock goes.
func TestTheHistoryIsReadByPages(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for i := range 6 {
		_, err := h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(i%2 == 1)})
		require.NoError(t, err)
	}
	seen := map[string]bool{}
	var after *entgql.Cursor[string]
	for _, want := range []int{3, 3, 1} {
		page, err := h.APIUsers.History(as(t, cast.Owner), cast.APIUser, ptr(3), after)
		require.NoError(t, err)
		require.Len(t, page.Lines, want)
		require.Equal(t, want == 3, page.Older)
		require.Equal(t, after != nil, page.After)
		for _, line := range page.Lines {
			require.False(t, seen[line.ID])
			seen[line.ID] = true
			after = ptr(line.Cursor())
		}
	}
	_, err := h.APIUsers.History(as(t, cast.Owner), cast.APIUser, ptr(101), nil)
	wantFault(t, err, "PAGE_SIZE", "")
	_, err = h.APIUsers.History(as(t, cast.Owner), cast.APIUser, nil, &entgql.Cursor[string]{ID: "x", Value: "x"})
	wantFault(t, err, "BAD_CURSOR", "")
	page, err := h.APIUsers.History(as(t, cast.Owner), cast.APIUser, ptr(0), nil)
	require.NoError(t, err)
	require.Empty(t, page.Lines)
	require.True(t, page.Older)
}

// Who is gone is nobody, and who acted at the command line too; a deleted API
// user is still called what it was.
func TestTheHistoryNamesWhoIsThere(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	gone, err := h.APIUsers.Create(as(t, cast.Owner), form(draft(t, h, cast.Owner)))
	require.NoError(t, err)
	h.Exec(t, "UPDATE api_users SET deleted_at = created_at WHERE id = ?", gone.ID)
	sys, log := access.System(t.Context(), "a test"), audit.NewLog(h.Clock.Now)
	for actor, want := range map[string]string{"": "", "usr_gone": "", cast.OtherOwner.ID: "", gone.ID: "Import"} {
		h.Clock.Advance(time.Minute)
		require.NoError(t, h.Store.InTx(sys, func(tx *ent.Client) error {
			return log.Record(sys, tx, audit.Entry{
				AccountID: cast.Owner.AccountID, ObjectID: cast.APIUser.ID, ActorID: actor, Action: audit.APIUserChanged,
			})
		}))
		page, err := h.APIUsers.History(as(t, cast.Owner), cast.APIUser, nil, nil)
		require.NoError(t, err)
		require.Equal(t, want, page.Lines[0].Actor)
	}
}
