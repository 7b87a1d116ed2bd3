package usage

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"postern/internal/store"
)

// refusal is what refused calls of an API user with one reason have in common.
// How many they were is among the counts.
type refusal struct {
	outcome     int
	first, last time.Time
	origin      Origin // of the last
}

func (e *entry) refuse(outcome int, c *Call, peerOf PeerOf) {
	i := slices.IndexFunc(e.refusals, func(r refusal) bool { return r.outcome == outcome })
	if i < 0 {
		i = len(e.refusals)
		e.refusals = append(e.refusals, refusal{outcome: outcome, first: c.At})
	}
	r := &e.refusals[i]
	if c.At.Before(r.first) {
		r.first = c.At
	}
	if !c.At.Before(r.last) {
		r.last = c.At
		r.origin.keep(&c.Origin, peerOf)
	}
}

// addRefusals takes in those of the same API user in the same hour.
func (e *entry) addRefusals(others []refusal) {
	for _, other := range others {
		i := slices.IndexFunc(e.refusals, func(r refusal) bool { return r.outcome == other.outcome })
		if i < 0 {
			e.refusals = append(e.refusals, other)
			continue
		}
		own := &e.refusals[i]
		if other.first.Before(own.first) {
			own.first = other.first
		}
		if other.last.After(own.last) {
			own.last, own.origin = other.last, other.origin
		}
	}
}

// spells are the refusals of an hour, as they are added to what is written.
func (t taken) spells(peerOf PeerOf) []store.RefusalSpell {
	all := make([]store.RefusalSpell, len(t.refusals))
	for i, r := range t.refusals {
		all[i] = store.RefusalSpell{
			APIUserID: t.apiUser, Reason: string(outcomes[r.outcome]), BeganAt: r.first, LastAt: r.last, Calls: t.counts[r.outcome],
			Peer: peerOf(r.origin.Remote, r.origin.Forwarded), Client: tidy(r.origin.Client),
		}
	}
	return all
}

// joined are spells in the order of their API users, reasons and times, of
// which those of one reason less than a Pause apart are one.
func joined(all []store.RefusalSpell) []store.RefusalSpell {
	slices.SortFunc(all, func(a, b store.RefusalSpell) int {
		return cmp.Or(strings.Compare(a.APIUserID, b.APIUserID), strings.Compare(a.Reason, b.Reason), a.BeganAt.Compare(b.BeganAt))
	})
	var spells []store.RefusalSpell
	for _, next := range all {
		n := len(spells) - 1
		if n < 0 || !spells[n].GoesOn(next) {
			spells = append(spells, next)
			continue
		}
		before := &spells[n]
		before.Calls += next.Calls
		if !next.LastAt.Before(before.LastAt) {
			before.LastAt, before.Peer, before.Client = next.LastAt, next.Peer, next.Client
		}
	}
	return spells
}
