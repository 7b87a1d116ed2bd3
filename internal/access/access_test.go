package access_test

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/fault"
)

var (
	owner      = access.Viewer{AccountID: "acc_1", UserID: "usr_1", Owner: true}
	standard   = access.Viewer{AccountID: "acc_1", UserID: "usr_2"}
	otherOwner = access.Viewer{AccountID: "acc_2", UserID: "usr_3", Owner: true}
	program    = access.Viewer{AccountID: "acc_1", APIUserID: "api_1"}
)

func TestOnlyTheOwnerOfTheAccountPassesTheOwnerRule(t *testing.T) {
	// A program that claims to own the account does not.
	ownerProgram := program
	ownerProgram.Owner = true
	for name, c := range map[string]struct {
		viewer  access.Viewer
		account string
		reason  string
	}{
		"owner":                         {owner, "acc_1", ""},
		"standard user":                 {standard, "acc_1", "OWNER_ONLY"},
		"another account's owner":       {otherOwner, "acc_1", "NO_SUCH_OBJECT"},
		"API user":                      {program, "acc_1", "OWNER_ONLY"},
		"API user that says it owns":    {ownerProgram, "acc_1", "OWNER_ONLY"},
		"nobody":                        {access.Viewer{}, "acc_1", "SIGN_IN_REQUIRED"},
		"nobody, of an account":         {access.Viewer{AccountID: "acc_1", Owner: true}, "acc_1", "SIGN_IN_REQUIRED"},
		"owner, of an unnamed account":  {owner, "", "NO_SUCH_OBJECT"},
		"owner of an unnamed account":   {access.Viewer{UserID: "usr_1", Owner: true}, "", "NO_SUCH_OBJECT"},
		"standard user of another":      {standard, "acc_2", "OWNER_ONLY"},
		"owner, of an account one more": {owner, "acc_11", "NO_SUCH_OBJECT"},
	} {
		t.Run(name, func(t *testing.T) {
			err := access.RequireOwnerOf(access.With(t.Context(), c.viewer), c.account)
			require.Equal(t, c.reason, fault.Reason(err))
			require.Equal(t, c.reason == "", err == nil)
		})
	}
}

func TestTheOwnerRuleWithoutAnAccountMeansTheCallersOwn(t *testing.T) {
	for reason, v := range map[string]access.Viewer{
		"": owner, "OWNER_ONLY": standard, "SIGN_IN_REQUIRED": {},
	} {
		require.Equal(t, reason, fault.Reason(access.RequireOwner(access.With(t.Context(), v))))
	}
	require.NoError(t, access.RequireOwner(access.With(t.Context(), otherOwner)))
}

func TestUsersAndAPIUsersAreSignedInAndNobodyElseIs(t *testing.T) {
	for _, v := range []access.Viewer{owner, standard, program} {
		require.NoError(t, access.RequireSignedIn(access.With(t.Context(), v)))
	}
	for _, ctx := range []context.Context{
		t.Context(),
		access.With(t.Context(), access.Viewer{AccountID: "acc_1", Owner: true, Peer: "192.0.2.1"}),
		access.System(t.Context(), "a test"),
	} {
		require.Equal(t, "SIGN_IN_REQUIRED", fault.Reason(access.RequireSignedIn(ctx)))
	}
}

func TestAContextWithoutAViewerIsNobody(t *testing.T) {
	require.Equal(t, access.Viewer{}, access.From(t.Context()))
	require.False(t, access.From(t.Context()).Known())
}

func TestTheActorIsTheUserOrTheAPIUser(t *testing.T) {
	require.Equal(t, "usr_1", owner.ActorID())
	require.Equal(t, "api_1", program.ActorID())
	require.Empty(t, access.Viewer{}.ActorID())
}

func TestTheSystemKeepsThePeerAndNothingElseOfTheCaller(t *testing.T) {
	caller := owner
	caller.Peer, caller.Client, caller.SessionID = "192.0.2.1", "curl", "ses_1"
	ctx := access.With(t.Context(), caller)

	system := access.From(access.System(ctx, "a test"))
	require.True(t, system.IsSystem())
	require.Equal(t, "192.0.2.1", system.Peer)
	require.Equal(t, "curl", system.Client)
	require.Empty(t, system.UserID+system.AccountID+system.SessionID)
	require.False(t, system.Owner)
	require.False(t, access.From(ctx).IsSystem(), "the caller's own context is left alone")
}

func TestWhoSignsInIsCallingForTheRestOfTheRequest(t *testing.T) {
	ctx := access.With(t.Context(), access.Viewer{Peer: "192.0.2.1"})
	type anything struct{}
	inner := context.WithValue(ctx, anything{}, "what the request carries along")
	access.Become(inner, owner)
	require.Equal(t, owner, access.From(ctx))
	require.Equal(t, owner, access.From(inner))
}

func TestBecomingSomebodyReachesNeitherTheSystemNorAnotherRequest(t *testing.T) {
	ctx, other := access.With(t.Context(), access.Viewer{}), access.With(t.Context(), standard)
	access.Become(access.System(ctx, "a test"), owner)
	require.Equal(t, access.Viewer{}, access.From(ctx))
	access.Become(ctx, owner)
	require.Equal(t, standard, access.From(other))
	access.Become(t.Context(), owner) // nobody is there to change
	require.Equal(t, access.Viewer{}, access.From(t.Context()))
}

func TestAViewerIsReadWholeWhileItChanges(t *testing.T) {
	ctx := access.With(t.Context(), standard)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				access.Become(ctx, otherOwner)
				require.Contains(t, []access.Viewer{standard, otherOwner}, access.From(ctx))
			}
		})
	}
	all.Wait()
}

func TestOnlyTheOwnerOfATopAccountAtHomeManagesATeam(t *testing.T) {
	top, looking, looker := owner, owner, owner
	top.Top = true
	looking.Top, looking.Owner, looking.HomeID = false, false, "acc_0"
	looker.Top, looker.HomeID = true, "acc_0"
	for reason, v := range map[string]access.Viewer{
		"": top, "TOP_OWNER_ONLY": owner, "OWNER_ONLY": looking, "SIGN_IN_REQUIRED": {Top: true, Owner: true},
	} {
		require.Equal(t, reason, fault.Reason(access.RequireTopOwner(access.With(t.Context(), v))))
	}
	for reason, v := range map[string]access.Viewer{"": standard, "LOOKING": looker, "PEOPLE_ONLY": program, "SIGN_IN_REQUIRED": {}} {
		require.Equal(t, reason, fault.Reason(access.RequireAtHome(access.With(t.Context(), v))))
	}
	require.Equal(t, "acc_0", looker.Home())
	require.Equal(t, "acc_1", owner.Home())
}
