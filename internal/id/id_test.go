package id_test

import (
	"regexp"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/id"
)

func TestIDsAreThePrefixAnUnderscoreAnd26Characters(t *testing.T) {
	for _, prefix := range []string{id.Account, id.User, id.APIUser, id.Password, id.Session, id.Event} {
		made := id.New(prefix)
		require.Regexp(t, regexp.MustCompile(`^`+prefix+`_[0-9a-v]{26}$`), made)
		require.Equal(t, prefix, id.Prefix(made))
	}
}

func TestPrefixesNameOneKindEach(t *testing.T) {
	prefixes := []string{id.Account, id.User, id.APIUser, id.Password, id.Session, id.Event}
	slices.Sort(prefixes)
	require.Len(t, slices.Compact(prefixes), 6)
}

func TestIDsSortInTheOrderTheyWereMade(t *testing.T) {
	made := make([]string, 20_000) // several to a millisecond
	for i := range made {
		made[i] = id.New(id.APIUser)
	}
	require.True(t, slices.IsSorted(made))
	require.Len(t, slices.Compact(made), 20_000)
}

func TestLaterIDsSortAfterEarlierOnes(t *testing.T) {
	before := id.New(id.User)
	time.Sleep(2 * time.Millisecond)
	require.Less(t, before, id.New(id.User))
}

func TestIDsMadeAtOnceAreAllDifferent(t *testing.T) {
	var all sync.WaitGroup
	var seen sync.Map
	for range 8 {
		all.Go(func() {
			for range 2_000 {
				_, twice := seen.LoadOrStore(id.New(id.Session), true)
				require.False(t, twice)
			}
		})
	}
	all.Wait()
}

func TestTextWithoutAnUnderscoreHasNoPrefix(t *testing.T) {
	for text, prefix := range map[string]string{
		"": "", "api": "", "api-1": "", "_": "", "_x": "", "api_": "api", "api_x_y": "api",
	} {
		require.Equal(t, prefix, id.Prefix(text), text)
	}
}
