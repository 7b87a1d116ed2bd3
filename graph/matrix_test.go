package graph_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"postern/internal/access"
	"postern/internal/testdb"
)

// What a caller gets of one field of one of Acme's objects.
const (
	reads      outcome = "the value"
	readsNull  outcome = "null"
	peopleOnly outcome = "FORBIDDEN PEOPLE_ONLY"
)

// callers are the columns of the matrix.
var callers = []string{"nobody", "standard", "manager", "other-owner", "api-user", "owner"}

// TestMatrix reads each field of each kind of object that an id can name, as
// everybody, from one of Acme's, and wants what the table says. A field
// without a row fails.
func TestMatrix(t *testing.T) {
	w := newWorld(t)
	cells := 0
	for _, kind := range []string{"Account", "User", "ApiUser"} {
		for _, field := range fieldNames(schema.Types[kind]) {
			row, there := matrix[kind+"."+field]
			require.True(t, there, "%s.%s has no row in the matrix", kind, field)
			for caller, want := range row.byCaller() {
				cells++
				got := w.send(t, request{
					As: caller, Query: reading(kind, field), Variables: map[string]any{"id": w.acmes(kind)},
				})
				require.Equal(t, want, outcomeOfReading(t, got, field), "%s.%s by %s: %s", kind, field, caller, got.body)
			}
		}
	}
	t.Logf("%d fields, %d cells", len(matrix), cells)
}

// TestMatrixHasNoRowTooMany keeps the table true to the schema.
func TestMatrixHasNoRowTooMany(t *testing.T) {
	for name := range matrix {
		kind, field, _ := strings.Cut(name, ".")
		require.NotNil(t, schema.Types[kind].Fields.ForName(field), name)
	}
}

// TestMatrixCoversEveryWayToAnObject walks the schema: every type that holds
// data is read by the matrix, or only leads to one that is.
func TestMatrixCoversEveryWayToAnObject(t *testing.T) {
	leads := []string{ // nothing of an object's own in them
		"Query", "Mutation", "Viewer", "Installation", "PageInfo",
		"Invitation", // for who has its token, whoever they are
		"UserConnection", "UserEdge", "ApiUserConnection", "ApiUserEdge",
		// Reached through one field alone, whose row says who gets it.
		"CappedCount", "ApiUserPassword", "Use", "UsageCount", "RefusalCount",
		"HistoryConnection", "HistoryEdge", "HistoryEntry", "HistoryChange",
		"Refusal", "RefusedSpell", "RefusedAttempts", "TeamAccount", "TeamOwner",
		"SignedInSession", // of whoever asks, and of nobody else
	}
	for name, d := range schema.Types {
		if d.Kind != ast.Object || strings.HasPrefix(name, "__") || strings.HasSuffix(name, "Payload") {
			continue
		}
		covered := slices.ContainsFunc(slices.Collect(maps.Keys(matrix)), func(row string) bool {
			return strings.HasPrefix(row, name+".")
		})
		require.True(t, covered || slices.Contains(leads, name), "%s is neither in the matrix nor known to lead on", name)
	}
}

