package apiusers_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"entgo.io/contrib/entgql"
	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/apiusers"
	"postern/internal/testdb"
)

// listed is a house whose API users differ in whatever a list goes by, but for
// three that have much in common.
func listed(t *testing.T) (*testdb.House, testdb.Cast) {
	t.Helper()
	h, cast := testdb.NewFilledHouse(t)
	for i, description := range []string{"Orders", "Rechnungen für ÄRZTE", "50% _off_", "Orders", "Orders", "Zebra"} {
		u, err := h.APIUsers.Create(as(t, cast.Owner), apiusers.CreateInput{
			Email: draft(t, h, cast.Owner).Email, Password: typed, Description: description, Enabled: i != 1,
		})
		require.NoError(t, err)
		if i%2 == 0 {
			h.Exec(t, `INSERT INTO last_uses (id, account_id, api_user_id, first_at, last_at) VALUES (?, ?, ?, ?, ?)`,
				u.ID, u.AccountID, u.ID, stored(-40*i), stored(-40*i))
			h.Exec(t, `UPDATE api_users SET created_at = ? WHERE id = ?`, stored(-40*i), u.ID)
		}
		if i > 3 {
			h.Exec(t, `UPDATE api_users SET expires_at = ? WHERE id = ?`, stored(9*(i-4)), u.ID)
		}
		h.Clock.Advance(time.Duration(i%2) * time.Minute)
	}
	return h, cast
}

// stored is a day as both databases read it.
func stored(days int) string {
	return testdb.Start.AddDate(0, 0, days).Format("2006-01-02 15:04:05-07:00")
}

// names are the descriptions on a page.
func names(c *ent.ApiUserConnection) []string {
	found := []string{}
	for _, edge := range c.Edges {
		found = append(found, edge.Node.Description)
	}
	return found
}

func ids(c *ent.ApiUserConnection) []string {
	var found []string
	for _, edge := range c.Edges {
		found = append(found, edge.Node.ID)
	}
	return found
}

func TestAListIsNarrowedToWhatFits(t *testing.T) {
	t.Parallel()
	h, cast := listed(t)
	for _, c := range []struct {
		search string
		state  apiusers.StateFilter
		want   []string
	}{
		{"orders", "", []string{"Orders", "Orders", "Orders"}},
		{" RDER ", "", []string{"Orders", "Orders", "Orders"}},
		{"ärzte", "", []string{"Rechnungen für ÄRZTE"}},
		{"FÜR Är", "", []string{"Rechnungen für ÄRZTE"}},
		{"0% ", "", []string{}}, // is "0%" without the space: two characters
		{"50%", "", []string{"50% _off_"}},
		{"_off", "", []string{"50% _off_"}},
		{"o_d", "", []string{}},
		{"%%%", "", []string{}},
		{`"or" OR '`, "", []string{}},
		{cast.APIUser.Email, "", []string{"Nightly import"}},
		{cast.APIUser.Email[10:16], "", []string{"Nightly import"}},
		{"", apiusers.OnlyDisabled, []string{"Rechnungen für ÄRZTE"}},
		{"", apiusers.OnlyExpired, []string{"Orders"}},
		{"", apiusers.OnlyExpiring, []string{"Zebra"}},
		{"", apiusers.OnlyActive, []string{"50% _off_", "Nightly import", "Orders", "Orders", "Zebra"}},
		{"", apiusers.OnlyNeverUsed, []string{"Nightly import", "Orders", "Rechnungen für ÄRZTE", "Zebra"}},
		{"", apiusers.OnlyUnused, []string{"Orders"}},
		{"orders", apiusers.OnlyNeverUsed, []string{"Orders"}},
		{"zebra", apiusers.OnlyDisabled, []string{}},
	} {
		filter := &apiusers.Filter{Search: &c.search}
		if c.state != "" {
			filter.State = &c.state
		}
		page := apiusers.Page{Filter: filter, OrderBy: &apiusers.Order{Direction: entgql.OrderDirectionAsc, Field: apiusers.ByDescription}}
		list, err := h.APIUsers.List(as(t, cast.Owner), page)
		if c.search == "0% " {
			wantFault(t, err, "TOO_SHORT", "search")
			continue
		}
		require.NoError(t, err, "%q %s", c.search, c.state)
		require.ElementsMatch(t, c.want, names(list), "%q %s", c.search, c.state)
		count, err := h.APIUsers.Count(as(t, cast.Owner), filter)
		require.NoError(t, err)
		require.Equal(t, apiusers.Count{Count: len(c.want)}, *count, "%q %s", c.search, c.state)
	}
	none, err := h.APIUsers.List(as(t, cast.OtherOwner), apiusers.Page{Filter: &apiusers.Filter{Search: ptr("orders")}})
	require.NoError(t, err)
	require.Empty(t, none.Edges)
}

