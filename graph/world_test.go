package graph_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/user"
	"postern/graph"
	"postern/graph/model"
	"postern/internal/access"
	"postern/internal/session"
	"postern/internal/testdb"
	"postern/internal/web"
)

// publicURL is what the servers of these tests say that they are reached at.
const publicURL = "http://postern.example.com"

// world is the whole server over a database of its own, and those who call it.
type world struct {
	*testdb.House
	cast    testdb.Cast // empty before set-up
	url     string
	cookies map[string]string // caller -> the session that their browser holds
	theirs  *ent.APIUser      // of Globex; only where somebody asks for it
	manager *ent.User         // a standard user of Acme's with both ticks; only where one calls
}

// newWorld serves a database that holds the cast.
func newWorld(t *testing.T) *world {
	h, cast := testdb.NewFilledHouse(t)
	return serve(t, &world{House: h, cast: cast})
}

// newEmptyWorld serves a database before set-up.
func newEmptyWorld(t *testing.T) *world {
	return serve(t, &world{House: testdb.NewHouse(t)})
}

func serve(t *testing.T, w *world) *world {
	server := httptest.NewServer(web.New(web.Options{
		GraphQL: graph.NewServer(&graph.Resolver{
			People: w.People, Team: w.Team, APIUsers: w.APIUsers, Usage: w.Usage, Verifier: w.Verifier, Nodes: w.Store, Refusals: w.Refusals, History: w.History,
			Installation: model.Installation{APIUserDomain: "api.localhost", PublicURL: publicURL, MailConfigured: w.Mail.Configured()},
		}, graph.DefaultBounds()),
		Verifier: w.Verifier, Sessions: w.Sessions, People: w.People, Ready: w.Store.Ping,
		App: fstest.MapFS{}, PublicURL: publicURL,
	}))
	t.Cleanup(server.Close)
	w.url, w.cookies = server.URL, map[string]string{}
	return w
}

// person is the one whose browser a caller's name stands for; nil for others.
func (w *world) person(t *testing.T, caller string) *ent.User {
	if caller == "manager" && w.manager == nil {
		w.hire(t)
	}
	return map[string]*ent.User{
		"owner": w.cast.Owner, "standard": w.cast.Standard, "other-owner": w.cast.OtherOwner, "manager": w.manager,
	}[caller]
}

// hire adds the manager, who isn't in the cast: few tests want one.
func (w *world) hire(t *testing.T) {
	ctx := access.System(t.Context(), "a test")
	require.NoError(t, w.Store.InTx(ctx, func(tx *ent.Client) error {
		return tx.User.Create().SetAccountID(w.cast.Owner.AccountID).SetName("Mia").SetEmail("mia@example.com").SetEmailKey("mia@example.com").
			SetRole(user.RoleStandard).SetSeesUsage(true).SetManagesUsers(true).SetPasswordHash("").
			SetCreatedAt(w.Clock.Now()).SetUpdatedAt(w.Clock.Now()).Exec(ctx)
	}))
	var err error
	w.manager, err = w.Store.Read().User.Query().Where(user.Name("Mia")).Only(ctx)
	require.NoError(t, err)
}

// identify makes a request that of a caller: "nobody"; "visitor", whose browser
// keeps the cookies that it is handed; "owner", "standard", "manager" and
// "other-owner", who are signed in when they first call; "api-user", by HTTP Basic.
func (w *world) identify(t *testing.T, r *http.Request, caller string) {
	switch caller {
	case "nobody":
	case "api-user":
		r.SetBasicAuth(w.cast.APIUser.Email, w.cast.APIUserPassword)
	case "visitor", "owner", "standard", "manager", "other-owner":
		if cookie := w.cookieOf(t, caller); cookie != "" {
			r.AddCookie(&http.Cookie{Name: "postern_session", Value: cookie})
		}
	default:
		require.FailNow(t, "nobody is called "+caller)
	}
}

func (w *world) cookieOf(t *testing.T, caller string) string {
	if u := w.person(t, caller); u != nil && w.cookies[caller] == "" {
		w.cookies[caller] = w.signIn(t, u)
	}
	return w.cookies[caller]
}

// signIn starts a session without the slow hash of a real sign-in.
func (w *world) signIn(t *testing.T, u *ent.User) string {
	ctx := access.With(t.Context(), access.Viewer{})
	var started session.Started
	require.NoError(t, w.Store.InTx(ctx, func(tx *ent.Client) (err error) {
		started, err = w.Sessions.Start(ctx, tx, u)
		return err
	}))
	var cookie handed
	w.Sessions.Hand(session.WithCarrier(ctx, &cookie), started)
	return string(cookie)
}

// handed catches a session's token on its way to the browser.
type handed string

func (h *handed) Hand(token string) { *h = handed(token) }
func (h *handed) TakeBack()         { *h = "" }
