package apiusers_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"postern/ent"
	"postern/internal/apiusers"
	"postern/internal/fault"
	"postern/internal/testdb"
)

// life is what an API user and its passwords should be.
type life struct {
	enabled, deleted bool
	expires          *time.Time
	live             []secret // the newest first
	ever             []string
}

// secret is a password, and when it ends.
type secret struct {
	text string
	ends *time.Time
}

// liver is an API user that is tried, beside its model.
type liver struct {
	life
	t    *testing.T
	r    *rapid.T
	h    *testdb.House
	cast testdb.Cast
	u    *ent.APIUser
}

// Whatever is done in whatever order, the passwords are those of the model, and
// a call gets in with a live one of an enabled API user that hasn't expired.
func TestTheWholeLifeOfAnAPIUserFollowsItsModel(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	rapid.Check(t, func(r *rapid.T) {
		h.Clock.Advance(time.Hour) // the hour's drafts are fresh again
		in := form(draft(t, h, cast.Owner))
		u, err := h.APIUsers.Create(as(t, cast.Owner), in)
		require.NoError(r, err)
		l := liver{life{enabled: true, live: []secret{{text: in.Password}}, ever: []string{in.Password}}, t, r, h, cast, u}
		steps := map[string]func() string{
			"toggle": l.toggle, "expire": l.expire, "rotate": l.rotate, "end": l.end,
			"replace": l.replace, "wait": l.wait, "delete": l.remove,
		}
		names := []string{"rotate", "rotate", "rotate", "end", "end", "wait", "wait", "expire", "toggle", "replace", "delete"}
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(names), 0, 10).Draw(r, "steps") {
			wanted := steps[name]()
			l.check(name, wanted)
		}
	})
}

// check compares with the model; wanted is why a step was refused.
func (l *liver) check(step, refused string) {
	now := l.h.Clock.Now()
	l.live = slices.DeleteFunc(l.live, func(s secret) bool { return s.ends != nil && !now.Before(*s.ends) })
	rows, err := l.h.APIUsers.Passwords(as(l.t, l.cast.Standard), l.u)
	require.NoError(l.r, err)
	require.Len(l.r, rows, len(l.live), "after %s, refused: %q", step, refused)
	for i, s := range l.live {
		require.Equal(l.r, s.ends == nil, rows[i].EndsAt == nil)
		require.True(l.r, s.ends == nil || s.ends.Equal(*rows[i].EndsAt))
	}
	open := l.enabled && !l.deleted && (l.expires == nil || now.Before(*l.expires))
	for _, text := range l.ever {
		live := slices.ContainsFunc(l.live, func(s secret) bool { return s.text == text })
		require.Equal(l.r, open && live, gets(l.t, l.h, l.u.Email, text), "after %s, refused: %q", step, refused)
	}
}

// wants compares how a step was answered; it says whether it was done.
func (l *liver) wants(err error, refused string) (string, bool) {
	if l.deleted {
		refused = "NO_SUCH_OBJECT"
	}
	require.Equal(l.r, refused, fault.Reason(err))
	if refused == "" {
		require.NoError(l.r, err)
	}
	return refused, refused == ""
}

func (l *liver) update(in apiusers.UpdateInput) (string, bool) {
	in.ID = l.u.ID
	_, err := l.h.APIUsers.Update(as(l.t, l.cast.Owner), in)
	return l.wants(err, "")
}

func (l *liver) toggle() string {
	refused, done := l.update(apiusers.UpdateInput{Enabled: ptr(!l.enabled)})
	if done {
		l.enabled = !l.enabled
	}
	return refused
}

func (l *liver) expire() string {
	at := l.moment()
	refused, done := l.update(apiusers.UpdateInput{Expiry: &apiusers.Expiry{At: at}})
	if done {
		l.expires = at
	}
	return refused
}

func (l *liver) replace() string {
	fresh := generated(l.t, l.h, l.cast)
	refused, done := l.update(apiusers.UpdateInput{Password: &fresh})
	if done {
		l.live, l.ever = []secret{{text: fresh}}, append(l.ever, fresh)
	}
	return refused
}

func (l *liver) rotate() string {
	in := apiusers.RotateInput{ID: l.u.ID, Password: generated(l.t, l.h, l.cast), OldEndsAt: l.moment()}
	wanted := ""
	if len(l.live) == 2 {
		wanted = "TWO_PASSWORDS"
	}
	for range rapid.IntRange(1, 2).Draw(l.r, "sent") { // again after a lost reply
		_, err := l.h.APIUsers.Rotate(as(l.t, l.cast.Owner), in)
		if refused, done := l.wants(err, wanted); !done {
			return refused
		}
	}
	l.ever = append(l.ever, in.Password)
	before := l.live[0]
	before.ends = in.OldEndsAt
	l.live = []secret{{text: in.Password}, before}
	if in.OldEndsAt == nil {
		l.live = l.live[:1]
	}
	return ""
}

func (l *liver) end() string {
	rows, err := l.h.APIUsers.Passwords(as(l.t, l.cast.Owner), l.u)
	require.NoError(l.r, err)
	if len(rows) == 0 {
		return ""
	}
	wanted, i := "", rapid.IntRange(0, len(rows)-1).Draw(l.r, "which")
	if len(rows) == 1 {
		wanted = "LAST_PASSWORD"
	}
	_, err = l.h.APIUsers.EndPassword(as(l.t, l.cast.Owner), l.u.ID, rows[i].ID, nil)
	refused, done := l.wants(err, wanted)
	if done {
		l.live = []secret{{text: l.live[1-i].text}}
	}
	return refused
}

func (l *liver) wait() string {
	l.h.Clock.Advance(rapid.SampledFrom([]time.Duration{time.Microsecond, 59 * time.Minute, 2 * time.Hour}).Draw(l.r, "for"))
	return ""
}

func (l *liver) remove() string {
	wanted := ""
	if l.enabled {
		wanted = "STILL_ENABLED"
	}
	refused, done := l.wants(l.h.APIUsers.Delete(as(l.t, l.cast.Owner), l.u.ID, nil), wanted)
	if done {
		l.deleted, l.live = true, nil
	}
	return refused
}

// moment is a time to come, or none.
func (l *liver) moment() *time.Time {
	if rapid.Bool().Draw(l.r, "never") {
		return nil
	}
	return ptr(l.h.Clock.Now().Add(rapid.SampledFrom([]time.Duration{time.Hour, 3 * time.Hour}).Draw(l.r, "after")))
}
