package testpg

import (
	"context"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// execer is a connection, or a pool of them.
type execer interface {
	Exec(ctx context.Context, statement string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, statement string, args ...any) (pgx.Rows, error)
}

var (
	pools   = map[string]*pgxpool.Pool{} // by address
	poolsIn sync.Mutex
)

// maintenance is this process's pool of connections to the database that every
// server has, kept while the process lives: a new connection takes the server
// longer than copying a database.
func maintenance(ctx context.Context, base string) (*pgxpool.Pool, error) {
	address, err := at(base, "postgres")
	if err != nil {
		return nil, err
	}
	poolsIn.Lock()
	defer poolsIn.Unlock()
	if pool := pools[address]; pool != nil {
		return pool, nil
	}
	pool, err := pgxpool.New(context.WithoutCancel(ctx), address)
	if err == nil {
		pools[address] = pool
	}
	return pool, err
}
