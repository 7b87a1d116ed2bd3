package store

import (
	"context"
	"time"
)

// Credential is what decides whether an API user may in.
type Credential struct {
	APIUserID string
	AccountID string
	Enabled   bool
	ExpiresAt *time.Time // from then on it may not; nil for never
	Passwords []CredentialPassword

	AccountShut bool // its account, or one above it, is disabled

	Networks       string // ranges that it may call from, as stored
	Permissions    string // as stored
	CallsPerSecond int    // 0: no limit
	CallsPerDay    int    // 0: no limit
}

// CredentialPassword is one password that may be live.
type CredentialPassword struct {
	ID     string
	Stored string     // its hash
	EndsAt *time.Time // from then on it is no longer good; nil for as long as nobody ends it
}

// byAddress is one statement, since an API user as it was before a change
// must not meet a password from after it; and written out, since it is read for
// every call that memory can't answer. A password that says it is another
// account's is none: a row can name any API user, and only its account was
// checked when it was written.
const byAddress = `SELECT u.id, u.account_id, a.shut, u.enabled, u.expires_at, u.allowed_networks, u.permissions,
		u.calls_per_second, u.calls_per_day, p.id, p.hash, p.ends_at FROM api_users u
	JOIN accounts a ON a.id = u.account_id
	LEFT JOIN api_user_passwords p ON p.api_user_id = u.id AND p.account_id = u.account_id
	WHERE u.email = ? AND u.deleted_at IS NULL`

// Credential reads the API user of an address with its passwords; found is
// false when there is none, or it was deleted. For verify alone: no owner rule
// stands before it. Faults: BUSY, DATABASE_UNAVAILABLE.
func (s *Store) Credential(ctx context.Context, address string) (c Credential, found bool, err error) {
	err = s.Ask(ctx, byAddress, []any{address}, func(scan func(...any) error) error {
		var id, hash *string
		var ends *time.Time
		if err := scan(&c.APIUserID, &c.AccountID, &c.AccountShut, &c.Enabled, &c.ExpiresAt, &c.Networks, &c.Permissions,
			&c.CallsPerSecond, &c.CallsPerDay, &id, &hash, &ends); err != nil {
			return err
		}
		if found = true; id != nil && hash != nil {
			c.Passwords = append(c.Passwords, CredentialPassword{ID: *id, Stored: *hash, EndsAt: ends})
		}
		return nil
	})
	return c, found, err
}
