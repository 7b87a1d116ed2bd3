package seed

import (
	"context"
	"time"

	"postern/ent"
	"postern/internal/credential"
	"postern/internal/id"
)

// domain is what made-up addresses end in.
const domain = "api.localhost"

// rows are a batch of API users.
type rows struct {
	users []*ent.APIUser
	uses  []*ent.LastUse
	hash  string
}

// rows makes up a batch, from the oldest on: the last year's.
func (m *maker) rows(done, n int) (*rows, error) {
	b := &rows{hash: m.hash}
	for i := range n {
		address, err := credential.NewAddress(domain)
		if err != nil {
			return nil, err
		}
		age := time.Duration(m.wanted-done-i) * (365 * 24 * time.Hour / time.Duration(m.wanted))
		u := &ent.APIUser{
			ID: id.New(id.APIUser), AccountID: m.owner.AccountID, Email: address, Description: m.description(),
			Enabled: m.percent(94), CreatedAt: m.ago(age), CreatedByID: m.owner.ID, UpdatedByID: m.owner.ID,
		}
		u.UpdatedAt = m.ago(m.within(age))
		if m.percent(25) {
			at := m.now.AddDate(0, 0, m.chance.IntN(420)-60).Truncate(time.Hour)
			u.ExpiresAt = &at
		}
		b.users = append(b.users, u)
		if m.percent(88) {
			b.uses = append(b.uses, m.use(u, age))
		}
	}
	return b, nil
}

// use makes up when an API user was let in: most of them lately.
func (m *maker) use(u *ent.APIUser, age time.Duration) *ent.LastUse {
	last := m.within(min(age, 72*time.Hour))
	if m.percent(20) {
		last = m.within(age)
	}
	return &ent.LastUse{
		ID: u.ID, AccountID: u.AccountID, APIUserID: u.ID, FirstAt: u.CreatedAt, LastAt: m.ago(last),
		LastPeer: "192.0.2.10", LastClient: "curl/8.5.0",
	}
}

// ago is a moment in the past, as exact as the record is.
func (m *maker) ago(d time.Duration) time.Time { return m.now.Add(-d).Truncate(time.Microsecond) }

func (m *maker) within(d time.Duration) time.Duration {
	return time.Duration(m.chance.Int64N(int64(d) + 1))
}

func (m *maker) percent(n int) bool { return m.chance.IntN(100) < n }

// save writes a batch. Uses come first: what a list is sorted by is then
// written once.
func (b *rows) save(ctx context.Context, tx *ent.Client) error {
	err := tx.LastUse.MapCreateBulk(b.uses, func(c *ent.LastUseCreate, i int) {
		use := b.uses[i]
		c.SetID(use.ID).SetAccountID(use.AccountID).SetAPIUserID(use.APIUserID).SetFirstAt(use.FirstAt).
			SetLastAt(use.LastAt).SetLastPeer(use.LastPeer).SetLastClient(use.LastClient)
	}).Exec(ctx)
	if err != nil {
		return err
	}
	err = tx.APIUser.MapCreateBulk(b.users, func(c *ent.APIUserCreate, i int) {
		u := b.users[i]
		c.SetID(u.ID).SetAccountID(u.AccountID).SetEmail(u.Email).SetDescription(u.Description).SetEnabled(u.Enabled).
			SetNillableExpiresAt(u.ExpiresAt).SetCreatedAt(u.CreatedAt).SetUpdatedAt(u.UpdatedAt).
			SetCreatedByID(u.CreatedByID).SetUpdatedByID(u.UpdatedByID)
	}).Exec(ctx)
	if err != nil {
		return err
	}
	err = tx.IssuedAddress.MapCreateBulk(b.users, func(c *ent.IssuedAddressCreate, i int) {
		u := b.users[i]
		c.SetID(u.Email).SetAccountID(u.AccountID).SetIssuedAt(u.CreatedAt).SetUsedAt(u.CreatedAt)
	}).Exec(ctx)
	if err != nil {
		return err
	}
	return tx.APIUserPassword.MapCreateBulk(b.users, func(c *ent.APIUserPasswordCreate, i int) {
		u := b.users[i]
		c.SetAccountID(u.AccountID).SetAPIUserID(u.ID).SetHash(b.hash).SetCreatedAt(u.CreatedAt)
	}).Exec(ctx)
}
