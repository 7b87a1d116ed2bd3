package people_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/testdb"
)

func sue() people.AddUserInput {
	return people.AddUserInput{Name: "Sue", Email: "Sue@example.com", Password: testdb.Password}
}

func TestTheOwnerAddsAStandardUserWhoCanSignIn(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	u, err := h.People.AddStandardUser(signedIn(t, cast.Owner), sue())
	require.NoError(t, err)
	require.Equal(t, []string{cast.Owner.AccountID, "STANDARD", "ACTIVE", "Sue@example.com"},
		[]string{u.AccountID, string(u.Role), string(u.Status), u.Email})
	e := lastEvent(t, h)
	require.Equal(t, []string{"user.added", cast.Owner.ID, u.ID}, []string{e.Action, e.ActorID, e.ObjectID})
	require.JSONEq(t, `{"email": [null, "Sue@example.com"], "role": [null, "STANDARD"]}`, e.Changes)
	ctx := from(t, new(browser), "192.0.2.1")
	require.NoError(t, h.People.SignIn(ctx, "sue@example.com", testdb.Password))
	require.False(t, access.From(ctx).Owner)
}

func TestAnAddressIsTakenInTheWholeInstallationWhateverItsCase(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	before := h.Tables(t)
	for _, email := range []string{"sam@example.com", "SAM@EXAMPLE.COM", "Gail@example.com"} { // Gail is Globex's
		in := sue()
		in.Email = email
		_, err := h.People.AddStandardUser(signedIn(t, cast.Owner), in)
		wantFault(t, err, "EMAIL_TAKEN", "email")
	}
	require.Empty(t, before.Until(h.Tables(t)))
}

func TestTheOwnerRenamesTheAccount(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	h.Clock.Advance(1)
	a, err := h.People.ChangeAccount(signedIn(t, cast.Owner), people.AccountChange{Name: new("  Acme Works ")})
	require.NoError(t, err)
	require.Equal(t, "Acme Works", a.Name)
	e := lastEvent(t, h)
	require.Equal(t, []string{"account.changed", cast.Owner.ID, a.ID}, []string{e.Action, e.ActorID, e.ObjectID})
	require.JSONEq(t, `{"name": ["Acme", "Acme Works"]}`, e.Changes)
	other, err := h.People.Account(signedIn(t, cast.OtherOwner))
	require.NoError(t, err)
	require.Equal(t, "Globex", other.Name)
}

func TestTheSameNameWritesNothing(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	before := h.Tables(t)
	a, err := h.People.ChangeAccount(signedIn(t, cast.Owner), people.AccountChange{Name: new(" Acme ")})
	require.NoError(t, err)
	require.Equal(t, "Acme", a.Name)
	require.Empty(t, before.Until(h.Tables(t)))
}

func TestABadNameIsRefusedAtItsField(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	for name, reason := range map[string]string{
		"": "REQUIRED", " \u200b ": "REQUIRED", strings.Repeat("x", 101): "TOO_LONG", "A\ncme": "BAD_CHARACTER",
	} {
		_, err := h.People.ChangeAccount(signedIn(t, cast.Owner), people.AccountChange{Name: new(name)})
		wantFault(t, err, reason, "name")
	}
}

func TestAProgramLearnsItsAccountAndMainEmailAndNothingOfPeople(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	program := access.With(t.Context(), testdb.AsAPIUser(cast.APIUser))
	a, err := h.People.Account(program)
	require.NoError(t, err)
	require.Equal(t, cast.Owner.AccountID, a.ID)
	email, err := h.People.MainEmail(program)
	require.NoError(t, err)
	require.Equal(t, "ada@example.com", email)
	_, err = h.People.Owner(program)
	require.True(t, fault.Is(err, fault.Forbidden))
	_, err = h.People.Users(program, people.Page{})
	require.True(t, fault.Is(err, fault.Forbidden))
	u, err := h.People.User(program)
	require.NoError(t, err)
	require.Nil(t, u)
}

func TestPeopleSeeThePeopleOfTheirOwnAccountByName(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	_, err := h.People.AddStandardUser(signedIn(t, cast.Owner), people.AddUserInput{Name: "Abe", Email: "abe@example.com", Password: testdb.Password})
	require.NoError(t, err)
	list, err := h.People.Users(signedIn(t, cast.Standard), people.Page{})
	require.NoError(t, err)
	var names []string
	for _, edge := range list.Edges {
		names = append(names, edge.Node.Name)
	}
	require.Equal(t, []string{"Abe", "Ada", "Sam"}, names)
	owner, err := h.People.Owner(signedIn(t, cast.Standard))
	require.NoError(t, err)
	require.Equal(t, cast.Owner.ID, owner.ID)
}

func TestAClosedDatabaseIsNoFaultOfTheCaller(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	require.NoError(t, h.Store.Close())
	_, err := h.People.Account(signedIn(t, cast.Owner))
	require.Error(t, err)
	require.Empty(t, fault.All(err))
	err = h.People.SignIn(t.Context(), "ada@example.com", testdb.Password)
	require.Error(t, err)
	require.Empty(t, fault.All(err))
}
