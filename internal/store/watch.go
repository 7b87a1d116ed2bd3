package store

import (
	"context"
	"time"

	"entgo.io/ent/dialect"
	"github.com/jackc/pgx/v5"
)

// Shared says whether other instances may be using the database.
func (s *Store) Shared() bool { return s.dialect == dialect.Postgres }

// Watch is a connection to PostgreSQL's primary of one's own, on which an
// instance follows the revisions. One goroutine uses it.
type Watch struct {
	conn     *pgx.Conn
	instance string
}

// Revision says whose state a change has changed.
type Revision struct {
	N         int
	Addresses string // a line each; empty: anybody's
}

// Watch connects, and writes the instance down, durably, as one that answers
// from memory for up to a lease. It returns the revision at that moment: only
// what comes later is told.
func (s *Store) Watch(ctx context.Context, instance string, lease time.Duration) (*Watch, int, error) {
	conn, err := pgx.ConnectConfig(ctx, s.dedicated)
	if err != nil {
		return nil, 0, translate(err)
	}
	w := &Watch{conn: conn, instance: instance}
	var n int
	if _, err = conn.Exec(ctx, durable); err == nil {
		err = conn.QueryRow(ctx, `INSERT INTO instances (id, applied, lease_ms, seen_at)
			SELECT $1, revision, $2, now() FROM installations
			ON CONFLICT (id) DO UPDATE SET applied = excluded.applied, lease_ms = excluded.lease_ms, seen_at = now()
			RETURNING applied`, instance, lease.Milliseconds()).Scan(&n)
	}
	if err == nil {
		_, err = conn.Exec(ctx, `LISTEN postern_changes`)
	}
	if err != nil {
		_ = conn.Close(ctx)
		return nil, 0, translate(err)
	}
	return w, n, nil
}

// Since reads the changes after a revision, in their order. Numbers have no
// gaps: where one begins later than the next, older ones were swept.
func (w *Watch) Since(ctx context.Context, n int) ([]Revision, error) {
	rows, err := w.conn.Query(ctx, `SELECT revision, addresses FROM changes WHERE revision > $1 ORDER BY revision`, n)
	if err != nil {
		return nil, translate(err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Revision])
	return found, translate(err)
}

// Applied writes down what the instance has applied. false when its row has
// gone: others thought it dead, and don't wait for it any more. What isn't on
// disk of this only makes others wait.
func (w *Watch) Applied(ctx context.Context, n int) (bool, error) {
	tag, err := w.conn.Exec(ctx, `UPDATE instances SET applied = $2, seen_at = now() WHERE id = $1`, w.instance, n)
	return tag.RowsAffected() == 1, translate(err)
}

// Instance is the row of one that answers from memory.
type Instance struct {
	ID    string
	Seen  time.Time     // another whenever it says that it is alive
	Lease time.Duration // for how long it may answer from memory, at most
}

// Instances reads them all.
func (w *Watch) Instances(ctx context.Context) ([]Instance, error) {
	rows, err := w.conn.Query(ctx, `SELECT id, seen_at, lease_ms FROM instances`)
	if err != nil {
		return nil, translate(err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (i Instance, err error) {
		var ms int64
		err = row.Scan(&i.ID, &i.Seen, &ms)
		i.Lease = time.Duration(ms) * time.Millisecond
		return i, err
	})
	return found, translate(err)
}

// Remove removes an instance, unless it has been alive since it was read.
func (w *Watch) Remove(ctx context.Context, i Instance) error {
	_, err := w.conn.Exec(ctx, `DELETE FROM instances WHERE id = $1 AND seen_at = $2`, i.ID, i.Seen)
	return translate(err)
}

// Wait returns when there may be a change, or after a while.
func (w *Watch) Wait(ctx context.Context, most time.Duration) error {
	within, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	_, err := w.conn.WaitForNotification(within)
	cancel()
	for more := err; more == nil; { // one look is enough for all that have come
		_, more = w.conn.WaitForNotification(within)
	}
	if err == nil {
		return nil
	}
	if within.Err() != nil && ctx.Err() == nil && !w.conn.IsClosed() {
		return nil
	}
	return translate(err)
}

// Retire removes the instance: it answers from memory no more.
func (w *Watch) Retire(ctx context.Context) error {
	_, err := w.conn.Exec(ctx, `DELETE FROM instances WHERE id = $1`, w.instance)
	return translate(err)
}

// Close ends the connection.
func (w *Watch) Close(ctx context.Context) { _ = w.conn.Close(ctx) }
