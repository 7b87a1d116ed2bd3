package usage

import (
	"slices"

	"postern/internal/store"
)

// pending is what was noted here of an API user, and may not be written yet.
// While it is being written both may be seen, for a moment.
func (r *Recorder) pending(apiUser string) []taken {
	if r == nil {
		return nil
	}
	s := r.shardOf(apiUser)
	hour := r.now().Unix() / 3600
	var all []taken
	s.mu.Lock()
	defer s.mu.Unlock()
	for h := hour - tried; h <= hour+1; h++ { // another machine's clock may be ahead
		for _, noted := range []map[key]*entry{s.noted, s.writing} {
			if e := noted[key{apiUser, h}]; e != nil {
				all = append(all, taken{key{apiUser, h}, e.clone()})
			}
		}
	}
	return all
}

func (e *entry) clone() *entry {
	c := &entry{counts: e.counts, uses: slices.Clone(e.uses), refusals: slices.Clone(e.refusals)}
	for i := range c.uses {
		c.uses[i].origin.Forwarded = slices.Clone(c.uses[i].origin.Forwarded)
	}
	for i := range c.refusals {
		c.refusals[i].origin.Forwarded = slices.Clone(c.refusals[i].origin.Forwarded)
	}
	return c
}

// pendingUse is the last use of an API user, or a password of it, that was
// noted here; zero for none.
func (r *Recorder) pendingUse(apiUser, id string) store.LastUse {
	var last store.LastUse
	for _, t := range r.pending(apiUser) {
		for _, u := range t.uses {
			if id == apiUser || id == u.password {
				row := u.row(apiUser, r.peerOf)
				row.ID = id
				last = later(last, row)
			}
		}
	}
	return last
}

// pendingRefusal is the last refusal of an API user that was noted here; nil
// for none.
func (r *Recorder) pendingRefusal(apiUser string) *Refusal {
	var last *Refusal
	for _, t := range r.pending(apiUser) {
		for _, spell := range t.spells(r.peerOf) {
			if last == nil || spell.LastAt.After(last.At) {
				last = &Refusal{At: spell.LastAt, Peer: spell.Peer, Client: spell.Client, Reason: Outcome(spell.Reason)}
			}
		}
	}
	return last
}
