package plans

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"postern/graph"
	"postern/graph/model"
	"postern/internal/access"
	"postern/internal/session"
	"postern/internal/store"
	"postern/internal/testdb"
	"postern/internal/web"
)

// world is the services and the server over a full database, whose statements
// are written down.
type world struct {
	*testdb.House
	*recorder
	cast    testdb.Cast
	handler http.Handler
	cookie  string
}

func newWorld(t *testing.T, rows int) *world {
	t.Helper()
	url := testdb.URL(t)
	w := &world{recorder: &recorder{}}
	s, err := store.OpenWith(t.Context(), url, store.Options{Driver: w.around})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	w.House = testdb.Wire(s, nil)
	w.URL, w.cast = url, w.NewCast(t)
	fill(t, url, w.cast.Owner, w.cast.OtherOwner, rows)
	w.handler = web.New(web.Options{
		GraphQL: graph.NewServer(&graph.Resolver{
			People: w.People, Team: w.Team, APIUsers: w.APIUsers, Usage: w.Usage, Verifier: w.Verifier, Nodes: s, Refusals: w.Refusals, History: w.History, Installation: model.Installation{},
		}, graph.DefaultBounds()),
		Verifier: w.Verifier, Sessions: w.Sessions, People: w.People, Ready: s.Ping, App: fstest.MapFS{},
	})
	ctx := session.WithCarrier(w.as(t, access.Viewer{Peer: "192.0.2.1"}), w)
	require.NoError(t, w.People.SignIn(ctx, w.cast.Owner.Email, testdb.Password))
	return w
}

// Hand and TakeBack keep the session's token, as a browser does.
func (w *world) Hand(token string) { w.cookie = token }

// TakeBack forgets the token.
func (w *world) TakeBack() { w.cookie = "" }

func (w *world) as(t *testing.T, v access.Viewer) context.Context {
	t.Helper()
	return access.With(t.Context(), v)
}

// graphql sends a document as the owner and wants an answer without errors.
func (w *world) graphql(t *testing.T, document string, variables map[string]any, into any) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	require.NoError(t, err)
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.AddCookie(&http.Cookie{Name: "postern_session", Value: w.cookie})
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, r)
	require.Equal(t, http.StatusOK, answer.Code, answer.Body.String())
	require.NotContains(t, answer.Body.String(), `"errors"`)
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &struct{ Data any }{into}))
}
