package demo

import (
	"context"
	"crypto/rand"
	"fmt"
	"hash/crc32"
	"slices"
	"time"

	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/people"
	"postern/internal/revision"
	"postern/internal/session"
	"postern/internal/store"
)

// filler is the services at a time of the past.
type filler struct {
	people   *people.Service
	apiUsers *apiusers.Service
	start    time.Time // of the demo
	now      time.Time // as the services see it
	made     Account
}

// event is something that happened in the account.
type event struct {
	at time.Time
	do func(context.Context) error
}

// Fill makes the account in an empty database, through the services, as if the
// past months had happened. Passes: the operator, at the command line.
func Fill(ctx context.Context, records *store.Store) (*Account, error) {
	f := &filler{start: clock.System()}
	now := func() time.Time { return f.now }
	hasher, history := credential.NewHasher(credential.Limits{}), audit.NewLog(now)
	f.people = people.NewService(records, session.NewService(records, now), hasher, history, people.NoPost(), now)
	f.apiUsers = apiusers.NewService(records, revision.Unserved(records, now), hasher, history, now, Domain)
	owner, err := f.setUp(ctx)
	if err != nil {
		return nil, fmt.Errorf("fill the demo: %w", err)
	}
	events := f.events()
	slices.SortStableFunc(events, func(a, b event) int { return a.at.Compare(b.at) })
	for _, e := range events {
		f.now = e.at
		if err := e.do(owner); err != nil {
			return nil, fmt.Errorf("fill the demo: %w", err)
		}
	}
	return &f.made, nil
}

// setUp makes the account, and returns a context in which its owner is calling:
// set-up signs the owner in.
func (f *filler) setUp(ctx context.Context) (context.Context, error) {
	f.now = f.start.AddDate(0, 0, -420)
	f.made.Owner = Owner{Name: "Camille Roux", Email: "camille.roux@cairn-outdoor.example", Password: rand.Text()}
	token, err := f.people.NewSetUpToken(ctx)
	if err != nil {
		return nil, err
	}
	owner := access.With(ctx, access.Viewer{Peer: "127.0.0.1"})
	return owner, f.people.SetUp(owner, people.SetUpInput{
		Token: token, AccountName: "Cairn Outdoor",
		Name: f.made.Owner.Name, Email: f.made.Owner.Email, Password: f.made.Owner.Password,
	})
}

// events is what happened since, in no order.
func (f *filler) events() []event {
	all := []event{
		f.join(419, "Jonas Weber", "jonas.weber@cairn-outdoor.example"),
		f.join(263, "Giulia Conti", "giulia.conti@cairn-outdoor.example"),
		f.join(53, "Hugo Martin", "hugo.martin@cairn-outdoor.example"),
	}
	for _, s := range story {
		all = append(all, f.play(s)...)
	}
	return all
}

func (f *filler) join(days int, name, email string) event {
	return event{f.ago(days, name), func(owner context.Context) error {
		_, err := f.people.AddStandardUser(owner, people.AddUserInput{Name: name, Email: email, Password: rand.Text()})
		return err
	}}
}

// ago is a time of a day in the past: not the same one for everything.
func (f *filler) ago(days int, what string) time.Time {
	minutes := crc32.ChecksumIEEE([]byte(what)) % (8 * 60)
	return f.start.AddDate(0, 0, -days).Add(time.Duration(minutes) * time.Minute)
}
