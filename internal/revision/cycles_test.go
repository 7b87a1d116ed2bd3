package revision_test

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/store"
	"postern/internal/testdb"
)

// cycles is how many there are: 10,000 with POSTERN_SOAK.
func cycles() int {
	switch {
	case os.Getenv("POSTERN_SOAK") != "":
		return 10_000
	case testdb.Postgres():
		return 100
	}
	return 500
}

func TestTheCallAfterAnAcknowledgementSeesIt(t *testing.T) {
	h, cast := testdb.NewFilledHouse(t)
	i, _ := another(t, h, store.Options{})
	settled()
	owner := access.With(t.Context(), testdb.As(cast.Owner))
	stale := 0
	wants := func(reason, address, password string) {
		if i.says(address, password) != reason {
			stale++
		}
	}
	for range cycles() {
		h.Clock.Advance(time.Minute) // an account draws so many addresses an hour
		draft, err := i.apiUsers.Draft(owner)
		require.NoError(t, err)
		wants(refused, draft.Email, draft.Password)
		u, err := i.apiUsers.Create(owner, apiusers.CreateInput{
			Email: draft.Email, Password: draft.Password, Description: "Nightly import", Enabled: true,
		})
		require.NoError(t, err)
		wants("", draft.Email, draft.Password)
		wants("", draft.Email, draft.Password)
		i.update(t, cast, apiusers.UpdateInput{ID: u.ID, Enabled: ptr(false)})
		wants(refused, draft.Email, draft.Password)
		i.update(t, cast, apiusers.UpdateInput{ID: u.ID, Enabled: ptr(true)})
		wants("", draft.Email, draft.Password)
		i.update(t, cast, apiusers.UpdateInput{ID: u.ID, Enabled: ptr(false)})
		require.NoError(t, i.apiUsers.Delete(owner, u.ID, nil))
		wants(refused, draft.Email, draft.Password)
	}
	require.Zero(t, stale, "answers from before an acknowledgement, in %d cycles", cycles())
	t.Logf("%d cycles of create, call, disable, call, enable, call, delete, call: %d stale", cycles(), stale)
}
