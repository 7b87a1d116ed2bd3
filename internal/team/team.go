// Package team holds the use cases of the accounts below a top account: its
// owner makes them, enables and disables them, and looks at them. Everything
// else of another account stays as if it didn't exist. docs/team.md tells the
// whole story.
package team

import (
	"cmp"
	"context"
	"slices"
	"time"

	"postern/ent"
	"postern/ent/account"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/fault"
	"postern/internal/people"
	"postern/internal/revision"
	"postern/internal/store"
)

// How many accounts a top account can have below it, and how deep they go.
const (
	MostAccounts = 500
	MostDepth    = 5
)

// Service is the use cases. Every method may be called by anybody; each says
// who passes.
type Service struct {
	store  *store.Store
	ledger *revision.Ledger
	people *people.Service
	log    *audit.Log
	now    clock.Clock
}

// NewService wires the use cases.
func NewService(s *store.Store, ledger *revision.Ledger, persons *people.Service, log *audit.Log, now clock.Clock) *Service {
	return &Service{store: s, ledger: ledger, people: persons, log: log, now: now}
}

// Account is an account below a top account, as the top account's owner sees it.
type Account struct {
	ID       string
	Number   int
	Name     string
	ParentID *string // the account above it; nil for one right below the top account
	Depth    int     // 1 right below the top account
	Enabled  bool    // it is not disabled itself
	Shut     bool    // it, or one above it, is disabled: nobody and nothing of it is let in
	Owner    Owner

	CreatedAt time.Time
}

// Owner is who owns an account below.
type Owner struct {
	Name, Email  string
	Status       user.Status
	InvitedUntil *time.Time // nil for who has accepted
}

// Team is all accounts below the caller's own, each after the one above it, by
// name. Passes: the owner of a top account. Faults: SIGN_IN_REQUIRED,
// OWNER_ONLY, TOP_OWNER_ONLY.
func (s *Service) Team(ctx context.Context) ([]*Account, error) {
	if err := access.RequireTopOwner(ctx); err != nil {
		return nil, err
	}
	sys := access.System(ctx, "showing the accounts below one's own")
	all, err := below(sys, s.store.Read(), access.From(ctx).AccountID)
	if err != nil {
		return nil, err
	}
	owners, err := ownersOf(sys, s.store.Read(), all)
	if err != nil {
		return nil, err
	}
	return inOrder(all, owners), nil
}

// find is one account of the team. Fault: NO_SUCH_OBJECT.
func (s *Service) find(ctx context.Context, id string) (*Account, error) {
	all, err := s.Team(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(a *Account) bool { return a.ID == id })
	if i < 0 {
		return nil, fault.NoSuchObject()
	}
	return all[i], nil
}

// at is an account with its place below the top account.
type at struct {
	*ent.Account
	depth int
}

// below are the accounts below another, level by level. ctx is the service's:
// the record's rules show nobody another account.
func below(ctx context.Context, from *ent.Client, top string) ([]at, error) {
	var all []at
	level := []string{top}
	for depth := 1; len(level) > 0 && depth <= MostDepth; depth++ {
		rows, err := from.Account.Query().Where(account.ParentIDIn(level...)).All(ctx)
		if err != nil {
			return nil, err
		}
		level = nil
		for _, row := range rows {
			all, level = append(all, at{row, depth}), append(level, row.ID)
		}
	}
	return all, nil
}

func ownersOf(ctx context.Context, from *ent.Client, all []at) (map[string]Owner, error) {
	ids := make([]string, len(all))
	for i, a := range all {
		ids[i] = a.ID
	}
	rows, err := from.User.Query().Where(user.AccountIDIn(ids...), user.RoleEQ(user.RoleOwner)).All(ctx)
	owners := make(map[string]Owner, len(rows))
	for _, u := range rows {
		owners[u.AccountID] = Owner{Name: u.Name, Email: u.Email, Status: u.Status, InvitedUntil: u.InvitedUntil}
	}
	return owners, err
}

// inOrder puts each account after the one above it, by name, as a tree is read.
func inOrder(all []at, owners map[string]Owner) []*Account {
	children := map[string][]at{}
	for _, a := range all {
		children[*a.ParentID] = append(children[*a.ParentID], a)
	}
	list := make([]*Account, 0, len(all))
	var walk func(siblings []at)
	walk = func(siblings []at) {
		slices.SortFunc(siblings, func(a, b at) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Number, b.Number)) })
		for _, a := range siblings {
			parent := a.ParentID
			if a.depth == 1 {
				parent = nil
			}
			list = append(list, &Account{
				ID: a.ID, Number: a.Number, Name: a.Name, ParentID: parent, Depth: a.depth,
				Enabled: a.DisabledAt == nil, Shut: a.Shut, Owner: owners[a.ID], CreatedAt: a.CreatedAt,
			})
			walk(children[a.ID])
		}
	}
	if len(all) > 0 {
		walk(children[*all[0].ParentID])
	}
	return list
}
