package graph_test

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/people"
)

// TestAPI carries out every case below testdata over real HTTP, on a real
// database each.
func TestAPI(t *testing.T) {
	for name, c := range loadCases(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, n := c.prepare(t)
			c.run(t, w, n)
		})
	}
}

// TestEveryOperationHasCases keeps a field from coming into the schema without
// anybody asking for it.
func TestEveryOperationHasCases(t *testing.T) {
	shown := map[string]bool{}
	for name := range loadCases(t) {
		shown[folder(name)] = true
	}
	for _, field := range rootFields() {
		require.True(t, shown[field], "testdata/%s holds no case", field)
	}
}

// prepare makes the world of a case and carries its steps out.
func (c apiCase) prepare(t *testing.T) (*world, names) {
	if c.House != "empty" {
		w := newWorld(t)
		n := w.names(t)
		c.walk(t, w, n)
		return w, n
	}
	w := newEmptyWorld(t)
	token, err := w.People.NewSetUpToken(t.Context())
	require.NoError(t, err)
	n := w.names(t)
	n["setUpToken"] = token
	c.walk(t, w, n)
	return w, n
}

func (c apiCase) walk(t *testing.T, w *world, n names) {
	for _, s := range c.Steps {
		for range max(s.Repeat, 1) {
			s.take(t, w, n)
		}
	}
}

func (s step) take(t *testing.T, w *world, n names) {
	switch {
	case s.Advance > 0:
		w.Clock.Advance(s.Advance)
	case s.ResetLink != "":
		token, err := w.People.NewResetToken(access.With(t.Context(), access.Viewer{}), s.ResetLink)
		require.NoError(t, err)
		n["resetToken"] = token
	case s.Invite != "":
		invited, err := w.People.InviteUser(w.asOwner(t), people.InviteInput{Name: "Ida", Email: s.Invite})
		require.NoError(t, err)
		_, n["invitationToken"], _ = strings.Cut(invited.InvitationURL, "#token=")
		n["invited.id"] = invited.User.ID
	case s.SQL != "":
		w.Exec(t, s.SQL)
	case s.Fails:
		require.Contains(t, string(w.send(t, fill(t, n, s.Request)).body), `"errors"`)
	default:
		data := w.send(t, fill(t, n, s.Request)).data(t)
		for name, path := range s.Keep {
			n[name] = follow(t, data, path)
		}
	}
}

// run sends the request that counts, and looks at all that came of it.
func (c apiCase) run(t *testing.T, w *world, n names) {
	q := fill(t, n, c.Request)
	w.cookieOf(t, q.As)
	before := w.Tables(t)
	got := w.send(t, q)
	written := before.Until(w.Tables(t))

	c.wantAnswer(t, n, got)
	wanted := c.Writes
	if wanted == nil {
		wanted = map[string]string{}
	}
	require.Equal(t, wanted, written, "what was written")
	for _, other := range c.SameFor {
		other = other.over(q)
		same := w.send(t, fill(t, n, other))
		require.Equal(t, got.status, same.status)
		require.Equal(t, string(got.body), string(same.body))
	}
}

func (c apiCase) wantAnswer(t *testing.T, n names, got answer) {
	var body any
	require.NoError(t, json.Unmarshal(got.body, &body), "%d %s", got.status, got.body)
	found := differences("answer", fill(t, n, c.Answer), body)
	require.Empty(t, found, "of %s", got.body)
	require.Equal(t, cmp.Or(c.Status, http.StatusOK), got.status, "the status, of %s", got.body)
	for name, value := range c.Headers {
		require.Regexp(t, value, got.header.Get(name), name)
	}
}

// over is q where other leaves something out.
func (other request) over(q request) request {
	other.As, other.Query = cmp.Or(other.As, q.As), cmp.Or(other.Query, q.Query)
	if other.Variables == nil {
		other.Variables = q.Variables
	}
	if other.Basic == nil {
		other.Basic = q.Basic
	}
	return other
}
