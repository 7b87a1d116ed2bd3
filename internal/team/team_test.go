package team_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/internal/access"
	"postern/internal/people"
	"postern/internal/session"
	"postern/internal/team"
	"postern/internal/testdb"
)

func TestTheTeamIsReadAsATreeByName(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	works := h.NewChild(t, cast.Owner.AccountID, "Works")
	h.NewChild(t, works.AccountID, "Depot")
	h.NewChild(t, cast.Owner.AccountID, "Mill")
	h.NewChild(t, cast.OtherOwner.AccountID, "Theirs")
	all, err := h.Team.Team(as(t, cast.Owner))
	require.NoError(t, err)
	require.Len(t, all, 3)
	for i, want := range []struct {
		name  string
		depth int
	}{{"Mill", 1}, {"Works", 1}, {"Depot", 2}} {
		require.Equal(t, want.name, all[i].Name)
		require.Equal(t, want.depth, all[i].Depth)
		require.Equal(t, "Cora", all[i].Owner.Name)
	}
	require.Nil(t, all[0].ParentID, "nothing of one's own account is in it")
	require.Equal(t, works.AccountID, *all[2].ParentID)
}

func TestOnlyTheOwnerOfATopAccountManagesATeam(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	works := h.NewChild(t, cast.Owner.AccountID, "Works")
	depot := h.NewChild(t, works.AccountID, "Depot")
	theirs := h.NewChild(t, cast.OtherOwner.AccountID, "Theirs")
	for name, c := range map[string]struct {
		viewer      access.Viewer
		account     string
		list, touch string
	}{
		"nobody":                        {access.Viewer{}, depot.AccountID, "SIGN_IN_REQUIRED", "SIGN_IN_REQUIRED"},
		"a standard user":               {testdb.As(cast.Standard), depot.AccountID, "OWNER_ONLY", "OWNER_ONLY"},
		"a program":                     {testdb.AsAPIUser(cast.APIUser), depot.AccountID, "OWNER_ONLY", "OWNER_ONLY"},
		"the owner of one between":      {testdb.AsChildsOwner(works), depot.AccountID, "TOP_OWNER_ONLY", "TOP_OWNER_ONLY"},
		"another top account's owner":   {testdb.As(cast.OtherOwner), depot.AccountID, "", "NO_SUCH_OBJECT"},
		"the owner, of another's child": {testdb.As(cast.Owner), theirs.AccountID, "", "NO_SUCH_OBJECT"},
		"the owner, of another's own":   {testdb.As(cast.Owner), cast.OtherOwner.AccountID, "", "NO_SUCH_OBJECT"},
		"the owner, of no account":      {testdb.As(cast.Owner), "acc_unknown", "", "NO_SUCH_OBJECT"},
	} {
		t.Run(name, func(t *testing.T) {
			before, ctx := h.Tables(t), access.With(t.Context(), c.viewer)
			_, err := h.Team.Team(ctx)
			wantFault(t, err, c.list)
			_, err = h.Team.SetEnabled(ctx, c.account, false)
			wantFault(t, err, c.touch)
			wantFault(t, h.Team.Open(ctx, c.account), c.touch)
			require.Empty(t, before.Until(h.Tables(t)))
		})
	}
	_, err := h.Team.SetEnabled(as(t, cast.Owner), cast.Owner.AccountID, false)
	wantFault(t, err, "OWN_ACCOUNT")
}

func TestEnablingBringsBackOnlyWhatWasGoodBefore(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	top, works := as(t, cast.Owner), h.NewChild(t, cast.Owner.AccountID, "Works")
	depot := h.NewChild(t, works.AccountID, "Depot")
	set := func(id string, enabled bool) {
		_, err := h.Team.SetEnabled(top, id, enabled)
		require.NoError(t, err)
	}
	cora := signIn(t, h, depot)
	kept, password, err := h.NewAPIUser(as(t, depot), "Kept")
	require.NoError(t, err)
	off, _, err := h.NewAPIUser(as(t, depot), "Off")
	require.NoError(t, err)
	_, err = h.APIUsers.SetEnabled(as(t, depot), []string{off.ID}, false)
	require.NoError(t, err)

	set(works.AccountID, false)
	require.Equal(t, map[string]string{"Works": "off", "Depot": "shut"}, states(t, h, cast))
	require.False(t, access.From(cora.request(t, h)).Known(), "their session is over")
	c, _, err := h.Store.Credential(t.Context(), kept.Email)
	require.NoError(t, err)
	require.True(t, c.AccountShut)
	wantFault(t, h.People.SignIn(access.With(t.Context(), access.Viewer{Peer: "192.0.2.4"}), depot.Email, testdb.Password), "ACCOUNT_DISABLED")

	set(depot.AccountID, false)
	set(works.AccountID, true)
	require.Equal(t, map[string]string{"Works": "on", "Depot": "off"}, states(t, h, cast), "its own stays")
	set(depot.AccountID, true)
	require.False(t, access.From(cora.request(t, h)).Known(), "it stays over")
	require.Equal(t, depot.ID, access.From(signIn(t, h, depot).request(t, h)).UserID)
	_, err = h.Verifier.Test(as(t, depot), kept.Email, password)
	require.NoError(t, err)
	c, _, err = h.Store.Credential(t.Context(), off.Email)
	require.NoError(t, err)
	require.False(t, c.Enabled, "an API user that was disabled stays so")
}

