package soak

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// programs call instances as one API user, and change over to the newest
// password that was handed out when they like.
type programs struct {
	instances      []*postern
	key            atomic.Pointer[http.Header]
	calls, refused atomic.Int64
	over           atomic.Bool
	all            sync.WaitGroup
}

func (p *programs) hand(key http.Header) { p.key.Store(&key) }

func (p *programs) start() {
	for program := range 8 {
		p.all.Go(func() {
			own := *p.key.Load()
			for n := 0; !p.over.Load(); n++ {
				if n%(10*program+2) == 0 {
					own = *p.key.Load()
				}
				if p.instances[(program+n)%len(p.instances)].get(context.Background(), "/verify", own).status != http.StatusOK {
					p.refused.Add(1)
				}
				p.calls.Add(1)
			}
		})
	}
}

// goOn returns when so many more calls were answered.
func (p *programs) goOn(t *testing.T, calls int64) {
	t.Helper()
	until := p.calls.Load() + calls
	require.Eventually(t, func() bool { return p.calls.Load() >= until }, time.Minute, time.Millisecond)
}

// asked is the answer's only field.
func asked[T any](t *testing.T, p *postern, name, document string, input map[string]any) (data T) {
	t.Helper()
	got := p.graphql(t.Context(), document, input)
	require.NoError(t, json.Unmarshal(got.Data[name], &data), got.reason())
	return data
}

// fleetOf is one instance over SQLite, or three over PostgreSQL.
func fleetOf(t *testing.T) []*postern {
	t.Helper()
	first := install(t, testdb.URL(t))
	first.start(t)
	all := []*postern{first}
	for testdb.Postgres() && len(all) < 3 {
		p := &postern{database: first.database, addr: freeAddr(t), cookie: first.cookie, log: first.log}
		p.start(t)
		all = append(all, p)
	}
	return all
}

// Whoever has the old password or the new one gets in, through every instance,
// from before the rotation until the last program has changed over and the old
// one is ended: 4000 calls, none refused.
func TestARotationUnderLoadRefusesNoCall(t *testing.T) {
	type credential struct{ ID, Email, Password string }
	type saved struct {
		APIUser struct {
			ID        string
			Passwords []struct{ ID string }
		}
	}
	instances := fleetOf(t)
	ask := instances[0]
	draft := asked[credential](t, ask, "draftApiUser", `mutation { draftApiUser { email password } }`, nil)
	made := asked[saved](t, ask, "createApiUser", `mutation ($input: CreateApiUserInput!) { createApiUser(input: $input) { apiUser { id } } }`,
		map[string]any{"email": draft.Email, "password": draft.Password, "description": "Nightly import"})
	fresh := asked[credential](t, ask, "generatePassword", `mutation { generatePassword { password } }`, nil)
	before, after := basic(draft.Email, draft.Password), basic(draft.Email, fresh.Password)

	running := &programs{instances: instances}
	running.hand(before)
	running.start()
	running.goOn(t, 1000)
	rotated := asked[saved](t, ask, "rotateApiUserPassword",
		`mutation ($input: RotateApiUserPasswordInput!) { rotateApiUserPassword(input: $input) { apiUser { passwords { id } } } }`,
		map[string]any{"id": made.APIUser.ID, "password": fresh.Password, "oldEndsAt": time.Now().Add(time.Hour).UTC().Format(time.RFC3339)})
	require.Len(t, rotated.APIUser.Passwords, 2)
	running.goOn(t, 1000) // some with the one, some with the other
	running.hand(after)
	running.goOn(t, 2000)
	running.over.Store(true)
	running.all.Wait()
	require.Zero(t, running.refused.Load(), "of %d calls", running.calls.Load())

	asked[saved](t, ask, "endApiUserPassword", `mutation ($input: EndApiUserPasswordInput!) { endApiUserPassword(input: $input) { apiUser { id } } }`,
		map[string]any{"id": made.APIUser.ID, "passwordId": rotated.APIUser.Passwords[1].ID})
	for _, p := range instances {
		require.Equal(t, http.StatusUnauthorized, p.get(t.Context(), "/verify", before).status, "the old one, ended")
		require.Equal(t, http.StatusOK, p.get(t.Context(), "/verify", after).status)
	}
}
