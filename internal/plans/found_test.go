package plans

import (
	"fmt"
	"strings"
	"testing"

	"entgo.io/contrib/entgql"
	"github.com/stretchr/testify/require"

	"postern/internal/apiusers"
	"postern/internal/testdb"
)

// small has few API users take every way that very many take.
var small = apiusers.Reach{Glance: 20, Look: 40, Found: 100, Counted: 100, Searched: 100}

// found is every order of the API users' list with searches and states that
// many, few and none have, from both ends and on from there, and their counts.
func found(t *testing.T, w *world) {
	t.Helper()
	asked := map[string]bool{}
	service := w.APIUsers.WithReach(small)
	for _, search := range []string{"", "nightly", "import 77", "qqx"} {
		for _, state := range []apiusers.StateFilter{
			"", apiusers.OnlyActive, apiusers.OnlyDisabled, apiusers.OnlyExpiring, apiusers.OnlyExpired, apiusers.OnlyNeverUsed, apiusers.OnlyUnused,
		} {
			f := &apiusers.Filter{}
			if search != "" {
				f.Search = &search
			}
			if state != "" {
				f.State = &state
			}
			w.find(t, service, f, fmt.Sprintf("find %q %s", search, state))
		}
	}
	for _, s := range w.all {
		for _, way := range []string{") AS part", "found AS MATERIALIZED", "LIMIT 1 OFFSET"} {
			asked[way] = asked[way] || strings.Contains(s.text, way)
		}
	}
	require.Len(t, asked, 3)
	for way, was := range asked {
		require.True(t, was, way)
	}
}

// find reads pages of what fits, and counts it.
func (w *world) find(t *testing.T, service *apiusers.Service, f *apiusers.Filter, name string) {
	t.Helper()
	ctx, size := w.as(t, testdb.As(w.cast.Owner)), 10
	w.during(name, func() {
		for _, field := range []apiusers.OrderField{
			apiusers.ByCreatedAt, apiusers.ByUpdatedAt, apiusers.ByDescription, apiusers.ByEmail, apiusers.ByLastUsedAt,
		} {
			for _, direction := range []entgql.OrderDirection{entgql.OrderDirectionAsc, entgql.OrderDirectionDesc} {
				order := &apiusers.Order{Field: field, Direction: direction}
				c, err := service.List(ctx, apiusers.Page{First: &size, Filter: f, OrderBy: order})
				require.NoError(t, err)
				if c.PageInfo.EndCursor == nil {
					continue
				}
				_, err = service.List(ctx, apiusers.Page{First: &size, After: c.PageInfo.EndCursor, Filter: f, OrderBy: order})
				require.NoError(t, err)
			}
		}
		_, err := service.Count(ctx, f)
		require.NoError(t, err)
	})
}
