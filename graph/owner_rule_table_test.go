package graph_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/people"
	"postern/internal/team"
	"postern/internal/testdb"
)

// mutations is one row for each mutation of the schema.
var mutations = map[string]mutation{
	// Public: the token or the password decides, whoever is calling.
	"setUp": {
		door: "public",
		want: everybody(setUpDone),
		document: `mutation ($token: String!, $email: String!, $password: String!) {
			setUp(input: {token: $token, accountName: "Third", name: "Tess", email: $email, password: $password}) { viewer { isOwner } } }`,
		variables: given(map[string]any{"token": "any", "email": "tess@example.com", "password": testdb.Password}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.People.SetUp(ctx, people.SetUpInput{
				Token: text(v, "token"), AccountName: "Third", Name: "Tess", Email: text(v, "email"), Password: text(v, "password"),
			})
		},
	},
	"signIn": {
		door: "public",
		want: everybody(wrongPassword),
		document: `mutation ($email: String!, $password: String!) {
			signIn(input: {email: $email, password: $password}) { viewer { isOwner } } }`,
		variables: given(map[string]any{"email": "ada@example.com", "password": "wrong horse battery"}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.People.SignIn(ctx, text(v, "email"), text(v, "password"))
		},
	},
	"requestPasswordReset": {
		door:      "public",
		want:      everybody(done),
		document:  `mutation ($email: String!) { requestPasswordReset(input: {email: $email}) { requested } }`,
		variables: given(map[string]any{"email": "nobody@example.com"}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.People.RequestPasswordReset(ctx, text(v, "email"))
		},
	},
	"resetPassword": {
		door:      "public",
		want:      everybody(wrongToken),
		document:  `mutation ($token: String!) { resetPassword(input: {token: $token, password: "three unrelated words"}) { email } }`,
		variables: given(map[string]any{"token": "guessed"}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.ResetPassword(ctx, text(v, "token"), "three unrelated words")
			return err
		},
	},

	"acceptInvitation": {
		door: "public",
		want: everybody(wrongToken),
		document: `mutation ($token: String!) {
			acceptInvitation(input: {token: $token, name: "Ida", password: "three unrelated words"}) { viewer { isOwner } } }`,
		variables: given(map[string]any{"token": "guessed"}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.People.AcceptInvitation(ctx, people.AcceptInput{Token: text(v, "token"), Name: "Ida", Password: "three unrelated words"})
		},
	},

	// For whoever is signed in.
	"signOut": {
		door:      "signedIn",
		want:      outcomes{nobody: signInFirst, standard: done, otherOwner: done, owner: done, apiUser: nothingToDo},
		document:  `mutation { signOut { signedOut } }`,
		variables: given(nil),
		call:      func(ctx context.Context, w *world, _ map[string]any) error { return w.People.SignOut(ctx) },
	},

	// For every person, on their own row and their own sessions.
	"updateProfile": {
		door:      "signedIn",
		want:      persons(done),
		document:  `mutation ($name: String!) { updateProfile(input: {name: $name}) { viewer { user { name } } } }`,
		variables: given(map[string]any{"name": "Renamed"}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.People.Rename(ctx, text(v, "name"))
		},
	},
	"changePassword": {
		door: "signedIn",
		want: persons(notProved),
		document: `mutation ($password: String!) { changePassword(input: {
			currentPassword: $password, newPassword: "three unrelated words", endOtherSessions: true}) { viewer { isOwner } } }`,
		variables: given(map[string]any{"password": testdb.Password}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.People.ChangePassword(ctx, people.PasswordChange{
				CurrentPassword: text(v, "password"), NewPassword: "three unrelated words", EndOtherSessions: true,
			})
		},
	},
	"changeEmail": {
		door: "signedIn",
		want: persons(notProved),
		document: `mutation ($email: String!, $password: String!) {
			changeEmail(input: {email: $email, currentPassword: $password}) { viewer { user { email } } } }`,
		variables: given(map[string]any{"email": "new@example.com", "password": testdb.Password}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.People.ChangeEmail(ctx, text(v, "email"), text(v, "password"))
		},
	},
	"endSession": {
		door:      "signedIn",
		want:      outcomes{nobody: signInFirst, standard: noSuchObject, otherOwner: noSuchObject, owner: done, apiUser: peopleOnly},
		document:  `mutation ($id: ID!) { endSession(input: {id: $id}) { viewer { isOwner } } }`,
		variables: anotherSessionOfTheOwner,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.People.EndSession(ctx, text(v, "id"))
		},
	},
	"endOtherSessions": {
		door:      "signedIn",
		want:      outcomes{nobody: signInFirst, standard: nothingToDo, otherOwner: nothingToDo, owner: done, apiUser: peopleOnly},
		document:  `mutation { endOtherSessions { viewer { isOwner } } }`,
		variables: func(t *testing.T, w *world) map[string]any { anotherSessionOfTheOwner(t, w); return nil },
		call:      func(ctx context.Context, w *world, _ map[string]any) error { return w.People.EndOtherSessions(ctx) },
	},

	// For managers: the owner, and whom the owner lets manage users. Ticks are the owner's.
	"inviteUser": {
		door:      "manager",
		want:      managers(done),
		document:  `mutation ($email: String!) { inviteUser(input: {name: "Ida", email: $email}) { mailed } }`,
		variables: given(map[string]any{"email": "ida@example.com"}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.InviteUser(ctx, people.InviteInput{Name: "Ida", Email: text(v, "email")})
			return err
		},
	},
	"resendInvitation": {
		door:      "manager",
		want:      managers(noSuchObject),
		document:  `mutation ($id: ID!) { resendInvitation(input: {id: $id}) { mailed } }`,
		variables: invitedToAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.ResendInvitation(ctx, text(v, "id"))
			return err
		},
	},
	"withdrawInvitation": {
		door:      "manager",
		want:      managers(noSuchObject),
		document:  `mutation ($id: ID!) { withdrawInvitation(input: {id: $id}) { user { status } } }`,
		variables: invitedToAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.WithdrawInvitation(ctx, text(v, "id"))
			return err
		},
	},
	"setUserEnabled": {
		door:      "manager",
		want:      managers(noSuchObject),
		document:  `mutation ($id: ID!) { setUserEnabled(input: {id: $id, enabled: false}) { user { status } } }`,
		variables: anotherOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.SetUserEnabled(ctx, text(v, "id"), false)
			return err
		},
	},
	"removeUser": {
		door:      "manager",
		want:      managers(noSuchObject),
		document:  `mutation ($id: ID!) { removeUser(input: {id: $id}) { user { status } } }`,
		variables: anotherOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.RemoveUser(ctx, text(v, "id"))
			return err
		},
	},
	"updateUser": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!) { updateUser(input: {id: $id, seesUsage: true}) { user { status } } }`,
		variables: anotherOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.ChangeUser(ctx, people.UserChange{ID: text(v, "id"), SeesUsage: new(true)})
			return err
		},
	},

	// For the owner, who names no account: another owner acts in their own.
	"updateAccount": {
		door:      "owner",
		want:      owners(done),
		document:  `mutation ($name: String!) { updateAccount(input: {name: $name}) { account { name } } }`,
		variables: given(map[string]any{"name": "Renamed"}),
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.ChangeAccount(ctx, people.AccountChange{Name: new(text(v, "name"))})
			return err
		},
	},
	"draftApiUser": {
		door:      "owner",
		want:      owners(done),
		document:  `mutation { draftApiUser { email password } }`,
		variables: given(nil),
		call: func(ctx context.Context, w *world, _ map[string]any) error {
			_, err := w.APIUsers.Draft(ctx)
			return err
		},
	},
	"generatePassword": {
		door:      "owner",
		want:      owners(done),
		document:  `mutation { generatePassword { password } }`,
		variables: given(nil),
		call: func(ctx context.Context, w *world, _ map[string]any) error {
			_, err := w.APIUsers.GeneratePassword(ctx)
			return err
		},
	},

	"createChildAccount": {
		door: "owner",
		want: owners(noSuchObject),
		document: `mutation ($id: ID!) {
			createChildAccount(input: {name: "Depot", parentId: $id, ownerName: "Dan", ownerEmail: "dan@example.com"}) { mailed } }`,
		variables: childOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.Team.Create(ctx, team.CreateInput{Name: "Depot", ParentID: new(text(v, "id")), OwnerName: "Dan", OwnerEmail: "dan@example.com"})
			return err
		},
	},
	"resendOwnerInvitation": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!) { resendOwnerInvitation(input: {id: $id}) { mailed } }`,
		variables: invitedChildOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.Team.ResendInvitation(ctx, text(v, "id"))
			return err
		},
	},
	"setAccountEnabled": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!) { setAccountEnabled(input: {id: $id, enabled: false}) { account { shut } } }`,
		variables: childOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.Team.SetEnabled(ctx, text(v, "id"), false)
			return err
		},
	},
	"openAccount": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!) { openAccount(input: {id: $id}) { viewer { isLooking } } }`,
		variables: childOfAcme,
		call:      func(ctx context.Context, w *world, v map[string]any) error { return w.Team.Open(ctx, text(v, "id")) },
	},
	"closeAccount": {
		door:      "signedIn",
		want:      outcomes{nobody: signInFirst, standard: nothingToDo, otherOwner: nothingToDo, owner: nothingToDo, apiUser: peopleOnly},
		document:  `mutation { closeAccount { viewer { isLooking } } }`,
		variables: given(nil),
		call:      func(ctx context.Context, w *world, _ map[string]any) error { return w.Team.Close(ctx) },
	},

	"transferOwnership": {
		door: "owner",
		want: owners(noSuchObject),
		document: `mutation ($id: ID!, $password: String!) {
			transferOwnership(input: {userId: $id, currentPassword: $password}) { viewer { isOwner } } }`,
		variables: standardUserOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.People.TransferOwnership(ctx, text(v, "id"), text(v, "password"))
			return err
		},
	},

	// For the owner of the account that the draft or the API user belongs to.
	"createApiUser": {
		door: "owner",
		want: owners(notIssued),
		document: `mutation ($email: String!, $password: String!) {
			createApiUser(input: {email: $email, description: "Weekly report", password: $password}) { apiUser { id } } }`,
		variables: draftOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.APIUsers.Create(ctx, apiusers.CreateInput{
				Email: text(v, "email"), Description: "Weekly report", Password: text(v, "password"), Enabled: true,
			})
			return err
		},
	},
	"updateApiUser": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!) { updateApiUser(input: {id: $id, description: "Taken over"}) { apiUser { id } } }`,
		variables: apiUserOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			description := "Taken over"
			_, err := w.APIUsers.Update(ctx, apiusers.UpdateInput{ID: text(v, "id"), Description: &description})
			return err
		},
	},
	"rotateApiUserPassword": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!) { rotateApiUserPassword(input: {id: $id, password: "gravel-walnut-5"}) { apiUser { id } } }`,
		variables: apiUserOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.APIUsers.Rotate(ctx, apiusers.RotateInput{ID: text(v, "id"), Password: "gravel-walnut-5"})
			return err
		},
	},
	"endApiUserPassword": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!, $old: ID!) { endApiUserPassword(input: {id: $id, passwordId: $old}) { apiUser { id } } }`,
		variables: oldPasswordOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.APIUsers.EndPassword(ctx, text(v, "id"), text(v, "old"), nil)
			return err
		},
	},
	"testApiUserPassword": {
		door:      "owner",
		want:      outcomes{nobody: signInFirst, standard: ownerOnly, otherOwner: noSuchObject, owner: nothingToDo, apiUser: ownerOnly},
		document:  `mutation ($email: String!, $password: String!) { testApiUserPassword(input: {email: $email, password: $password}) { accepted } }`,
		variables: keyOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.Verifier.Test(ctx, text(v, "email"), text(v, "password"))
			return err
		},
	},
	"deleteApiUser": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!) { deleteApiUser(input: {id: $id}) { deletedId } }`,
		variables: disabledAPIUserOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.APIUsers.Delete(ctx, text(v, "id"), nil)
		},
	},
	"setApiUsersEnabled": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($ids: [ID!]!) { setApiUsersEnabled(input: {ids: $ids, enabled: true}) { changedIds } }`,
		variables: disabledAPIUsersOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.APIUsers.SetEnabled(ctx, v["ids"].([]string), true)
			return err
		},
	},
	"deleteApiUsers": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($ids: [ID!]!) { deleteApiUsers(input: {ids: $ids}) { deletedIds } }`,
		variables: disabledAPIUsersOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			_, err := w.APIUsers.DeleteMany(ctx, v["ids"].([]string))
			return err
		},
	},
}

