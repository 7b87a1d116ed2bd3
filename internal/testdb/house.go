package testdb

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/mail"
	"postern/internal/mail/mailtest"
	"postern/internal/peer"
	"postern/internal/people"
	"postern/internal/revision"
	"postern/internal/session"
	"postern/internal/store"
	"postern/internal/team"
	"postern/internal/usage"
	"postern/internal/verify"
)

// Password is everybody's in a test.
const Password = "correct horse battery"

// PublicURL is where people reach the installation, as mails say.
const PublicURL = "https://postern.example.com"

// Lease is for how long an instance believes its memory in tests: short, since
// a fresh one is waited for.
const Lease = 250 * time.Millisecond

// House is the services over one database, at a time that the test sets.
type House struct {
	Store    *store.Store
	Hasher   *credential.Hasher
	Sessions *session.Service
	People   *people.Service
	APIUsers *apiusers.Service
	Team     *team.Service
	Verifier *verify.Verifier
	Memory   *verify.Memory  // the verifier's
	Recorder *usage.Recorder // the verifier's; writes when it is told to
	Usage    *usage.Service
	Refusals *audit.Refusals
	History  *audit.Reader
	Clock    *Clock
	Mail     *mail.Sender
	Inbox    *mailtest.Inbox // where the mails arrive; nil when only Wire was called, which sends none
	URL      string          // of the database; empty when only Wire was called
	opened   *opened         // nil when only Wire was called
}

// Clock stands still until it is moved.
type Clock struct{ at time.Time }

// Now is the clock's time.
func (c *Clock) Now() time.Time { return c.at }

// Advance moves the clock.
func (c *Clock) Advance(d time.Duration) { c.at = c.at.Add(d) }

// NewHouse wires the services over an empty database.
func NewHouse(t testing.TB) *House {
	t.Helper()
	return open(t, empty)
}

// Wire wires the services over s, without a mail server; with a nil clock they
// use the machine's.
func Wire(s *store.Store, c *Clock) *House { return wire(s, c, mail.None()) }

func wire(s *store.Store, c *Clock, mailer *mail.Sender) *House {
	now := clock.Clock(clock.System)
	if c != nil {
		now = c.Now
	}
	hasher, history := credential.NewHasher(credential.Limits{}), audit.NewLog(now)
	sessions := session.NewService(s, now)
	memory := verify.NewMemory(1 << 20)
	ledger := revision.Open(context.Background(), s, memory, Lease, now)
	following.add(s, ledger)
	recorder := usage.NewRecorder(s, peer.NewFinder().Of, now)
	verifier := verify.New(s, hasher, memory, ledger.Lease(), now)
	verifier.Tell(recorder, peer.NewFinder().Of)
	persons := people.NewService(s, sessions, hasher, history, people.Post{Mail: mailer, PublicURL: PublicURL}, now)
	return &House{
		Store: s, Hasher: hasher, Sessions: sessions, Clock: c, Mail: mailer,
		People:   persons,
		Team:     team.NewService(s, ledger, persons, history, now),
		APIUsers: apiusers.NewService(s, ledger, hasher, history, now, "api.localhost"),
		Memory:   memory,
		Verifier: verifier,
		Recorder: recorder,
		Usage:    usage.NewService(s, recorder, now),
		Refusals: audit.NewRefusals(s, now),
		History:  audit.NewReader(s),
	}
}

// Cast is who calls in tests of the owner rule: the people of account Acme, an
// API user of it, and the owner of another account, Globex.
type Cast struct {
	Owner, Standard, OtherOwner *ent.User
	APIUser                     *ent.APIUser // Acme's, enabled
	APIUserPassword             string
}

// NewPeople makes the people through the services, and no API user.
func (h *House) NewPeople(ctx context.Context) (Cast, error) {
	var c Cast
	token, err := h.People.NewSetUpToken(ctx)
	if err != nil {
		return c, err
	}
	err = h.People.SetUp(ctx, people.SetUpInput{
		Token: token, AccountName: "Acme", Name: "Ada", Email: "ada@example.com", Password: Password,
	})
	if err != nil {
		return c, err
	}
	sys := access.System(ctx, "finding the first owner")
	if c.Owner, err = h.Store.Read().User.Query().Only(sys); err != nil {
		return c, err
	}
	owner := access.With(ctx, As(c.Owner))
	if c.Standard, err = h.People.AddStandardUser(owner, people.AddUserInput{
		Name: "Sam", Email: "sam@example.com", Password: Password,
	}); err != nil {
		return c, err
	}
	c.OtherOwner, err = h.People.OpenAccount(ctx, people.SetUpInput{
		AccountName: "Globex", Name: "Gail", Email: "gail@example.com", Password: Password,
	})
	return c, err
}

// NewAPIUser drafts and saves an API user as whoever ctx says is calling.
func (h *House) NewAPIUser(ctx context.Context, description string) (*ent.APIUser, string, error) {
	draft, err := h.APIUsers.Draft(ctx)
	if err != nil {
		return nil, "", err
	}
	u, err := h.APIUsers.Create(ctx, apiusers.CreateInput{
		Email: draft.Email, Password: draft.Password, Description: description, Enabled: true,
	})
	return u, draft.Password, err
}

// NewCast makes the people and an API user of Acme.
func (h *House) NewCast(t testing.TB) Cast {
	t.Helper()
	c, err := h.fill(t.Context())
	require.NoError(t, err)
	return c
}

// As is the viewer that a signed-in person of a top account is.
func As(u *ent.User) access.Viewer {
	owner := u.Role == "OWNER"
	return access.Viewer{
		AccountID: u.AccountID, UserID: u.ID, Owner: owner, Top: true, SeesUsage: owner || u.SeesUsage, ManagesUsers: owner || u.ManagesUsers,
		Peer: "192.0.2.1",
	}
}

// AsAPIUser is the viewer that a program is.
func AsAPIUser(u *ent.APIUser) access.Viewer {
	return access.Viewer{AccountID: u.AccountID, APIUserID: u.ID, Peer: "192.0.2.2"}
}
