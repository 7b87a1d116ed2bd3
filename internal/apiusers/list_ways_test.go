package apiusers_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"entgo.io/contrib/entgql"
	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/apiusers"
	"postern/internal/input"
	"postern/internal/testdb"
)

// told is an API user as the tests know it.
type told struct {
	*ent.APIUser
	lastUsed time.Time // 1970: never
}

// mixed is a house with many API users of both accounts, some of them deleted.
func mixed(t *testing.T, chance *rand.Rand) (*testdb.House, testdb.Cast, []told) {
	t.Helper()
	h := testdb.NewHouse(t)
	cast, db := h.NewCast(t), testdb.Beside(t, h.URL)
	one := func(of ...string) string { return of[chance.IntN(len(of))] }
	var all []told
	for i := range 70 {
		owner := cast.Owner
		if i%6 == 0 {
			owner = cast.OtherOwner
		}
		d := draft(t, h, owner)
		u, err := h.APIUsers.Create(as(t, owner), apiusers.CreateInput{
			Email: d.Email, Password: d.Password, Enabled: chance.IntN(3) > 0,
			Description: one("Import", "Export", "ÄRZTE", "Αθήνα") + one(" ", "-", "_%") + one("Lyon", "Zürich", "import") + one("", "???", " #1", `\'"`, " ⇒ ok"),
		})
		require.NoError(t, err)
		at := func(days int) string { return stored(chance.IntN(days) - days) }
		testdb.Exec(t, db, `UPDATE api_users SET created_at = ?, updated_at = ? WHERE id = ?`, stored(-200), at(4), u.ID)
		if chance.IntN(2) == 0 {
			testdb.Exec(t, db, `UPDATE api_users SET expires_at = ? WHERE id = ?`, stored(chance.IntN(40)-15), u.ID)
		}
		if chance.IntN(3) > 0 {
			testdb.Exec(t, db, `INSERT INTO last_uses (id, account_id, api_user_id, first_at, last_at) VALUES (?, ?, ?, ?, ?)`, u.ID, u.AccountID, u.ID, stored(-200), at(190))
		}
		if i%7 == 0 {
			testdb.Exec(t, db, `UPDATE api_users SET deleted_at = ? WHERE id = ?`, stored(0), u.ID)
		}
		if owner == cast.Owner && i%7 > 0 {
			all = append(all, told{APIUser: u, lastUsed: time.Unix(0, 0).UTC()})
		}
	}
	return h, cast, append(all, told{APIUser: cast.APIUser, lastUsed: time.Unix(0, 0).UTC()})
}

// reread takes over what was written beside the services.
func reread(t *testing.T, h *testdb.House, owner *ent.User, all []told) {
	t.Helper()
	for i := range all {
		u, err := h.Store.Read().APIUser.Get(as(t, owner), all[i].ID)
		require.NoError(t, err)
		all[i].APIUser = u
		if use, err := h.Store.Read().LastUse.Get(as(t, owner), u.ID); err == nil {
			all[i].lastUsed = use.LastAt
		}
	}
}

// fits is what a filter means, said without SQL.
func (u told) fits(now time.Time, search string, state apiusers.StateFilter) bool {
	if !strings.Contains(input.Fold(u.Description), input.Fold(search)) && !strings.Contains(u.Email, input.Fold(search)) {
		return false
	}
	expired := u.ExpiresAt != nil && !u.ExpiresAt.After(now)
	soon := u.ExpiresAt != nil && !expired && !u.ExpiresAt.After(now.Add(apiusers.ExpiringWithin))
	never := u.lastUsed.Unix() == 0
	return map[apiusers.StateFilter]bool{
		"": true, apiusers.OnlyActive: u.Enabled && !expired, apiusers.OnlyDisabled: !u.Enabled, apiusers.OnlyExpired: u.Enabled && expired,
		apiusers.OnlyExpiring: u.Enabled && soon, apiusers.OnlyNeverUsed: never,
		apiusers.OnlyUnused: !never && u.lastUsed.Before(now.Add(-apiusers.UnusedFor)),
	}[state]
}

func (u told) compare(v told, by apiusers.OrderField) int {
	return cmp.Or(map[apiusers.OrderField]int{
		apiusers.ByCreatedAt: u.CreatedAt.Compare(v.CreatedAt), apiusers.ByUpdatedAt: u.UpdatedAt.Compare(v.UpdatedAt),
		apiusers.ByDescription: strings.Compare(input.Fold(u.Description), input.Fold(v.Description)),
		apiusers.ByEmail:       strings.Compare(u.Email, v.Email), apiusers.ByLastUsedAt: u.lastUsed.Compare(v.lastUsed),
	}[by], strings.Compare(u.ID, v.ID))
}