func text(v map[string]any, name string) string { return v[name].(string) }

func given(v map[string]any) func(*testing.T, *world) map[string]any {
	return func(*testing.T, *world) map[string]any { return v }
}

func (w *world) asOwner(t *testing.T) context.Context {
	return access.With(t.Context(), testdb.As(w.cast.Owner))
}

// anotherOfAcme is a standard user who isn't calling.
func anotherOfAcme(t *testing.T, w *world) map[string]any {
	u, err := w.People.AddStandardUser(w.asOwner(t), people.AddUserInput{Name: "Tess", Email: "tess@example.com", Password: testdb.Password})
	require.NoError(t, err)
	return map[string]any{"id": u.ID}
}

// anotherSessionOfTheOwner is in a browser that doesn't call.
func anotherSessionOfTheOwner(t *testing.T, w *world) map[string]any {
	w.signIn(t, w.cast.Owner)
	listed, err := w.Sessions.Own(w.asOwner(t))
	require.NoError(t, err)
	return map[string]any{"id": listed[0].ID}
}

func invitedToAcme(t *testing.T, w *world) map[string]any {
	invited, err := w.People.InviteUser(w.asOwner(t), people.InviteInput{Name: "Ida", Email: "ida@example.com"})
	require.NoError(t, err)
	return map[string]any{"id": invited.User.ID}
}

