package soak

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"postern/internal/testdb"
)

// writers is how many change API users at once, each its own.
const writers = 4

// ledger is what the writers were told, over all rounds.
type ledger struct {
	mu                      sync.Mutex
	states                  map[string][]testdb.State // acknowledged ones, by id
	acked, refused, unknown int
	found, after            int // acknowledged ones that are there, and unknown ones
}

func (l *ledger) note(o outcome, id string, s testdb.State) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch o {
	case acknowledged:
		l.acked++
		l.states[id] = append(l.states[id], s)
	case refused:
		l.refused++
	case unknown:
		l.unknown++
	}
}

func (l *ledger) acknowledged() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.acked
}

// write has all writers at it until ctx ends and their last answers are there.
func (l *ledger) write(ctx context.Context, p *postern) {
	var all sync.WaitGroup
	for n := range writers {
		all.Go(func() {
			w := &writer{p: p, l: l, name: fmt.Sprint("writer ", n)}
			for ctx.Err() == nil {
				if !w.live(ctx) {
					time.Sleep(20 * time.Millisecond) // nobody is there to write to
				}
			}
		})
	}
	all.Wait()
}

// writer is a script of the owner's.
type writer struct {
	p     *postern
	l     *ledger
	name  string
	count int
}

const fields = `{ apiUser { id version email description enabled createdBy { name } } }`

// live is the life of one API user, until something isn't acknowledged: false.
// Nobody knows the version after that.
func (w *writer) live(ctx context.Context) bool {
	id, ok := w.create()
	for i := 0; ok && i < 20 && ctx.Err() == nil; i++ {
		w.count++
		ok = w.update(id, map[string]any{"description": fmt.Sprint(w.name, ", change ", w.count), "enabled": i%2 == 0})
	}
	return ok && w.update(id, map[string]any{"enabled": false, "description": "done"}) && w.delete(id)
}

// create makes an API user. Requests are never broken off by us: what is under
// way when the rounds end gets its answer.
func (w *writer) create() (id string, ok bool) {
	drafted := w.p.graphql(context.Background(), `mutation { draftApiUser { email password } }`, nil)
	var draft struct{ Email, Password string }
	if drafted.outcome() != acknowledged || json.Unmarshal(drafted.Data["draftApiUser"], &draft) != nil {
		return "", false
	}
	return w.save(`mutation ($input: CreateApiUserInput!) { saved: createApiUser(input: $input) `+fields+` }`,
		map[string]any{"email": draft.Email, "password": draft.Password, "description": w.name, "enabled": true})
}

func (w *writer) update(id string, input map[string]any) bool {
	input["id"] = id
	_, ok := w.save(`mutation ($input: UpdateApiUserInput!) { saved: updateApiUser(input: $input) `+fields+` }`, input)
	return ok
}

func (w *writer) save(document string, input map[string]any) (id string, ok bool) {
	got := w.p.graphql(context.Background(), document, input)
	var saved struct {
		APIUser struct {
			ID string
			testdb.State
		}
	}
	if got.outcome() == acknowledged && json.Unmarshal(got.Data["saved"], &saved) != nil {
		got.status = 0 // half an answer is none
	}
	w.l.note(got.outcome(), saved.APIUser.ID, saved.APIUser.State)
	return saved.APIUser.ID, got.outcome() == acknowledged
}

func (w *writer) delete(id string) bool {
	got := w.p.graphql(context.Background(), `mutation ($input: DeleteApiUserInput!) { deleteApiUser(input: $input) { deletedId } }`,
		map[string]any{"id": id})
	w.l.mu.Lock()
	last := testdb.State{}
	if states := w.l.states[id]; len(states) > 0 {
		last = states[len(states)-1]
	}
	w.l.mu.Unlock()
	last.Version++
	last.Deleted = true
	w.l.note(got.outcome(), id, last)
	return got.outcome() == acknowledged
}
