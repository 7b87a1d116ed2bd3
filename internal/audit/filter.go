package audit

import (
	"slices"
	"time"

	entsql "entgo.io/ent/dialect/sql"
)

// Filter narrows the history of an account; what is nil or empty narrows
// nothing.
type Filter struct {
	ActorID  *string // person or API user who did it
	ObjectID *string // person or API user it was done to
	Kinds    []Kind
	From     *time.Time
	To       *time.Time // not any more itself
}

// wants says whether a kind is among those that are wanted.
func (f Filter) wants(k Kind) bool { return len(f.Kinds) == 0 || slices.Contains(f.Kinds, k) }

// actions are those that are wanted; nil: all.
func (f Filter) actions() []string {
	if len(f.Kinds) == 0 {
		return nil
	}
	all := []string{}
	for kind, actions := range kinds {
		if f.wants(kind) {
			for _, a := range actions {
				all = append(all, string(a))
			}
		}
	}
	slices.Sort(all)
	return all
}

// place is where a line stands in a history.
type place struct {
	at time.Time
	id string
}

// part is what is asked of each table that a history is put together from: the
// newest lines that fit, behind a place.
type part struct {
	account  string
	filter   Filter
	recorded bool // entries alone, without what was refused
	behind   *place
	limit    int
}

// within narrows rows to the part, by the column that holds their time.
func (p part) within(column string) func(*entsql.Selector) {
	return func(s *entsql.Selector) {
		at, id := s.C(column), s.C("id")
		s.Where(entsql.EQ(s.C("account_id"), p.account))
		if p.filter.From != nil {
			s.Where(entsql.GTE(at, p.filter.From.UTC()))
		}
		if p.filter.To != nil {
			s.Where(entsql.LT(at, p.filter.To.UTC()))
		}
		if p.behind != nil {
			// The first one is what an index finds its way by.
			s.Where(entsql.And(entsql.LTE(at, p.behind.at),
				entsql.Or(entsql.LT(at, p.behind.at), entsql.LT(id, p.behind.id))))
		}
		s.OrderBy(entsql.Desc(at), entsql.Desc(id)).Limit(p.limit)
	}
}