func TestWhoSignedInAtTheMomentOfDisablingIsSignedOutAllTheSame(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	child := h.NewChild(t, cast.Owner.AccountID, "Initech")
	set := func(enabled bool) {
		_, err := h.Team.SetEnabled(as(t, cast.Owner), child.AccountID, enabled)
		require.NoError(t, err)
	}
	set(false)
	late := new(browser) // whose password was checked before, and whose session was stored after
	ctx := session.WithCarrier(access.With(t.Context(), access.Viewer{}), late)
	require.NoError(t, h.Store.InTx(ctx, func(tx *ent.Client) error {
		started, err := h.Sessions.Start(ctx, tx, child)
		h.Sessions.Hand(ctx, started)
		return err
	}))
	require.Empty(t, access.From(late.request(t, h)).UserID)
	set(true)
	require.Empty(t, access.From(late.request(t, h)).UserID, "it came back with the account")
	require.Equal(t, child.ID, access.From(signIn(t, h, child).request(t, h)).UserID)
}

func TestDisablingIsInBothHistories(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	works := h.NewChild(t, cast.Owner.AccountID, "Works")
	_, err := h.Team.SetEnabled(as(t, cast.Owner), works.AccountID, false)
	require.NoError(t, err)
	_, err = h.Team.SetEnabled(as(t, cast.Owner), works.AccountID, false) // is so already
	require.NoError(t, err)
	events, err := h.Store.Read().AuditEvent.Query().Where(auditevent.Action("account.disabled")).All(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	require.Len(t, events, 2)
	said := map[string]string{}
	for _, e := range events {
		require.Equal(t, []string{cast.Owner.ID, works.AccountID}, []string{e.ActorID, e.ObjectID})
		said[e.AccountID] = e.Changes
	}
	require.JSONEq(t, `{"enabled": [true, false], "by": [null, "Ada"]}`, said[works.AccountID])
	require.JSONEq(t, `{"enabled": [true, false], "account": [null, "Works"]}`, said[cast.Owner.AccountID])
}

func TestWhoLooksSeesAllOfTheAccountAndChangesNothing(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	works := h.NewChild(t, cast.Owner.AccountID, "Works")
	theirs, _, err := h.NewAPIUser(as(t, works), "Theirs")
	require.NoError(t, err)
	_, err = h.Team.SetEnabled(as(t, cast.Owner), works.AccountID, false) // a shut one can be looked at
	require.NoError(t, err)
	ada, elsewhere := signIn(t, h, cast.Owner), signIn(t, h, cast.Owner)
	ctx := ada.request(t, h)
	require.NoError(t, h.Team.Open(ctx, works.AccountID))

	for _, ctx := range []func() (v access.Viewer){
		func() access.Viewer { return access.From(ctx) }, func() access.Viewer { return access.From(ada.request(t, h)) },
	} {
		v := ctx()
		require.Equal(t, []string{works.AccountID, cast.Owner.AccountID, cast.Owner.ID}, []string{v.AccountID, v.HomeID, v.UserID})
		require.Equal(t, []bool{false, false, true, false}, []bool{v.Owner, v.Top, v.SeesUsage, v.ManagesUsers})
	}
	require.Equal(t, cast.Owner.AccountID, access.From(elsewhere.request(t, h)).AccountID, "another session of theirs doesn't")

	looking := ada.request(t, h)
	a, err := h.People.Account(looking)
	require.NoError(t, err)
	require.Equal(t, "Works", a.Name)
	me, err := h.People.User(looking)
	require.NoError(t, err)
	require.Equal(t, "Ada", me.Name)
	owner, err := h.People.Owner(looking)
	require.NoError(t, err)
	require.Equal(t, "Cora", owner.Name)
	seen, err := h.Store.Read().APIUser.Get(looking, theirs.ID)
	require.NoError(t, err)
	lines, err := h.APIUsers.History(looking, seen, nil, nil)
	require.NoError(t, err)
	require.NotEmpty(t, lines.Lines)
	_, err = h.Store.Read().APIUser.Get(looking, cast.APIUser.ID)
	require.Error(t, err, "their own account is behind them meanwhile")

	_, err = h.People.ChangeAccount(looking, people.AccountChange{Name: new("Mine now")})
	wantFault(t, err, "OWNER_ONLY")
	_, err = h.APIUsers.SetEnabled(looking, []string{theirs.ID}, false)
	wantFault(t, err, "OWNER_ONLY")

	require.NoError(t, h.Team.Close(looking))
	v := access.From(ada.request(t, h))
	require.Equal(t, access.From(elsewhere.request(t, h)).AccountID, v.AccountID)
	require.True(t, v.ManagesTeam())
	require.Equal(t, v, access.From(looking), "the same as from the next request on")
}

func TestOpeningIsWrittenDownOnceAnHour(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	works := h.NewChild(t, cast.Owner.AccountID, "Works")
	ada := signIn(t, h, cast.Owner)
	openings := func() int {
		require.NoError(t, h.Team.Open(ada.request(t, h), works.AccountID))
		require.NoError(t, h.Team.Close(ada.request(t, h)))
		n, err := h.Store.Read().AuditEvent.Query().Where(auditevent.Action("account.opened"), auditevent.AccountID(works.AccountID)).
			Count(access.System(t.Context(), "a test"))
		require.NoError(t, err)
		return n
	}
	require.Equal(t, 1, openings())
	h.Clock.Advance(59 * time.Minute)
	require.Equal(t, 1, openings())
	h.Clock.Advance(2 * time.Minute)
	require.Equal(t, 2, openings())
}

func TestWhoGivesTheirAccountAwayLooksAtNothingBelowIt(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	works := h.NewChild(t, cast.Owner.AccountID, "Works")
	one, other := signIn(t, h, cast.Owner), signIn(t, h, cast.Owner)
	require.NoError(t, h.Team.Open(one.request(t, h), works.AccountID))
	_, err := h.People.TransferOwnership(one.request(t, h), cast.Standard.ID, testdb.Password)
	wantFault(t, err, "OWNER_ONLY") // not while looking
	stale := other.request(t, h)
	_, err = h.People.TransferOwnership(other.request(t, h), cast.Standard.ID, testdb.Password)
	require.NoError(t, err)
	v := access.From(one.request(t, h))
	require.Equal(t, []any{cast.Owner.AccountID, "", false}, []any{v.AccountID, v.HomeID, v.Owner})
	// A request that began before sees the rows.
	wantFault(t, h.Team.Open(stale, works.AccountID), "OWNER_ONLY")
	_, err = h.Team.SetEnabled(stale, works.AccountID, false)
	wantFault(t, err, "OWNER_ONLY")
}

func TestNoAccountEverMoves(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	works := h.NewChild(t, cast.Owner.AccountID, "Works")
	db := testdb.Beside(t, h.URL)
	for _, place := range []string{"NULL", "'" + works.AccountID + "'", "'" + cast.OtherOwner.AccountID + "'"} {
		_, err := db.ExecContext(t.Context(), `UPDATE accounts SET parent_id = `+place+` WHERE name = 'Works'`)
		require.ErrorContains(t, err, "the place of an account never changes")
	}
	_, err := db.ExecContext(t.Context(), `UPDATE accounts SET parent_id = '`+works.AccountID+`' WHERE name = 'Acme'`)
	require.ErrorContains(t, err, "the place of an account never changes")
}

func TestAnAccountIsMadeBelowAndItsOwnerGetsInByTheLink(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	top, above := as(t, cast.Owner), ""
	for depth := 1; depth <= team.MostDepth; depth++ {
		in := team.CreateInput{Name: fmt.Sprint("Depth ", depth), OwnerName: "Cora", OwnerEmail: fmt.Sprintf("cora%d@example.com", depth)}
		if above != "" {
			in.ParentID = &above
		}
		made, err := h.Team.Create(top, in)
		require.NoError(t, err)
		require.Equal(t, depth, made.Account.Depth)
		above = made.Account.ID
		_, token, _ := strings.Cut(made.InvitationURL, "#token=")
		ctx := access.With(t.Context(), access.Viewer{Peer: "192.0.2.5"})
		require.NoError(t, h.People.AcceptInvitation(ctx, people.AcceptInput{Token: token, Name: "Cora", Password: "three unrelated words"}))
		v := access.From(ctx)
		require.Equal(t, []any{above, true, false}, []any{v.AccountID, v.Owner, v.ManagesTeam()}, "the one owner, of that alone")
	}
	_, err := h.Team.Create(top, team.CreateInput{Name: "Too deep", ParentID: &above, OwnerName: "Dan", OwnerEmail: "dan@example.com"})
	wantFault(t, err, "TOO_DEEP")
	_, err = h.Team.ResendInvitation(top, above)
	wantFault(t, err, "NOT_INVITED")
}

func TestBelowADisabledAccountEvenANewOneIsShut(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	works := h.NewChild(t, cast.Owner.AccountID, "Works")
	_, err := h.Team.SetEnabled(as(t, cast.Owner), works.AccountID, false)
	require.NoError(t, err)
	made, err := h.Team.Create(as(t, cast.Owner), team.CreateInput{Name: "Depot", ParentID: &works.AccountID, OwnerName: "Dan", OwnerEmail: "dan@example.com"})
	require.NoError(t, err)
	require.True(t, made.Account.Enabled)
	require.True(t, made.Account.Shut)
}
