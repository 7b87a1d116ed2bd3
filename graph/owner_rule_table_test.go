package graph_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/people"
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

	// For whoever is signed in.
	"signOut": {
		door:      "signedIn",
		want:      outcomes{nobody: signInFirst, standard: done, otherOwner: done, owner: done, apiUser: nothingToDo},
		document:  `mutation { signOut { signedOut } }`,
		variables: given(nil),
		call:      func(ctx context.Context, w *world, _ map[string]any) error { return w.People.SignOut(ctx) },
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
	"deleteApiUser": {
		door:      "owner",
		want:      owners(noSuchObject),
		document:  `mutation ($id: ID!) { deleteApiUser(input: {id: $id}) { deletedId } }`,
		variables: disabledAPIUserOfAcme,
		call: func(ctx context.Context, w *world, v map[string]any) error {
			return w.APIUsers.Delete(ctx, text(v, "id"), nil)
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

func draftOfAcme(t *testing.T, w *world) map[string]any {
	draft, err := w.APIUsers.Draft(w.asOwner(t))
	require.NoError(t, err)
	return map[string]any{"email": draft.Email, "password": draft.Password}
}

func apiUserOfAcme(_ *testing.T, w *world) map[string]any {
	return map[string]any{"id": w.cast.APIUser.ID}
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