// TestAnotherAccountsIDIsLikeAnUnknownOne sends each argument that names an
// object the id of another account's object and one that nobody has, as
// everybody who may ask, and wants the two answers to be equal, byte for byte.
func TestAnotherAccountsIDIsLikeAnUnknownOne(t *testing.T) {
	w := newWorld(t)
	documents := map[string]string{
		"Query.node":                  `query ($id: ID!) { node(id: $id) { id } }`,
		"UpdateApiUserInput.id":       `mutation ($id: ID!) { updateApiUser(input: {id: $id, description: "mine now"}) { apiUser { id } } }`,
		"SetApiUsersEnabledInput.ids": `mutation ($id: ID!) { setApiUsersEnabled(input: {ids: [$id], enabled: false}) { changedIds } }`,
		"DeleteApiUsersInput.ids":     `mutation ($id: ID!) { deleteApiUsers(input: {ids: [$id]}) { deletedIds } }`,
		"UpdateUserInput.id":          `mutation ($id: ID!) { updateUser(input: {id: $id, seesUsage: true}) { user { id } } }`,
		"SetUserEnabledInput.id":      `mutation ($id: ID!) { setUserEnabled(input: {id: $id, enabled: false}) { user { id } } }`,
		"RemoveUserInput.id":          `mutation ($id: ID!) { removeUser(input: {id: $id}) { user { id } } }`,
		"ResendInvitationInput.id":    `mutation ($id: ID!) { resendInvitation(input: {id: $id}) { mailed } }`,
		"WithdrawInvitationInput.id":  `mutation ($id: ID!) { withdrawInvitation(input: {id: $id}) { user { id } } }`,
		"EndSessionInput.id":          `mutation ($id: ID!) { endSession(input: {id: $id}) { viewer { isOwner } } }`,
		"DeleteApiUserInput.id":       `mutation ($id: ID!) { deleteApiUser(input: {id: $id}) { deletedId } }`,
		"CreateApiUserInput.inChargeId": `mutation ($id: ID!) { createApiUser(input: {
			email: "apiuser-abcdefghijkl@api.localhost", description: "x", password: "gravel-walnut-5", inChargeId: $id}) { apiUser { id } } }`,
		"UpdateApiUserInput.inChargeId":      `mutation ($id: ID!) { updateApiUser(input: {id: "` + w.cast.APIUser.ID + `", inChargeId: $id}) { apiUser { id } } }`,
		"RotateApiUserPasswordInput.id":      `mutation ($id: ID!) { rotateApiUserPassword(input: {id: $id, password: "gravel-walnut-5"}) { apiUser { id } } }`,
		"EndApiUserPasswordInput.id":         `mutation ($id: ID!) { endApiUserPassword(input: {id: $id, passwordId: "pwd_any"}) { apiUser { id } } }`,
		"CreateChildAccountInput.parentId":   `mutation ($id: ID!) { createChildAccount(input: {name: "x", parentId: $id, ownerName: "x", ownerEmail: "x@example.com"}) { mailed } }`,
		"ResendOwnerInvitationInput.id":      `mutation ($id: ID!) { resendOwnerInvitation(input: {id: $id}) { mailed } }`,
		"SetAccountEnabledInput.id":          `mutation ($id: ID!) { setAccountEnabled(input: {id: $id, enabled: false}) { account { id } } }`,
		"OpenAccountInput.id":                `mutation ($id: ID!) { openAccount(input: {id: $id}) { viewer { isOwner } } }`,
		"TransferOwnershipInput.userId":      `mutation ($id: ID!) { transferOwnership(input: {userId: $id, currentPassword: "` + testdb.Password + `"}) { account { id } } }`,
		"HistoryFilter.actorId":              `query ($id: ID!) { viewer { account { history(filter: {actorId: $id}) { edges { node { id } } } } } }`,
		"HistoryFilter.objectId":             `query ($id: ID!) { viewer { account { history(filter: {objectId: $id}) { edges { node { id } } } } } }`,
		"EndApiUserPasswordInput.passwordId": `mutation ($id: ID!) { endApiUserPassword(input: {id: "` + w.cast.APIUser.ID + `", passwordId: $id}) { apiUser { id } } }`,
	}
	for _, name := range argumentsOfIDs() {
		document, there := documents[name]
		require.True(t, there, "%s names an object and has no row", name)
		for _, caller := range callers {
			for _, kind := range []string{"Account", "User", "ApiUser"} {
				theirs := w.acmes(kind)
				if caller != "other-owner" {
					theirs = w.globexs(t, kind)
				}
				unknown := theirs[:len(theirs)-4] + "0000"
				a := w.send(t, request{As: caller, Query: document, Variables: map[string]any{"id": theirs}})
				b := w.send(t, request{As: caller, Query: document, Variables: map[string]any{"id": unknown}})
				require.Equal(t, b.status, a.status, "%s by %s", name, caller)
				// What was sent may come back.
				require.Equal(t, strings.ReplaceAll(string(b.body), unknown, theirs), string(a.body), "%s by %s", name, caller)
			}
		}
	}
}

// argumentsOfIDs are the places where a caller can name an object.
func argumentsOfIDs() []string {
	var all []string
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation} {
		for _, field := range root.Fields {
			for _, argument := range field.Arguments {
				if argument.Type.Name() == "ID" {
					all = append(all, root.Name+"."+field.Name)
				}
			}
		}
	}
	for _, d := range schema.Types {
		for _, field := range d.Fields {
			if d.Kind == ast.InputObject && field.Type.Name() == "ID" {
				all = append(all, d.Name+"."+field.Name)
			}
		}
	}
	slices.Sort(all)
	return all
}

// acmes is the id of one of Acme's objects.
func (w *world) acmes(kind string) string {
	return map[string]string{
		"Account": w.cast.Owner.AccountID, "User": w.cast.Owner.ID, "ApiUser": w.cast.APIUser.ID,
	}[kind]
}

// globexs is the id of one of the other account's.
func (w *world) globexs(t *testing.T, kind string) string {
	if kind == "ApiUser" {
		if w.theirs == nil {
			var err error
			w.theirs, _, err = w.NewAPIUser(access.With(t.Context(), w.viewer(t, "other-owner")), "Theirs")
			require.NoError(t, err)
		}
		return w.theirs.ID
	}
	return map[string]string{"Account": w.cast.OtherOwner.AccountID, "User": w.cast.OtherOwner.ID}[kind]
}

// reading is the document that reads one field of an object.
func reading(kind, field string) string {
	selection := ""
	if d := schema.Types[schema.Types[kind].Fields.ForName(field).Type.Name()]; d.Kind == ast.Object {
		selection = "{ __typename }"
	}
	if field == "usage" {
		field += "(span: HOUR)"
	}
	return `query ($id: ID!) { node(id: $id) { ... on ` + kind + ` { field: ` + field + ` ` + selection + ` } } }`
}

// outcomeOfReading is what the caller got.
func outcomeOfReading(t *testing.T, got answer, field string) outcome {
	if refusal := outcomeOfAnswer(t, got); refusal != done {
		return refusal
	}
	var body struct {
		Data struct{ Node map[string]any }
	}
	require.NoError(t, json.Unmarshal(got.body, &body))
	if body.Data.Node == nil {
		return readsNull
	}
	require.Contains(t, body.Data.Node, "field", field)
	return reads
}
