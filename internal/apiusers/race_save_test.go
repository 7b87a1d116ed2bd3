package apiusers_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/apiusers"
)

func TestOfTwoSavesOfOneVersionOneWinsWhole(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for i := range rounds {
		one, other := r.filledForm(t, fmt.Sprint("one ", i), true), r.filledForm(t, fmt.Sprint("other ", i), false)
		said := r.run(r.saving(r.here, one), r.saving(r.there, other))
		require.ElementsMatch(t, []string{"", "STALE_VERSION"}, said[:])
		won := map[bool]apiusers.UpdateInput{true: one, false: other}[said[0] == ""]
		got := r.now(t)
		require.Equal(t, *won.Description, got.Description)
		require.Equal(t, *won.Enabled, got.Enabled)
		if !got.Enabled {
			r.must(t, apiusers.UpdateInput{Enabled: ptr(true)})
		}
		for _, in := range []apiusers.UpdateInput{one, other} {
			require.Equal(t, in.Password == won.Password, gets(t, r.House, r.u.Email, *in.Password))
		}
	}
}

// filledForm is the whole form, opened on what is there now.
func (r *race) filledForm(t *testing.T, description string, enabled bool) apiusers.UpdateInput {
	t.Helper()
	password, err := r.here.GeneratePassword(r.owner)
	require.NoError(t, err)
	return apiusers.UpdateInput{Version: ptr(1 + r.acked), Description: &description, Enabled: &enabled, Password: &password}
}

func TestTwoSavesOfWhateverItIsNowBothHappen(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for i := range rounds {
		said := r.run(
			r.saving(r.here, apiusers.UpdateInput{Description: ptr(fmt.Sprint("one ", i))}),
			r.saving(r.there, apiusers.UpdateInput{Description: ptr(fmt.Sprint("other ", i))}))
		require.Equal(t, [2]string{}, said)
		r.now(t) // each entry begins where the one before it ended
	}
}

func TestDisablingAndRenamingAtOnceLoseNeither(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for i := range rounds {
		name, enabled := fmt.Sprint("name ", i), i%2 == 1
		said := r.run(
			r.saving(r.here, apiusers.UpdateInput{Enabled: &enabled}),
			r.saving(r.there, apiusers.UpdateInput{Description: &name}))
		require.Equal(t, [2]string{}, said)
		got := r.now(t)
		require.Equal(t, name, got.Description)
		require.Equal(t, enabled, got.Enabled)
	}
}

func TestASaveOfAFormOpenedBeforeTheDisablingIsRefused(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	for i := range rounds {
		r.another(t, true)
		said := r.run(
			r.saving(r.here, apiusers.UpdateInput{Enabled: ptr(false)}),
			r.saving(r.there, apiusers.UpdateInput{Version: ptr(1), Enabled: ptr(true), Description: ptr(fmt.Sprint("form ", i))}))
		require.Empty(t, said[0], "disabling says no version: it always happens")
		require.Contains(t, []string{"", "STALE_VERSION"}, said[1])
		require.False(t, r.now(t).Enabled, "a form of before enables nothing again")
	}
}
