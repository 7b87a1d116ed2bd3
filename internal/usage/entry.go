package usage

import (
	"slices"
	"strings"
	"time"
)

// outcomes is every outcome, in the order of an entry's counts.
var outcomes = [...]Outcome{Accepted, WrongPassword, Disabled, Expired, TooMany, Network, Permission, Limit, AccountDisabled}

func (o Outcome) index() int { return slices.Index(outcomes[:], o) }

// entry is what was noted of one API user in one hour.
type entry struct {
	counts   [len(outcomes)]int64
	uses     []use     // one for each password
	refusals []refusal // one for each reason
}

// use is when one password of an API user let a call in.
type use struct {
	password    string
	first, last time.Time
	origin      Origin // of the last
}

// longest is up to where texts of a caller are kept as they are: they may be
// long, and callers many.
const longest = 1 << 10

func (e *entry) use(c *Call, peerOf PeerOf) {
	i := slices.IndexFunc(e.uses, func(u use) bool { return u.password == c.PasswordID })
	if i < 0 {
		i = len(e.uses)
		e.uses = append(e.uses, use{password: c.PasswordID, first: c.At})
	}
	u := &e.uses[i]
	if c.At.Before(u.first) {
		u.first = c.At
	}
	if !c.At.Before(u.last) {
		u.last = c.At
		u.origin.keep(&c.Origin, peerOf)
	}
}

// keep copies the list, and not just its head: what lies behind it in memory is
// all of the request's headers, the password among them.
func (o *Origin) keep(from *Origin, peerOf PeerOf) {
	o.Remote, o.Forwarded, o.Client = from.Remote, append(o.Forwarded[:0], from.Forwarded...), from.Client
	if len(o.Client) > longest {
		o.Client = strings.Clone(o.Client[:longest])
	}
	length := 0
	for _, f := range o.Forwarded {
		length += len(f)
	}
	if length > longest {
		o.Remote, o.Forwarded = peerOf(o.Remote, o.Forwarded), nil
	}
}

// add takes in what was noted of the same API user in the same hour.
func (e *entry) add(other *entry) {
	for i := range e.counts {
		e.counts[i] += other.counts[i]
	}
	for _, u := range other.uses {
		i := slices.IndexFunc(e.uses, func(own use) bool { return own.password == u.password })
		if i < 0 {
			e.uses = append(e.uses, u)
			continue
		}
		e.uses[i].merge(u)
	}
	e.addRefusals(other.refusals)
}

func (u *use) merge(other use) {
	if other.first.Before(u.first) {
		u.first = other.first
	}
	if other.last.After(u.last) {
		u.last, u.origin = other.last, other.origin
	}
}
