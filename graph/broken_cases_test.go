package graph_test

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// brokenCases are those of TestAPI that are carried out again with a database
// that fails: each use case, and each way through it.
var brokenCases = []string{
	"setUpNeeded/true before set up", "setUp/makes the account and signs its owner in", "setUp/works once",
	"signIn/starts a session", "signIn/replaces the session that it came with",
	"signIn/a wrong password and an unknown address look the same",
	"signOut/ends the session and clears the cookie", "requestPasswordReset/an unknown address gets the same answer",
	"resetPassword/sets a password ends every session and signs nobody in",
	"inviteUser/the owner gives ticks", "resendInvitation/makes another link", "withdrawInvitation/ends it",
	"invitation/shows what it is for", "acceptInvitation/sets name and password and signs in",
	"updateUser/the owner gives and takes ticks", "setUserEnabled/ends every session and link", "removeUser/ends sessions and links",
	"updateProfile/a person changes their own name", "changePassword/the other sessions go on unless asked",
	"changeEmail/the new address is what signs in", "endSession/ends that one and no other",
	"endOtherSessions/leaves this one", "viewer/a person sees where they are signed in",
	"updateAccount/the owner renames it", "updateAccount/a standard user is refused",
	"createChildAccount/makes it below and invites its owner", "resendOwnerInvitation/makes another link",
	"setAccountEnabled/disables it", "openAccount/looks at it and says so in both histories", "closeAccount/goes back to ones own",
	"team/all below ones own in order",
	"transferOwnership/the owner is a standard user afterwards",
	"draftApiUser/issues an address and makes no api user", "generatePassword/offers another and issues no address",
	"createApiUser/the owner saves a draft", "createApiUser/the owner types a password",
	"createApiUser/saved twice it is the one already made", "createApiUser/a standard user is refused",
	"updateApiUser/a new description", "updateApiUser/disabled", "updateApiUser/a new password replaces the old one",
	"updateApiUser/an offered password is used up", "updateApiUser/sent again after a lost reply it is done already",
	"updateApiUser/on an older version it is refused", "deleteApiUser/a disabled one leaves a tombstone without passwords",
	"setApiUsersEnabled/disables all that are named", "deleteApiUsers/deletes all that are named",
	"rotateApiUserPassword/the one before stays good for a while", "rotateApiUserPassword/sent again after a lost reply it is done already",
	"endApiUserPassword/the old one ends now", "endApiUserPassword/ending the new one takes the rotation back",
	"testApiUserPassword/the right one is accepted",
	"node/every kind by its id", "apiUsers/newest first", "users/the people by name",
	"viewer/the owner sees who they are", "viewer/an api user sees itself and its account", "viewer/a session used within the day goes on",
	"viewer/an enabled again api user gets in with its old password",
	"viewer/a disabled api user gets 401 from the next call on", "viewer/a session unused for a day is nobody",
}

// ways are how a call fails: the connection was dead, it died, and what nobody
// has thought of.
var ways = []error{driver.ErrBadConn, io.ErrUnexpectedEOF, errors.New("nobody has thought of this")}

// TestNothingIsHalfDoneWhenACallToTheDatabaseFails carries each use case out
// once for each of its calls to the database, with that call failing. With
// POSTERN_SOAK in each of the ways; without, in one of them, and on PostgreSQL,
// where a fresh database takes longer, one change of each kind.
func TestNothingIsHalfDoneWhenACallToTheDatabaseFails(t *testing.T) {
	cases, shown := loadCases(t), map[string]bool{}
	for i, name := range brokenCases {
		c, there := cases[name]
		require.True(t, there, "there is no case %s", name)
		sampled := !testdb.Postgres() || c.Writes != nil && !shown[folder(name)]
		shown[folder(name)] = shown[folder(name)] || sampled
		for w, way := range ways {
			if os.Getenv("POSTERN_SOAK") == "" && (w != i%len(ways) || !sampled) {
				continue
			}
			t.Run(fmt.Sprint(name, "/", way), func(t *testing.T) {
				t.Parallel()
				c.breakEachCall(t, way)
			})
		}
	}
}

// TestEveryOperationIsCarriedOutWithABrokenDatabase keeps a field from coming
// into the schema without this proof.
func TestEveryOperationIsCarriedOutWithABrokenDatabase(t *testing.T) {
	shown := map[string]bool{"installation": true} // it asks no database
	for _, name := range brokenCases {
		shown[folder(name)] = true
	}
	for _, field := range rootFields() {
		require.True(t, shown[field], "brokenCases hold none of %s", field)
	}
}