// TestEveryWayFindsTheSame: with each search and state, in the orders by turns,
// page by page from both ends, whatever way is taken, what is found is what filtering and
// sorting without a database finds: none twice, none missing.
func TestEveryWayFindsTheSame(t *testing.T) {
	t.Parallel()
	h, cast, all := mixed(t, rand.New(rand.NewPCG(1, 2)))
	reread(t, h, cast.Owner, all)
	now := h.Clock.Now()
	fields := []apiusers.OrderField{apiusers.ByCreatedAt, apiusers.ByUpdatedAt, apiusers.ByDescription, apiusers.ByEmail, apiusers.ByLastUsedAt}
	asked := 0
	for name, reach := range map[string]apiusers.Reach{
		"read":      {Glance: 1000, Look: 1000, Found: 1000, Counted: 1000, Searched: 1000},
		"looked up": {Glance: 2, Look: 3, Found: 1000, Counted: 1000, Searched: 1000},
		"read on":   {Glance: 2, Look: 3, Found: 4, Counted: 1000, Searched: 1000},
	} {
		h.APIUsers = h.APIUsers.WithReach(reach)
		for _, search := range []string{"", "import", "IMP", "ärz", "αθή", "???", " #1", "_%i", `\'"`, "⇒ o", "apiuser-", "r-a", "-lyon", all[9].Email, all[9].Email[9:13], "qqx"} {
			for _, state := range []apiusers.StateFilter{"", apiusers.OnlyActive, apiusers.OnlyDisabled, apiusers.OnlyExpired, apiusers.OnlyExpiring, apiusers.OnlyNeverUsed, apiusers.OnlyUnused} {
				if utf8(strings.TrimSpace(search)) < 3 && search != "" {
					continue
				}
				filter := &apiusers.Filter{Search: &search}
				if state != "" {
					filter.State = &state
				}
				what := fmt.Sprintf("%s %q %s", name, search, state)
				var want []told
				for _, u := range all {
					if u.fits(now, strings.TrimSpace(search), state) {
						want = append(want, u)
					}
				}
				count, err := h.APIUsers.Count(as(t, cast.Owner), filter)
				require.NoError(t, err)
				if count.More {
					require.Equal(t, "read on", name, what)
					require.LessOrEqual(t, count.Count, len(want), what)
				} else {
					require.Equal(t, len(want), count.Count, what)
				}
				inPages(t, h, cast, filter, fields[asked%len(fields)], want, what)
				asked++
			}
		}
	}
}

func utf8(s string) int { return len([]rune(s)) }

// inPages reads a list from both ends: up forwards, down backwards.
func inPages(t *testing.T, h *testdb.House, cast testdb.Cast, filter *apiusers.Filter, field apiusers.OrderField, want []told, what string) {
	t.Helper()
	slices.SortFunc(want, func(u, v told) int { return u.compare(v, field) })
	up := []string{}
	for _, u := range want {
		up = append(up, u.ID)
	}
	forwards := apiusers.Page{Filter: filter, First: ptr(20), OrderBy: &apiusers.Order{Direction: entgql.OrderDirectionAsc, Field: field}}
	backwards := apiusers.Page{Filter: filter, Last: ptr(20), OrderBy: &apiusers.Order{Direction: entgql.OrderDirectionDesc, Field: field}}
	for _, p := range []apiusers.Page{forwards, backwards} {
		got := []string{}
		for more := true; more; {
			c, err := h.APIUsers.List(as(t, cast.Owner), p)
			require.NoError(t, err, what)
			page := ids(c)
			p.After, more = c.PageInfo.EndCursor, c.PageInfo.HasNextPage
			if p.Last != nil {
				slices.Reverse(page)
				p.After, p.Before, more = nil, c.PageInfo.StartCursor, c.PageInfo.HasPreviousPage
			}
			got = append(got, page...)
			require.LessOrEqual(t, len(got), len(up), "%s by %s", what, field)
		}
		require.Equal(t, up, got, "%s by %s", what, field)
	}
}

// TestWhereCountingStopsIsSaid: a count that isn't the whole truth says so.
func TestWhereCountingStopsIsSaid(t *testing.T) {
	t.Parallel()
	h, cast, all := mixed(t, rand.New(rand.NewPCG(1, 2)))
	reread(t, h, cast.Owner, all)
	h.APIUsers = h.APIUsers.WithReach(apiusers.Reach{Glance: 2, Look: 3, Found: 4, Counted: 5, Searched: 5})
	for _, search := range []string{"import", "lyon", "qqx"} {
		for _, state := range []apiusers.StateFilter{apiusers.OnlyActive, apiusers.OnlyDisabled, apiusers.OnlyUnused} {
			fit := 0
			for _, u := range all {
				if u.fits(h.Clock.Now(), search, state) {
					fit++
				}
			}
			c, err := h.APIUsers.Count(as(t, cast.Owner), &apiusers.Filter{Search: &search, State: &state})
			require.NoError(t, err)
			require.LessOrEqual(t, c.Count, min(fit, 5), "%s %s", search, state)
			if !c.More {
				require.Equal(t, fit, c.Count, "%s %s", search, state)
			}
		}
	}
}

// TestASearchIsWrittenAsTheDatabaseWritesIt: or nothing would be found.
func TestASearchIsWrittenAsTheDatabaseWritesIt(t *testing.T) {
	t.Parallel()
	if !testdb.Postgres() {
		t.Skip("SQLite takes a search as it is")
	}
	db := testdb.Beside(t, testdb.URL(t))
	for text := range strings.SplitSeq("import|zürich #1|a_b%c\\d|'\"\n\t|αθήνα €10, [x]; {y} <z> ^~`!?*=$&+()|\\303|😀", "|") {
		var written string
		require.NoError(t, db.QueryRowContext(t.Context(), `SELECT api_user_search_text($1)`, text).Scan(&written))
		require.Equal(t, written, apiusers.SearchText(text), "%q", text)
	}
}
