package apiusers_test

import (
	"context"
	"database/sql"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/revision"
	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/verify"
)

// rounds is how often a race is run: a few milliseconds each.
const rounds = 20

// race is one API user that two instances of Postern change at once.
type race struct {
	*testdb.House
	owner       context.Context
	here, there *apiusers.Service
	u           *ent.APIUser
	acked       int     // changes of u
	db          *sql.DB // past both
}

func newRace(t *testing.T) *race {
	t.Helper()
	h, cast := testdb.NewFilledHouse(t)
	return &race{House: h, owner: as(t, cast.Owner), here: h.APIUsers, there: beside(t, h), u: cast.APIUser, db: testdb.Beside(t, h.URL)}
}

// beside is the service as another process has it.
func beside(t *testing.T, h *testdb.House) *apiusers.Service {
	t.Helper()
	s, err := store.OpenBeside(t.Context(), h.URL)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return apiusers.NewService(s, revision.Open(t.Context(), s, verify.NewMemory(1<<20), testdb.Lease, h.Clock.Now), credential.NewHasher(credential.Limits{}), audit.NewLog(h.Clock.Now), h.Clock.Now, "api.localhost")
}

// run runs two changes at the same moment and returns what was said to each.
func (r *race) run(a, b func() error) [2]string {
	var said [2]string
	testdb.Together(func() { said[0] = reason(a()) }, func() { said[1] = reason(b()) })
	for _, s := range said {
		if s == "" {
			r.acked++
		}
	}
	return said
}

// reason is that of a fault; what is no fault comes whole.
func reason(err error) string {
	if err != nil && fault.Reason(err) == "" {
		return err.Error()
	}
	return fault.Reason(err)
}

// saving is a change that an instance is asked for.
func (r *race) saving(s *apiusers.Service, in apiusers.UpdateInput) func() error {
	in.ID = r.u.ID
	return func() error {
		_, err := s.Update(r.owner, in)
		return err
	}
}

func (r *race) deleting(s *apiusers.Service, version *int) func() error {
	return func() error { return s.Delete(r.owner, r.u.ID, version) }
}

// now is the API user, after its history was compared with it: one entry and
// one version for each change that was acknowledged.
func (r *race) now(t *testing.T) testdb.State {
	t.Helper()
	states := testdb.Explained(t, r.db)[r.u.ID]
	require.Len(t, states, 1+r.acked)
	return states[r.acked]
}

// must is a change beside the race.
func (r *race) must(t *testing.T, in apiusers.UpdateInput) {
	t.Helper()
	require.NoError(t, r.saving(r.here, in)())
	r.acked++
}

// another has the next race run with a fresh API user.
func (r *race) another(t *testing.T, enabled bool) {
	t.Helper()
	d, err := r.here.Draft(r.owner)
	require.NoError(t, err)
	in := form(d)
	in.Enabled = enabled
	r.u, err = r.here.Create(r.owner, in)
	require.NoError(t, err)
	r.acked = 0
}
