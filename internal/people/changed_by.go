package people

import (
	"context"
	"slices"
	"sync"

	"postern/ent"
	"postern/ent/user"
	"postern/internal/access"
)

// request knows of the people who changed the rows that one request has read,
// so that all are read with one statement once the first is asked for.
type request struct {
	mu     sync.Mutex
	asked  []string // who isn't read yet
	people map[string]*ent.User
}

type requestKey struct{}

// PerRequest returns a context for one request, in which those who changed the
// people of a list are read together. Without it each is read alone.
func PerRequest(ctx context.Context) context.Context {
	return context.WithValue(ctx, requestKey{}, &request{people: map[string]*ent.User{}})
}

// expectChangers says that a request may ask who changed these people.
func expectChangers(ctx context.Context, page *ent.UserConnection) {
	r, ok := ctx.Value(requestKey{}).(*request)
	if !ok {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, edge := range page.Edges {
		r.asked = append(r.asked, edge.Node.UpdatedByID)
	}
}

// ChangedBy is the person who changed a row last, by their id; nil when that was
// the operator, or nobody of the caller's account. Passes: users.
func (s *Service) ChangedBy(ctx context.Context, id string) (*ent.User, error) {
	if err := access.RequirePerson(ctx); err != nil || id == "" {
		return nil, err
	}
	r, ok := ctx.Value(requestKey{}).(*request)
	if !ok {
		r = &request{people: map[string]*ent.User{}}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if u, read := r.people[id]; read {
		return u, nil
	}
	ids := slices.Compact(slices.Sorted(slices.Values(append(r.asked, id))))
	rows, err := s.store.Read().User.Query().Where(user.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, err
	}
	r.asked = nil
	for _, id := range ids {
		r.people[id] = nil
	}
	for _, u := range rows {
		r.people[u.ID] = u
	}
	return r.people[id], nil
}
