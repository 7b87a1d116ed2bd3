package audit_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
	"time"

	"entgo.io/contrib/entgql"
	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/testdb"
)

// busy is an account in which something of each kind happened, a minute apart.
func busy(t *testing.T) (*testdb.House, testdb.Cast) {
	t.Helper()
	h, cast := testdb.NewFilledHouse(t)
	owner := access.With(t.Context(), testdb.As(cast.Owner))
	h.Clock.Advance(time.Minute)
	_, err := h.People.ChangeAccount(owner, people.AccountChange{Name: new("Acme Ltd")})
	require.NoError(t, err)
	h.Clock.Advance(time.Minute)
	record(t, h.Store, cast, 3)
	h.Refusals.Refused(access.With(t.Context(), testdb.As(cast.Standard)), "createApiUser", fault.OwnerOnly())
	h.Exec(t, `INSERT INTO refusal_spells (id, account_id, api_user_id, reason, began_at, last_at, calls, last_peer, last_client)
		VALUES ('spl_1', ?, ?, 'WRONG_PASSWORD', '2026-01-31 12:00:30+00:00', '2026-01-31 12:00:40+00:00', 7, '192.0.2.9', 'curl')`,
		cast.Owner.AccountID, cast.APIUser.ID)
	return h, cast
}

func told(t *testing.T, h *testdb.House, cast testdb.Cast, f audit.Filter) (all []string) {
	t.Helper()
	page, err := h.History.History(access.With(t.Context(), testdb.As(cast.Owner)), cast.Owner.AccountID, f, audit.Page{})
	require.NoError(t, err)
	for _, line := range page.Lines {
		all = append(all, string(line.Action))
	}
	return all
}

func TestTheHistoryOfAnAccountTellsOfEverythingNewestFirst(t *testing.T) {
	t.Parallel()
	h, cast := busy(t)
	owner := access.With(t.Context(), testdb.As(cast.Owner))
	page, err := h.History.History(owner, cast.Owner.AccountID, audit.Filter{}, audit.Page{})
	require.NoError(t, err)
	var actions []string
	for _, line := range page.Lines {
		actions = append(actions, string(line.Action))
	}
	require.Equal(t, []string{"account.refused", "account.changed", "api_user.refused"}, actions[:3])
	atOnce := []string{"api_user.changed", "api_user.changed", "api_user.changed", "api_user.created", "user.added", "account.set_up"}
	require.ElementsMatch(t, atOnce, actions[3:])
	refused, spell := page.Lines[0], page.Lines[2]
	require.Equal(t, []any{"Nightly import", "192.0.2.9", 7}, []any{spell.Object, spell.Peer, spell.Spell.Count})
	require.Equal(t, []any{"Sam", "createApiUser", "OWNER_ONLY", 1}, []any{refused.Actor, refused.Attempts.Operation, refused.Attempts.Reason, refused.Attempts.Count})
	created := lineOf(page.Lines, "api_user.created")
	require.Equal(t, []string{"Ada", cast.Owner.ID, "Nightly import", cast.APIUser.ID}, []string{created.Actor, created.ActorID, created.Object, created.ObjectID})
}

func TestAttemptsStandWhereTheFirstOfTheHourWas(t *testing.T) {
	t.Parallel()
	h, cast := busy(t)
	first := h.Clock.Now()
	h.Clock.Advance(10 * time.Minute)
	h.Refusals.Refused(access.With(t.Context(), testdb.As(cast.Standard)), "createApiUser", fault.OwnerOnly())
	page, err := h.History.History(access.With(t.Context(), testdb.As(cast.Owner)), cast.Owner.AccountID, audit.Filter{From: &first}, audit.Page{})
	require.NoError(t, err)
	require.Len(t, page.Lines, 1)
	require.True(t, first.Equal(page.Lines[0].At))
	require.Equal(t, 2, page.Lines[0].Attempts.Count)
	require.True(t, h.Clock.Now().Equal(page.Lines[0].Attempts.LastAt))
}

func lineOf(lines []*audit.Line, action audit.Action) *audit.Line {
	for _, line := range lines {
		if line.Action == action {
			return line
		}
	}
	return &audit.Line{}
}