func TestADeletedAPIUserIsFoundNoMore(t *testing.T) {
	t.Parallel()
	h, cast := listed(t)
	filter := &apiusers.Filter{Search: ptr("zebra")}
	list, err := h.APIUsers.List(as(t, cast.Owner), apiusers.Page{Filter: filter})
	require.NoError(t, err)
	_, err = h.APIUsers.Update(as(t, cast.Owner), apiusers.UpdateInput{ID: list.Edges[0].Node.ID, Enabled: ptr(false), Description: ptr("Giraffe")})
	require.NoError(t, err)
	for search, want := range map[string]int{"zebra": 0, "GIRAFFE": 1} {
		count, err := h.APIUsers.Count(as(t, cast.Owner), &apiusers.Filter{Search: &search})
		require.NoError(t, err)
		require.Equal(t, want, count.Count, search)
	}
	require.NoError(t, h.APIUsers.Delete(as(t, cast.Owner), list.Edges[0].Node.ID, nil))
	for _, filter := range []*apiusers.Filter{{Search: ptr("giraffe")}, {State: ptr(apiusers.OnlyDisabled), Search: ptr("giraffe")}} {
		list, err = h.APIUsers.List(as(t, cast.Owner), apiusers.Page{Filter: filter})
		require.NoError(t, err)
		require.Empty(t, list.Edges)
	}
}

// TestEveryOrderIsTheSameInPages: forwards and backwards, page by page, each
// once, with equal keys too.
func TestEveryOrderIsTheSameInPages(t *testing.T) {
	t.Parallel()
	h, cast := listed(t)
	ctx := as(t, cast.Owner)
	for _, field := range []apiusers.OrderField{apiusers.ByCreatedAt, apiusers.ByUpdatedAt, apiusers.ByDescription, apiusers.ByEmail, apiusers.ByLastUsedAt} {
		up, err := h.APIUsers.List(ctx, apiusers.Page{OrderBy: &apiusers.Order{Direction: entgql.OrderDirectionAsc, Field: field}})
		require.NoError(t, err)
		require.Len(t, up.Edges, 7)
		for _, direction := range []entgql.OrderDirection{entgql.OrderDirectionAsc, entgql.OrderDirectionDesc} {
			t.Run(fmt.Sprint(field, direction), func(t *testing.T) {
				want := ids(up)
				if direction == entgql.OrderDirectionDesc {
					slices.Reverse(want)
				}
				p := apiusers.Page{OrderBy: &apiusers.Order{Direction: direction, Field: field}, First: ptr(2)}
				var forwards, backwards []string
				for more := true; more; {
					c, err := h.APIUsers.List(ctx, p)
					require.NoError(t, err)
					require.Equal(t, p.After != nil, c.PageInfo.HasPreviousPage)
					forwards = append(forwards, ids(c)...)
					p.After, more = c.PageInfo.EndCursor, c.PageInfo.HasNextPage
				}
				require.Equal(t, want, forwards)
				p.First, p.Last, p.After = nil, ptr(2), nil
				for more := true; more; {
					c, err := h.APIUsers.List(ctx, p)
					require.NoError(t, err)
					backwards = append(ids(c), backwards...)
					p.Before, more = c.PageInfo.StartCursor, c.PageInfo.HasPreviousPage
				}
				require.Equal(t, want, backwards)
			})
		}
	}
}

func TestACursorOfAnotherOrderIsRefused(t *testing.T) {
	t.Parallel()
	h, cast := listed(t)
	list, err := h.APIUsers.List(as(t, cast.Owner), apiusers.Page{First: ptr(1)})
	require.NoError(t, err)
	_, err = h.APIUsers.List(as(t, cast.Owner), apiusers.Page{
		After: list.PageInfo.EndCursor, OrderBy: &apiusers.Order{Direction: entgql.OrderDirectionAsc, Field: apiusers.ByEmail},
	})
	wantFault(t, err, "BAD_CURSOR", "")
}
