package usage

import (
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"postern/internal/store"
)

// longestClient is how many characters of a User-Agent are kept.
const longestClient = 200

// rowsOf is a batch as the database keeps it.
func rowsOf(batch []taken, peerOf PeerOf) store.Usage {
	uses, counts, spells := map[string]store.LastUse{}, map[countKey]int64{}, []store.RefusalSpell{}
	for _, t := range batch {
		for _, u := range t.uses {
			row := u.row(t.apiUser, peerOf)
			for _, id := range []string{t.apiUser, u.password} {
				if row.ID = id; id != "" {
					uses[id] = later(uses[id], row)
				}
			}
		}
		t.sum(t.apiUser, t.hour, counts)
		spells = append(spells, t.spells(peerOf)...)
	}
	rows := make([]store.UsageCount, 0, len(counts))
	for k, calls := range counts {
		rows = append(rows, store.UsageCount{
			APIUserID: k.apiUser, Span: string(k.span), StartsAt: k.from, Outcome: string(k.outcome), Calls: calls,
		})
	}
	return store.Usage{Uses: slices.Collect(maps.Values(uses)), Counts: rows, Spells: joined(spells)}
}

// countKey is what calls are counted by.
type countKey struct {
	apiUser string
	span    Span
	from    time.Time
	outcome Outcome
}

// sum adds the entry of an hour to the counts of that hour and its day.
func (e *entry) sum(apiUser string, hour int64, counts map[countKey]int64) {
	at := time.Unix(hour*3600, 0).UTC()
	for i, calls := range e.counts {
		if calls > 0 {
			counts[countKey{apiUser, Hour, at, outcomes[i]}] += calls
			counts[countKey{apiUser, Day, at.Truncate(day), outcomes[i]}] += calls
		}
	}
}

func (u *use) row(apiUser string, peerOf PeerOf) store.LastUse {
	return store.LastUse{
		APIUserID: apiUser, FirstAt: u.first, LastAt: u.last,
		Peer: peerOf(u.origin.Remote, u.origin.Forwarded), Client: tidy(u.origin.Client),
	}
}

// later is the last of two uses of the same, from the first of both on.
func later(a, b store.LastUse) store.LastUse {
	if a.ID == "" {
		return b
	}
	last := a
	if b.LastAt.After(a.LastAt) {
		last = b
	}
	if last.FirstAt = a.FirstAt; b.FirstAt.Before(a.FirstAt) {
		last.FirstAt = b.FirstAt
	}
	return last
}

// tidy makes a caller's text fit to be stored and shown.
func tidy(text string) string {
	text = strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) {
			return unicode.ReplacementChar
		}
		return c
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
	if runes := []rune(text); len(runes) > longestClient {
		return string(runes[:longestClient])
	}
	return text
}
