package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"entgo.io/ent/dialect"

	"postern/internal/id"
)

// LastUse says when an API user, or one password of it, was let in.
type LastUse struct {
	ID        string // of the API user or the password
	APIUserID string
	FirstAt   time.Time
	LastAt    time.Time
	Peer      string // of the last
	Client    string
}

// Usage is what was noted of calls.
type Usage struct {
	Uses   []LastUse
	Counts []UsageCount
	Spells []RefusalSpell // in the order of their API users
}

// UsageCount is calls to add to those of an hour or a day.
type UsageCount struct {
	APIUserID string
	Span      string
	StartsAt  time.Time
	Outcome   string
	Calls     int64
}

// The account is that of the API user's row, and without a row, or with a
// deleted one, nothing is written. 1970 stands for "never".
const (
	lastUseInto = `INSERT INTO last_uses (id, account_id, api_user_id, first_at, last_at, last_peer, last_client) `
	lastUseTo   = ` ON CONFLICT (id) DO UPDATE SET
		first_at = CASE WHEN last_uses.first_at < excluded.first_at AND last_uses.first_at > '1971-01-01' THEN last_uses.first_at ELSE excluded.first_at END,
		last_peer = CASE WHEN last_uses.last_at > excluded.last_at THEN last_uses.last_peer ELSE excluded.last_peer END,
		last_client = CASE WHEN last_uses.last_at > excluded.last_at THEN last_uses.last_client ELSE excluded.last_client END,
		last_at = CASE WHEN last_uses.last_at > excluded.last_at THEN last_uses.last_at ELSE excluded.last_at END`
	countInto = `INSERT INTO usage_counts (id, account_id, api_user_id, span, starts_at, outcome, calls) `
	countTo   = ` ON CONFLICT (api_user_id, span, starts_at, outcome) DO UPDATE SET calls = usage_counts.calls + excluded.calls`
)

// SQLite is in this process, so a statement a row costs nothing.
const (
	lastUseRow = lastUseInto + `SELECT ?, u.account_id, u.id, ?, ?, ?, ? FROM api_users u WHERE u.id = ? AND u.deleted_at IS NULL` + lastUseTo
	countRow   = countInto + `SELECT ?, u.account_id, u.id, ?, ?, ?, ? FROM api_users u WHERE u.id = ? AND u.deleted_at IS NULL` + countTo
)

// PostgreSQL is told all rows at once, as lists, so that it is always the same
// statement, which its drivers remember.
const (
	lastUseRows = lastUseInto + `SELECT r.id, u.account_id, u.id, r.first_at, r.last_at, r.peer, r.client
		FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[])
			WITH ORDINALITY AS r(id, api_user, first_at, last_at, peer, client, n)
		JOIN api_users u ON u.id = r.api_user AND u.deleted_at IS NULL ORDER BY r.n` + lastUseTo
	countRows = countInto + `SELECT r.id, u.account_id, u.id, r.span, r.starts_at, r.outcome, r.calls
		FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::bigint[])
			WITH ORDINALITY AS r(id, api_user, span, starts_at, outcome, calls, n)
		JOIN api_users u ON u.id = r.api_user AND u.deleted_at IS NULL ORDER BY r.n` + countTo
)

// AddUsage writes what was noted, in one transaction: uses only ever forward,
// counts and spells added to what is there. For the usage recorder alone: no owner rule
// stands before it. Faults: BUSY, DATABASE_UNAVAILABLE, STORAGE_FULL, and then
// nothing was written; OUTCOME_UNKNOWN.
func (s *Store) AddUsage(ctx context.Context, u Usage) error {
	// Everybody writes in the same order, so that no two wait for each other.
	slices.SortFunc(u.Uses, func(a, b LastUse) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(u.Counts, UsageCount.compare)
	tx, err := s.writer.Tx(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	add := addUsageRows
	if s.dialect == dialect.Postgres {
		add = addUsageLists
	}
	err = add(ctx, tx, u.Uses, u.Counts)
	if err == nil {
		// After the counts: who adds to the same spell has to wait there.
		err = s.addSpells(ctx, tx, u.Spells)
	}
	if err != nil {
		_ = tx.Rollback() // one that fails leaves the same state: nothing
		return err
	}
	return tx.Commit()
}

func (c UsageCount) compare(d UsageCount) int {
	return cmp.Or(strings.Compare(c.APIUserID, d.APIUserID), strings.Compare(c.Span, d.Span),
		c.StartsAt.Compare(d.StartsAt), strings.Compare(c.Outcome, d.Outcome))
}

func addUsageRows(ctx context.Context, tx dialect.Tx, uses []LastUse, counts []UsageCount) error {
	for _, u := range uses {
		args := []any{u.ID, u.FirstAt, u.LastAt, u.Peer, u.Client, u.APIUserID}
		if err := tx.Exec(ctx, lastUseRow, args, nil); err != nil {
			return err
		}
	}
	for _, c := range counts {
		args := []any{id.New(id.Count), c.Span, c.StartsAt, c.Outcome, c.Calls, c.APIUserID}
		if err := tx.Exec(ctx, countRow, args, nil); err != nil {
			return err
		}
	}
	return nil
}

func addUsageLists(ctx context.Context, tx dialect.Tx, uses []LastUse, counts []UsageCount) error {
	if len(uses) > 0 {
		args := []any{
			list(uses, func(u LastUse) string { return u.ID }), list(uses, func(u LastUse) string { return u.APIUserID }),
			list(uses, func(u LastUse) time.Time { return u.FirstAt }), list(uses, func(u LastUse) time.Time { return u.LastAt }),
			list(uses, func(u LastUse) string { return u.Peer }), list(uses, func(u LastUse) string { return u.Client }),
		}
		if err := tx.Exec(ctx, lastUseRows, args, nil); err != nil {
			return err
		}
	}
	if len(counts) == 0 {
		return nil
	}
	return tx.Exec(ctx, countRows, []any{
		list(counts, func(UsageCount) string { return id.New(id.Count) }), list(counts, func(c UsageCount) string { return c.APIUserID }),
		list(counts, func(c UsageCount) string { return c.Span }), list(counts, func(c UsageCount) time.Time { return c.StartsAt }),
		list(counts, func(c UsageCount) string { return c.Outcome }), list(counts, func(c UsageCount) int64 { return c.Calls }),
	}, nil)
}

func list[R, V any](rows []R, value func(R) V) []V {
	all := make([]V, len(rows))
	for i, r := range rows {
		all[i] = value(r)
	}
	return all
}