func draftOfAcme(t *testing.T, w *world) map[string]any {
	draft, err := w.APIUsers.Draft(w.asOwner(t))
	require.NoError(t, err)
	return map[string]any{"email": draft.Email, "password": draft.Password}
}

func standardUserOfAcme(_ *testing.T, w *world) map[string]any {
	return map[string]any{"id": w.cast.Standard.ID, "password": testdb.Password}
}

func childOfAcme(t *testing.T, w *world) map[string]any {
	return map[string]any{"id": w.NewChild(t, w.cast.Owner.AccountID, "Works").AccountID}
}

func invitedChildOfAcme(t *testing.T, w *world) map[string]any {
	made, err := w.Team.Create(w.asOwner(t), team.CreateInput{Name: "Works", OwnerName: "Cora", OwnerEmail: "cora@example.com"})
	require.NoError(t, err)
	return map[string]any{"id": made.Account.ID}
}

func apiUserOfAcme(_ *testing.T, w *world) map[string]any {
	return map[string]any{"id": w.cast.APIUser.ID}
}

func keyOfAcme(_ *testing.T, w *world) map[string]any {
	return map[string]any{"email": w.cast.APIUser.Email, "password": w.cast.APIUserPassword}
}

// oldPasswordOfAcme is that of an API user that was rotated; the one that calls
// is another.
func oldPasswordOfAcme(t *testing.T, w *world) map[string]any {
	owner, until := w.asOwner(t), w.Clock.Now().Add(time.Hour)
	u, _, err := w.NewAPIUser(owner, "Weekly report")
	require.NoError(t, err)
	_, err = w.APIUsers.Rotate(owner, apiusers.RotateInput{ID: u.ID, Password: "gravel-walnut-5", OldEndsAt: &until})
	require.NoError(t, err)
	live, err := w.APIUsers.Passwords(owner, u)
	require.NoError(t, err)
	return map[string]any{"id": u.ID, "old": live[1].ID}
}

// disabledAPIUserOfAcme is another than the one that calls, which could not
// call if it were disabled.
func disabledAPIUserOfAcme(t *testing.T, w *world) map[string]any {
	draft := draftOfAcme(t, w)
	u, err := w.APIUsers.Create(w.asOwner(t), apiusers.CreateInput{
		Email: text(draft, "email"), Password: text(draft, "password"), Description: "Weekly report",
	})
	require.NoError(t, err)
	return map[string]any{"id": u.ID}
}

func disabledAPIUsersOfAcme(t *testing.T, w *world) map[string]any {
	return map[string]any{"ids": []string{
		text(disabledAPIUserOfAcme(t, w), "id"), text(disabledAPIUserOfAcme(t, w), "id"),
	}}
}