func TestTheHistoryIsFilteredByWhoWhatKindAndTime(t *testing.T) {
	t.Parallel()
	h, cast := busy(t)
	later := testdb.Start.Add(time.Second)
	for name, c := range map[string]struct {
		filter audit.Filter
		want   []string
	}{
		"what was refused": {audit.Filter{Kinds: []audit.Kind{audit.OfRefusals}}, []string{"account.refused", "api_user.refused"}},
		"two kinds":        {audit.Filter{Kinds: []audit.Kind{audit.OfAccount, audit.OfPeople}}, []string{"account.changed", "user.added", "account.set_up"}},
		"what Sam did":     {audit.Filter{ActorID: &cast.Standard.ID}, []string{"account.refused"}},
		"Sam in a kind":    {audit.Filter{ActorID: &cast.Standard.ID, Kinds: []audit.Kind{audit.OfAccount}}, nil},
		"what was done to": {audit.Filter{ObjectID: &cast.Standard.ID}, []string{"user.added"}},
		"from then on":     {audit.Filter{From: &later, Kinds: []audit.Kind{audit.OfAccount}}, []string{"account.changed"}},
		"until then":       {audit.Filter{To: &later, Kinds: []audit.Kind{audit.OfAccount}}, []string{"account.set_up"}},
		"another's people": {audit.Filter{ActorID: &cast.OtherOwner.ID}, nil},
	} {
		require.Equal(t, c.want, told(t, h, cast, c.filter), name)
	}
}

func TestTheHistoryOfAnAccountIsReadByPagesThroughAllItsParts(t *testing.T) {
	t.Parallel()
	h, cast := busy(t)
	all := told(t, h, cast, audit.Filter{})
	owner, read := access.With(t.Context(), testdb.As(cast.Owner)), []string{}
	var after *entgql.Cursor[string]
	for more := true; more; {
		page, err := h.History.History(owner, cast.Owner.AccountID, audit.Filter{}, audit.Page{First: new(2), After: after})
		require.NoError(t, err)
		for _, line := range page.Lines {
			read = append(read, string(line.Action))
			after = new(line.Cursor())
		}
		more = page.Older
	}
	require.Equal(t, all, read)
	_, err := h.History.History(owner, cast.Owner.AccountID, audit.Filter{}, audit.Page{First: new(101)})
	require.Equal(t, "PAGE_SIZE", fault.Reason(err))
}

func TestTheHistoryOfAnAccountIsForItsOwnerAndWhomTheOwnerLets(t *testing.T) {
	t.Parallel()
	h, cast := busy(t)
	sees := testdb.As(cast.Standard)
	sees.SeesUsage = true
	page, err := h.History.History(access.With(t.Context(), sees), cast.Owner.AccountID, audit.Filter{}, audit.Page{})
	require.NoError(t, err)
	require.NotEmpty(t, page.Lines)
	for _, line := range page.Lines {
		require.Empty(t, line.Peer)
	}
	for _, viewer := range []access.Viewer{{}, testdb.As(cast.Standard), testdb.As(cast.OtherOwner), testdb.AsAPIUser(cast.APIUser)} {
		ctx := access.With(t.Context(), viewer)
		page, err := h.History.History(ctx, cast.Owner.AccountID, audit.Filter{}, audit.Page{})
		require.NoError(t, err)
		require.Empty(t, page.Lines)
	}
}

func TestWhoIsGoneKeepsTheirName(t *testing.T) {
	t.Parallel()
	h, cast := busy(t)
	h.Exec(t, "UPDATE api_users SET deleted_at = created_at WHERE id = ?", cast.APIUser.ID)
	h.Exec(t, "UPDATE users SET status = 'REMOVED' WHERE id = ?", cast.Standard.ID)
	page, err := h.History.History(access.With(t.Context(), testdb.As(cast.Owner)), cast.Owner.AccountID, audit.Filter{}, audit.Page{})
	require.NoError(t, err)
	created := lineOf(page.Lines, "api_user.created")
	require.Equal(t, "Nightly import", created.Object)
	require.Equal(t, audit.Removed{Object: true}, created.Removed)
	refused := lineOf(page.Lines, "account.refused")
	require.Equal(t, "Sam", refused.Actor)
	require.Equal(t, audit.Removed{Actor: true}, refused.Removed)
}

// TestEveryActionHasAKind keeps one from being left out by every filter.
func TestEveryActionHasAKind(t *testing.T) {
	table, err := os.ReadFile("kinds.go")
	require.NoError(t, err)
	file, err := parser.ParseFile(token.NewFileSet(), "audit.go", nil, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) == 0 || spec.Names[0].Name == "APIUserRefused" || spec.Names[0].Name == "Refused" {
			return true
		}
		if named, ok := spec.Type.(*ast.Ident); ok && named.Name == "Action" {
			require.Contains(t, strings.FieldsFunc(string(table), func(r rune) bool { return strings.ContainsRune("{}, \n\t:", r) }), spec.Names[0].Name)
		}
		return true
	})
}
