package plans

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/usage"
)

// usages writes and reads what is noted of calls.
func usages(t *testing.T, w *world) {
	t.Helper()
	w.during("usage is written", func() {
		for i := range 60 {
			w.Recorder.Note(usage.Call{
				APIUserID: w.cast.APIUser.ID, AccountID: w.cast.APIUser.AccountID, PasswordID: "pwd_1", Outcome: usage.Accepted,
				At: clock.System().Add(-time.Duration(i) * time.Hour), Origin: usage.Origin{Remote: "192.0.2.7:1", Client: "curl/8.5"},
			})
		}
		w.Recorder.Note(usage.Call{APIUserID: w.cast.APIUser.ID, AccountID: w.cast.APIUser.AccountID, Outcome: usage.Expired, At: clock.System()})
		require.NoError(t, w.Recorder.Flush(t.Context()))
		w.Recorder.Note(usage.Call{APIUserID: w.cast.APIUser.ID, AccountID: w.cast.APIUser.AccountID, Outcome: usage.Expired, At: clock.System()})
		require.NoError(t, w.Recorder.Flush(t.Context()))
		require.NoError(t, w.Recorder.Prune(t.Context()))
	})
	w.during("usage is read", func() {
		w.graphql(t, `query ($id: ID!) { node(id: $id) { ... on ApiUser {
			hours: usage(span: HOUR) { from accepted refused reasons { reason count } } days: usage(span: DAY) { accepted } lastRefusal { at } } } }`,
			map[string]any{"id": w.cast.APIUser.ID}, &struct{}{})
	})
	w.during("the history of an API user", func() {
		var answer struct {
			Node struct {
				History struct{ PageInfo struct{ EndCursor string } }
			}
		}
		const document = `query ($id: ID!, $after: Cursor) { node(id: $id) { ... on ApiUser {
			history(first: 1, after: $after) { edges { node { action refused { count } } } pageInfo { endCursor } } } } }`
		w.graphql(t, document, map[string]any{"id": w.cast.APIUser.ID}, &answer)
		w.graphql(t, document, map[string]any{"id": w.cast.APIUser.ID, "after": answer.Node.History.PageInfo.EndCursor}, &answer)
	})
	w.during("the history of an account", func() {
		var answer struct {
			Viewer struct {
				Account struct {
					History struct{ PageInfo struct{ EndCursor string } }
				}
			}
		}
		const document = `query ($after: Cursor, $filter: HistoryFilter) { viewer { account {
			history(first: 2, after: $after, filter: $filter) { edges { node { actor object } } pageInfo { endCursor } } } } }`
		from := clock.System().Add(-90 * 24 * time.Hour)
		for _, filter := range []map[string]any{
			nil, {"actorId": w.cast.Owner.ID}, {"objectId": w.cast.APIUser.ID}, {"actorId": w.cast.Owner.ID, "objectId": w.cast.APIUser.ID},
			{"kinds": []string{"ACCOUNT"}}, {"kinds": []string{"REFUSALS"}}, {"actorId": w.cast.Owner.ID, "kinds": []string{"SIGN_INS"}},
			{"from": from, "to": clock.System()},
		} {
			w.graphql(t, document, map[string]any{"filter": filter}, &answer)
			w.graphql(t, document, map[string]any{"filter": filter, "after": answer.Viewer.Account.History.PageInfo.EndCursor}, &answer)
		}
		_, err := audit.Verify(t.Context(), w.Store, "")
		require.Error(t, err, "entries that were filled in are no part of the chain")
	})
	lastUses(t, w)
}

// lastUses reads a page with every row's uses, and wants one statement for
// those of all.
func lastUses(t *testing.T, w *world) {
	t.Helper()
	const name = "last uses of a page"
	w.during(name, func() {
		var answer struct {
			Viewer struct {
				Account struct {
					APIUsers struct {
						Edges []struct {
							Node struct{ FirstUsedAt, LastUse any }
						}
					}
				}
			}
		}
		w.graphql(t, `{ viewer { account { apiUsers(first: 50, orderBy: {field: CREATED_AT, direction: ASC}) { edges { node {
			firstUsedAt lastUse { at peer client } } } } } } }`, nil, &answer)
		edges := answer.Viewer.Account.APIUsers.Edges
		require.Len(t, edges, 50)
		for _, e := range edges {
			require.NotNil(t, e.Node.FirstUsedAt)
			require.NotNil(t, e.Node.LastUse)
		}
	})
	asked := 0
	for _, s := range w.all {
		if s.caseName == name && strings.Contains(plain(s.text), "FROM last_uses") {
			asked++
		}
	}
	require.Equal(t, 1, asked)
}
