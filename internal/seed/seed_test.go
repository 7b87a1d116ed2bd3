package seed_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entgo.io/contrib/entgql"
	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/seed"
	"postern/internal/session"
	"postern/internal/store"
	"postern/internal/testdb"
)

const many = 2000 // so many that no state is missing by chance

// filled is a house over a database that was seeded, at the machine's time.
func filled(t *testing.T) (*testdb.House, *seed.Made) {
	t.Helper()
	h := testdb.Wire(testdb.Open(t), nil)
	var told []string
	made, err := seed.Fill(t.Context(), h.Store, seed.Options{APIUsers: many, Progress: func(n int, now string) {
		require.Equal(t, many, n)
		told = append(told, now)
	}})
	require.NoError(t, err)
	require.Equal(t, []string{"", "making the indexes", "looking over the tables"}, told)
	return h, made
}

func owner(t *testing.T, s *store.Store) *ent.User {
	t.Helper()
	o, err := s.Read().User.Query().Order(ent.Asc("id")).First(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	return o
}

func TestASeededAccountHasEachState(t *testing.T) {
	t.Parallel()
	h, _ := filled(t)
	ctx := access.With(t.Context(), testdb.As(owner(t, h.Store)))
	count := func(f *apiusers.Filter) int {
		c, err := h.APIUsers.Count(ctx, f)
		require.NoError(t, err)
		return c.Count
	}
	require.Equal(t, many, count(nil))
	for _, state := range []apiusers.StateFilter{
		apiusers.OnlyActive, apiusers.OnlyDisabled, apiusers.OnlyExpiring, apiusers.OnlyExpired, apiusers.OnlyNeverUsed, apiusers.OnlyUnused,
	} {
		require.Positive(t, count(&apiusers.Filter{State: &state}), state)
	}
	people, err := h.Store.Read().User.Query().Count(ctx)
	require.NoError(t, err)
	require.Equal(t, 5, people)
}

func TestSeededAPIUsersAreListedAndFoundLikeOthers(t *testing.T) {
	t.Parallel()
	h, made := filled(t)
	ctx := access.With(t.Context(), testdb.As(owner(t, h.Store)))
	for _, field := range []apiusers.OrderField{apiusers.ByCreatedAt, apiusers.ByDescription, apiusers.ByLastUsedAt} {
		seen, page := map[string]bool{}, apiusers.Page{OrderBy: &apiusers.Order{Direction: entgql.OrderDirectionAsc, Field: field}}
		for more := true; more; {
			list, err := h.APIUsers.List(ctx, page)
			require.NoError(t, err)
			for _, edge := range list.Edges {
				seen[edge.Node.ID] = true
			}
			page.After, more = list.PageInfo.EndCursor, list.PageInfo.HasNextPage
		}
		require.Len(t, seen, many, field)
	}
	var u *ent.APIUser
	for _, field := range []apiusers.OrderField{apiusers.ByCreatedAt, apiusers.ByLastUsedAt} {
		list, err := h.APIUsers.List(ctx, apiusers.Page{Filter: &apiusers.Filter{Search: &made.Address}, OrderBy: &apiusers.Order{Field: field}})
		require.NoError(t, err)
		require.Len(t, list.Edges, 1)
		u = list.Edges[0].Node
	}
	other, off := "Giraffes", false
	_, err := h.APIUsers.Update(ctx, apiusers.UpdateInput{ID: u.ID, Description: &other, Enabled: &off})
	require.NoError(t, err)
	require.NoError(t, h.APIUsers.Delete(ctx, u.ID, nil), "the triggers are back")
	n, err := h.APIUsers.Count(ctx, &apiusers.Filter{Search: &other})
	require.NoError(t, err)
	require.Zero(t, n.Count)
}

func TestThePrintedOwnerSignsInAndThePrintedKeyIsLetIn(t *testing.T) {
	t.Parallel()
	h, made := filled(t)
	ctx := session.WithCarrier(access.With(t.Context(), access.Viewer{Peer: "192.0.2.1"}), nobody{})
	require.NoError(t, h.People.SignIn(ctx, made.Email, made.Password))
	for key, status := range map[string]int{made.Key: http.StatusOK, "wrong": http.StatusUnauthorized} {
		r := httptest.NewRequest(http.MethodGet, "/verify", nil)
		r.SetBasicAuth(made.Address, key)
		answer := httptest.NewRecorder()
		h.Verifier.ServeHTTP(answer, r)
		require.Equal(t, status, answer.Code)
	}
}

// nobody takes a session's token and forgets it.
type nobody struct{}

func (nobody) Hand(string) {}
func (nobody) TakeBack()   {}

// TestSeedingLeavesTheSchemaAsItWas: what is put aside comes back, also when
// seeding fails in between.
func TestSeedingLeavesTheSchemaAsItWas(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t)
	before := schema(t, s)
	tables := []string{"api_users", "last_uses", "audit_events"}
	err := s.InBulk(t.Context(), tables, func(string) {}, func(b *store.Bulk) error {
		return b.Insert(t.Context(), "api_users", []string{"id"}, [][]any{{"api_1"}})
	})
	require.Error(t, err)
	require.Equal(t, before, schema(t, s))
	_, err = seed.Fill(t.Context(), s, seed.Options{APIUsers: 3, Progress: func(int, string) {}})
	require.NoError(t, err)
	require.Equal(t, before, schema(t, s))
}

func TestADatabaseWithAPIUsersIsLeftAlone(t *testing.T) {
	t.Parallel()
	h, _ := filled(t)
	quiet := func(int, string) {}
	_, err := seed.Fill(t.Context(), h.Store, seed.Options{APIUsers: 1, Progress: quiet})
	require.ErrorContains(t, err, "--add")
	made, err := seed.Fill(t.Context(), h.Store, seed.Options{APIUsers: 10, Add: true, Progress: quiet})
	require.NoError(t, err)
	require.Empty(t, made.Password, "the owner was there")
	ctx := access.With(t.Context(), testdb.As(owner(t, h.Store)))
	all, err := h.APIUsers.Count(ctx, nil)
	require.NoError(t, err)
	require.Equal(t, many+10, all.Count)
	found, err := h.APIUsers.Count(ctx, &apiusers.Filter{Search: &made.Address})
	require.NoError(t, err)
	require.Equal(t, 1, found.Count)
}

// schema is every index, trigger and reference, one a line.
func schema(t *testing.T, s *store.Store) string {
	t.Helper()
	question := `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql`
	if testdb.Postgres() {
		question = `SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
			UNION ALL SELECT conrelid::regclass::text || conname::text || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
			UNION ALL SELECT tgrelid::regclass::text || tgname::text || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`
	}
	var all []string
	require.NoError(t, s.Ask(t.Context(), question, nil, func(row func(...any) error) error {
		var text string
		err := row(&text)
		all = append(all, text)
		return err
	}))
	require.NotEmpty(t, all)
	return strings.Join(all, "\n")
}
