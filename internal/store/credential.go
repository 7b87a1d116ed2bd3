package store

import (
	"context"
	"strings"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
)

// Credential is what decides whether an API user may in.
type Credential struct {
	APIUserID string
	AccountID string
	Enabled   bool
	ExpiresAt *time.Time // from then on it may not; nil for never
	Passwords []CredentialPassword

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
const byAddress = `SELECT u.id, u.account_id, u.enabled, u.expires_at, u.allowed_networks, u.permissions,
		u.calls_per_second, u.calls_per_day, p.id, p.hash, p.ends_at FROM api_users u
	LEFT JOIN api_user_passwords p ON p.api_user_id = u.id AND p.account_id = u.account_id
	WHERE u.email = ? AND u.deleted_at IS NULL`

// Credential reads the API user of an address with its passwords; found is
// false when there is none, or it was deleted. For verify alone: no owner rule
// stands before it. Faults: BUSY, DATABASE_UNAVAILABLE.
func (s *Store) Credential(ctx context.Context, address string) (c Credential, found bool, err error) {
	rows, err := s.askCredential(ctx, address)
	if err != nil {
		return c, false, translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, hash *string
		var ends *time.Time
		if err := rows.Scan(&c.APIUserID, &c.AccountID, &c.Enabled, &c.ExpiresAt, &c.Networks, &c.Permissions,
			&c.CallsPerSecond, &c.CallsPerDay, &id, &hash, &ends); err != nil {
			return c, false, translate(err)
		}
		if found = true; id != nil && hash != nil {
			c.Passwords = append(c.Passwords, CredentialPassword{ID: *id, Stored: *hash, EndsAt: ends})
		}
	}
	return c, found, translate(rows.Err())
}

// credentialRows is what both ways of asking have in common.
type credentialRows interface {
	Next() bool
	Scan(dest ...any) error
	Err() error
	Close()
}

// askCredential asks PostgreSQL without database/sql, which takes as long as
// everything else that is done here for such a call.
func (s *Store) askCredential(ctx context.Context, address string) (credentialRows, error) {
	query := byAddress
	if s.dialect == dialect.Postgres {
		query = strings.Replace(query, "?", "$1", 1)
	}
	if s.direct != nil {
		return s.direct.Query(ctx, query, address)
	}
	var rows entsql.Rows
	err := s.reader.Query(ctx, query, []any{address}, &rows)
	return sqlRows{rows}, err
}

// sqlRows are rows whose Close tells nothing that Err doesn't.
type sqlRows struct{ entsql.Rows }

// Close gives the connection back.
func (r sqlRows) Close() { _ = r.Rows.Close() }
