package store

import (
	"context"
	"database/sql"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"postern/internal/id"
)

// Pause is how long there must be no refusal for a spell to be over.
const Pause = time.Hour

// RefusalSpell is refused calls of an API user with one reason, less than a
// Pause apart.
type RefusalSpell struct {
	APIUserID string
	Reason    string
	BeganAt   time.Time
	LastAt    time.Time
	Calls     int64
	Peer      string // of the last
	Client    string
}

// GoesOn says whether a later spell is the same one still.
func (s RefusalSpell) GoesOn(next RefusalSpell) bool {
	return s.APIUserID == next.APIUserID && s.Reason == next.Reason && next.BeganAt.Sub(s.LastAt) < Pause
}

// A spell that is written goes on where it ends less than a Pause before what
// is added begins; instances write late, and so what is added may be older.
// Nobody knows how many calls those were whose outcome is unknown: one at least.
const (
	spellInto = `INSERT INTO refusal_spells (id, account_id, api_user_id, reason, began_at, last_at, calls, last_peer, last_client) `

	spellUpdate = `UPDATE refusal_spells SET calls = calls + ?,
		began_at = CASE WHEN began_at < ? THEN began_at ELSE ? END,
		last_peer = CASE WHEN last_at > ? THEN last_peer ELSE ? END,
		last_client = CASE WHEN last_at > ? THEN last_client ELSE ? END,
		last_at = CASE WHEN last_at > ? THEN last_at ELSE ? END
		WHERE id = (SELECT id FROM refusal_spells
			WHERE api_user_id = ? AND reason = ? AND last_at > ? AND began_at < ? ORDER BY last_at DESC LIMIT 1)`
	spellRow = spellInto + `SELECT ?, u.account_id, u.id, ?, ?, ?, ?, ?, ? FROM api_users u WHERE u.id = ? AND u.deleted_at IS NULL`

	spellRows = `WITH r AS MATERIALIZED (SELECT r.*, (SELECT s.id FROM refusal_spells s WHERE s.api_user_id = r.api_user AND s.reason = r.reason
				AND s.last_at > r.began_at - interval '1 hour' AND s.began_at < r.last_at + interval '1 hour' ORDER BY s.last_at DESC LIMIT 1) AS spell
			FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::bigint[], $7::text[], $8::text[])
				AS r(id, api_user, reason, began_at, last_at, calls, peer, client)),
		longer AS (UPDATE refusal_spells s SET calls = s.calls + r.calls, began_at = least(s.began_at, r.began_at),
			last_peer = CASE WHEN s.last_at > r.last_at THEN s.last_peer ELSE r.peer END,
			last_client = CASE WHEN s.last_at > r.last_at THEN s.last_client ELSE r.client END, last_at = greatest(s.last_at, r.last_at)
			FROM r WHERE s.id = r.spell)
		` + spellInto + `SELECT r.id, u.account_id, u.id, r.reason, r.began_at, r.last_at, greatest(r.calls, 1), r.peer, r.client
		FROM r JOIN api_users u ON u.id = r.api_user AND u.deleted_at IS NULL WHERE r.spell IS NULL`
)

func (s *Store) addSpells(ctx context.Context, tx dialect.Tx, spells []RefusalSpell) error {
	if s.dialect != dialect.Postgres {
		for _, spell := range spells {
			if err := addSpell(ctx, tx, spell); err != nil {
				return err
			}
		}
		return nil
	}
	for len(spells) > 0 {
		var now, later []RefusalSpell
		for i, spell := range spells {
			// One statement adds to a row once only: the next of the same waits.
			if i > 0 && spells[i-1].APIUserID == spell.APIUserID && spells[i-1].Reason == spell.Reason {
				later = append(later, spell)
			} else {
				now = append(now, spell)
			}
		}
		if err := addSpellLists(ctx, tx, now); err != nil {
			return err
		}
		spells = later
	}
	return nil
}

func addSpell(ctx context.Context, tx dialect.Tx, s RefusalSpell) error {
	var result entsql.Result
	args := []any{
		s.Calls, s.BeganAt, s.BeganAt, s.LastAt, s.Peer, s.LastAt, s.Client, s.LastAt, s.LastAt,
		s.APIUserID, s.Reason, s.BeganAt.Add(-Pause), s.LastAt.Add(Pause),
	}
	if err := tx.Exec(ctx, spellUpdate, args, &result); err != nil {
		return err
	}
	if longer, err := sql.Result(result).RowsAffected(); longer > 0 || err != nil {
		return err
	}
	return tx.Exec(ctx, spellRow, []any{
		id.New(id.Spell), s.Reason, s.BeganAt, s.LastAt, max(s.Calls, 1), s.Peer, s.Client, s.APIUserID,
	}, nil)
}

func addSpellLists(ctx context.Context, tx dialect.Tx, spells []RefusalSpell) error {
	return tx.Exec(ctx, spellRows, []any{
		list(spells, func(RefusalSpell) string { return id.New(id.Spell) }), list(spells, func(s RefusalSpell) string { return s.APIUserID }),
		list(spells, func(s RefusalSpell) string { return s.Reason }), list(spells, func(s RefusalSpell) time.Time { return s.BeganAt }),
		list(spells, func(s RefusalSpell) time.Time { return s.LastAt }), list(spells, func(s RefusalSpell) int64 { return s.Calls }),
		list(spells, func(s RefusalSpell) string { return s.Peer }), list(spells, func(s RefusalSpell) string { return s.Client }),
	}, nil)
}
