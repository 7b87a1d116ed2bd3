package usage

import (
	"context"
	"slices"
	"sync"

	"postern/ent"
	"postern/ent/lastuse"
	"postern/internal/store"
)

// request knows of which API users and passwords one request has read, so that
// the uses of all are read with one statement once the first is asked for.
type request struct {
	mu    sync.Mutex
	asked []string // whose uses aren't read yet
	uses  map[string]store.LastUse
}

type requestKey struct{}

// PerRequest returns a context for one request, in which the last uses of all
// API users that it reads are read together. Without it each is read alone.
func PerRequest(ctx context.Context) context.Context {
	return context.WithValue(ctx, requestKey{}, &request{uses: map[string]store.LastUse{}})
}

// remember has a store's readers tell a request of the rows that they found.
func remember(s *store.Store) {
	seen := ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
			found, err := next.Query(ctx, q)
			switch rows := found.(type) {
			case []*ent.APIUser:
				Expect(ctx, rows, func(u *ent.APIUser) string { return u.ID })
			case []*ent.APIUserPassword:
				Expect(ctx, rows, func(p *ent.APIUserPassword) string { return p.ID })
			}
			return found, err
		})
	})
	s.Read().APIUser.Intercept(seen)
	s.Read().APIUserPassword.Intercept(seen)
}

// Expect says that a request has read rows whose uses it may ask for. What is
// read through ent is expected without it.
func Expect[R any](ctx context.Context, rows []R, id func(R) string) {
	r, ok := ctx.Value(requestKey{}).(*request)
	if !ok {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, row := range rows {
		r.asked = append(r.asked, id(row))
	}
}

// written is the use that the database has of an API user or a password; zero
// for none.
func (s *Service) written(ctx context.Context, id string) (store.LastUse, error) {
	r, ok := ctx.Value(requestKey{}).(*request)
	if !ok {
		r = &request{uses: map[string]store.LastUse{}}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if use, read := r.uses[id]; read {
		return use, nil
	}
	ids := slices.Compact(slices.Sorted(slices.Values(append(r.asked, id))))
	rows, err := s.store.Read().LastUse.Query().Where(lastuse.IDIn(ids...), lastuse.LastAtGT(never)).All(ctx)
	if err != nil {
		return store.LastUse{}, err
	}
	r.asked = nil
	for _, id := range ids {
		r.uses[id] = store.LastUse{}
	}
	for _, row := range rows {
		r.uses[row.ID] = store.LastUse{
			ID: row.ID, APIUserID: row.APIUserID, FirstAt: row.FirstAt.UTC(), LastAt: row.LastAt.UTC(), Peer: row.LastPeer, Client: row.LastClient,
		}
	}
	return r.uses[id], nil
}
