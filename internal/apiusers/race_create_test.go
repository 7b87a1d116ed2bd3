package apiusers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/apiusers"
	"postern/internal/testdb"
)

// create has both instances save the draft at the same moment.
func (r *race) create(one, other apiusers.CreateInput) (made [2]*ent.APIUser, said [2]string) {
	creating := func(i int, s *apiusers.Service, in apiusers.CreateInput) func() {
		return func() {
			u, err := s.Create(r.owner, in)
			made[i], said[i] = u, reason(err)
		}
	}
	testdb.Together(creating(0, r.here, one), creating(1, r.there, other))
	return made, said
}

func TestOneDraftSavedInTwoTabsMakesOneAPIUser(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for range rounds {
		d, err := r.here.Draft(r.owner)
		require.NoError(t, err)
		made, said := r.create(form(d), form(d))
		require.Equal(t, [2]string{}, said, "the same values are the same API user")
		require.Equal(t, made[0].ID, made[1].ID)
		require.Len(t, testdb.Explained(t, r.db)[made[0].ID], 1)
	}
}

func TestOneDraftSavedWithTwoDescriptionsLetsOneWin(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for i := range rounds {
		d, err := r.here.Draft(r.owner)
		require.NoError(t, err)
		one, other := form(d), form(d)
		other.Description = "Export"
		made, said := r.create(one, other)
		require.ElementsMatch(t, []string{"", "ADDRESS_USED"}, said[:])
		history := testdb.Explained(t, r.db)
		require.Len(t, history, 1+i+1, "the cast's, those of the rounds before, and one")
		for n, description := range []string{"Import", "Export"} {
			if said[n] == "" {
				require.Equal(t, description, history[made[n].ID][0].Description)
			}
		}
	}
}

func TestOnePasswordSavedForTwoAPIUsersIsOnes(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for range rounds {
		one, err := r.here.Draft(r.owner)
		require.NoError(t, err)
		other, err := r.there.Draft(r.owner)
		require.NoError(t, err)
		other.Password = one.Password
		_, said := r.create(form(one), form(other))
		require.ElementsMatch(t, []string{"", "NOT_ISSUED"}, said[:])
		testdb.Explained(t, r.db)
	}
}

func TestSixtyAddressesAnHourAreSixtyFromTwoInstances(t *testing.T) {
	t.Parallel()
	r := newRace(t) // whose cast drew one
	said := make([]string, 70)
	var all []func()
	for i := range said {
		s := []*apiusers.Service{r.here, r.there}[i%2]
		all = append(all, func() {
			_, err := s.Draft(r.owner)
			said[i] = reason(err)
		})
	}
	testdb.Together(all...)
	count := map[string]int{}
	for _, s := range said {
		count[s]++
	}
	require.Equal(t, map[string]int{"": 59, "TOO_MANY_DRAFTS": 11}, count)
}
