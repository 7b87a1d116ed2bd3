package verify

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"postern/ent/apiuser"
	"postern/ent/apiuserpassword"
	"postern/internal/access"
	"postern/internal/credential"
	"postern/internal/fault"
)

// load reads an API user with its passwords from the database, and remembers
// it; nil when there is none. Callers don't share a question: one that arrived
// after a change was acknowledged must not get an answer from before.
func (v *Verifier) load(ctx context.Context, address string) (*known, error) {
	if !credential.IsAddress(address) {
		return nil, nil
	}
	if err := v.loads.Acquire(ctx, 1); err != nil {
		return nil, fault.Busy()
	}
	defer v.loads.Release(1)
	if v.lease.Holds(time.Now()) {
		if k := v.memory.get(address); k != nil {
			return k, nil // somebody before us in the queue has asked
		}
	}
	epoch := v.memory.epoch.Load()
	rows, err := v.read(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	k := v.knownOf(address, rows)
	v.memory.keep(k, epoch)
	return k, nil
}

// row is an API user with one of its passwords, if it has any.
type row struct {
	ID        string  `sql:"id"`
	AccountID string  `sql:"account_id"`
	Enabled   bool    `sql:"enabled"`
	Hash      *string `sql:"hash"`
}

// read asks once: an API user as it was before a change must not meet a
// password from after it.
func (v *Verifier) read(ctx context.Context, address string) (rows []row, err error) {
	err = v.store.Read().APIUser.Query().Where(apiuser.Email(address), apiuser.DeletedAtIsNil(), withPasswords).
		Select(apiuser.FieldID, apiuser.FieldAccountID, apiuser.FieldEnabled).
		Scan(access.System(ctx, "verifying a credential"), &rows)
	return rows, err
}

// withPasswords joins an API user's passwords. One that says it is another
// account's is none: a row can name any API user, and only its account was
// checked when it was written.
func withPasswords(s *sql.Selector) {
	p := sql.Dialect(s.Dialect()).Table(apiuserpassword.Table)
	s.LeftJoin(p).OnP(sql.And(
		sql.ColumnsEQ(s.C(apiuser.FieldID), p.C(apiuserpassword.FieldAPIUserID)),
		sql.ColumnsEQ(s.C(apiuser.FieldAccountID), p.C(apiuserpassword.FieldAccountID)),
	)).AppendSelect(p.C(apiuserpassword.FieldHash))
}

// knownOf is what memory keeps of an API user.
func (v *Verifier) knownOf(address string, rows []row) *known {
	u := rows[0]
	var stored []string
	for _, r := range rows {
		if r.Hash != nil {
			stored = append(stored, *r.Hash)
		}
	}
	caller := Caller{APIUserID: u.ID, AccountID: u.AccountID, Address: address}
	return newKnown(caller, v.calls.of(u.AccountID), u.Enabled, stored)
}
