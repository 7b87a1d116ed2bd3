package testpg

import (
	"context"
	"crypto/rand"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	clonePrefix = "postern_test_"
	cloneTime   = "20060102t150405"
	stale       = time.Hour
)

// cloneName carries the time, so that what a killed run left on a server that
// outlives it can be told from what is in use.
func cloneName(now time.Time) string {
	return clonePrefix + now.UTC().Format(cloneTime) + "_" + strings.ToLower(rand.Text())[:12]
}

// abandoned says whether a database is a clone of long ago.
func abandoned(name string, now time.Time) bool {
	rest, isClone := strings.CutPrefix(name, clonePrefix)
	stamp, _, _ := strings.Cut(rest, "_")
	made, err := time.Parse(cloneTime, stamp)
	return isClone && err == nil && now.Sub(made) > stale
}

var swept sync.Map // by address

// sweep drops, once a process, what killed runs left on a server; what has
// connections belongs to a long run that isn't over.
func sweep(ctx context.Context, conn execer, base string) {
	if _, done := swept.LoadOrStore(base, true); done {
		return
	}
	rows, _ := conn.Query(ctx, `SELECT datname FROM pg_database d
		WHERE NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)`)
	names, _ := pgx.CollectRows(rows, pgx.RowTo[string])
	for _, name := range names {
		if abandoned(name, time.Now()) {
			_, _ = conn.Exec(ctx, `DROP DATABASE IF EXISTS `+quote(name))
		}
	}
}
