package people_test

import (
	"context"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/auditevent"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/session"
	"postern/internal/testdb"
)

const another = "a quite different passphrase"

// browser is a carrier that remembers the token that it was handed.
type browser struct{ token string }

func (b *browser) Hand(token string) { b.token = token }
func (b *browser) TakeBack()         { b.token = "" }

// from is a request of nobody, by a browser at peer.
func from(t *testing.T, b *browser, peer string) context.Context {
	t.Helper()
	return session.WithCarrier(access.With(t.Context(), access.Viewer{Peer: peer}), b)
}

// signedIn is a request of a signed-in person.
func signedIn(t *testing.T, u *ent.User) context.Context {
	t.Helper()
	return access.With(t.Context(), testdb.As(u))
}

func setUpInput(token string) people.SetUpInput {
	return people.SetUpInput{
		Token: token, AccountName: "Acme", Name: "Ada", Email: "ada@example.com", Password: testdb.Password,
	}
}

// belongsTo is the id of whose session a token is; "" for nobody's.
func belongsTo(t *testing.T, h *testdb.House, token string) string {
	t.Helper()
	v, _, err := h.Sessions.Find(t.Context(), token)
	require.NoError(t, err)
	return v.UserID
}

func disable(t *testing.T, h *testdb.House, u *ent.User) {
	t.Helper()
	sys := access.System(t.Context(), "a test")
	require.NoError(t, h.Store.InTx(sys, func(tx *ent.Client) error {
		return tx.User.UpdateOneID(u.ID).SetStatus(user.StatusDisabled).Exec(sys)
	}))
}

func lastEvent(t *testing.T, h *testdb.House) *ent.AuditEvent {
	t.Helper()
	e, err := h.Store.Read().AuditEvent.Query().Order(ent.Desc(auditevent.FieldID)).
		First(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	return e
}

// wantFault wants one fault, with its field.
func wantFault(t *testing.T, err error, reason, field string) {
	t.Helper()
	all := fault.All(err)
	require.Len(t, all, 1, "%v", err)
	require.Equal(t, reason, all[0].Reason)
	require.Equal(t, field, all[0].Field)
}

// hashRuns counts the argon2id runs of f by the memory that each takes anew.
// Only for tests that run alone.
func hashRuns(f func()) int {
	const each = 19 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc-before.TotalAlloc) / each
}
