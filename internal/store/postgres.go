package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"time"

	"entgo.io/ent/dialect"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// How long the server may take for what we ask, at most. A request gives up
// sooner; these end what nobody waits for any more. A lock is waited for as
// long as SQLite's writer is.
const (
	sessionSettings = `SET statement_timeout = '30s'; SET lock_timeout = '5s';
		SET idle_in_transaction_session_timeout = '30s'`
	readOnly = `SET default_transaction_read_only = on`
	// An acknowledged change is on disk. Stronger settings, for replicas, stay.
	durable = `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`

	connectTimeout = 5 * time.Second
)

// openPostgres prepares the schema on a connection of its own, then opens the
// two pools. Two thirds of the connections read.
func openPostgres(ctx context.Context, address string, o Options, prepare prepare) (*Store, error) {
	config, err := poolConfig(address)
	if err != nil {
		return nil, err
	}
	schema := stdlib.OpenDB(*config.ConnConfig)
	if err := errors.Join(prepare(ctx, &base{db: schema, engine: postgresEngine{}}), schema.Close()); err != nil {
		return nil, err
	}
	most := max(cmp.Or(o.Pool.Connections, 20), 2)
	writers := max(most/3, 1)
	write, err := openPool(ctx, config, o.Pool, writers, sessionSettings, durable)
	if err != nil {
		return nil, err
	}
	read, err := openPool(ctx, config, o.Pool, most-writers, sessionSettings, readOnly)
	if err != nil {
		write.Close()
		return nil, err
	}
	s := newStore(dialect.Postgres, asDB(read), asDB(write), o, func() error { read.Close(); write.Close(); return nil })
	s.dedicated = config.ConnConfig
	if o.Driver == nil { // else whoever asked for it wants to see every statement
		s.direct = read
	}
	return s, nil
}

// poolConfig reads an address, and what is always the same.
func poolConfig(address string) (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, addressSentence(address, err)
	}
	config.ConnConfig.ConnectTimeout = cmp.Or(config.ConnConfig.ConnectTimeout, connectTimeout)
	if config.ConnConfig.RuntimeParams["application_name"] == "" {
		config.ConnConfig.RuntimeParams["application_name"] = "postern"
	}
	return config, nil
}

// openPool opens a pool whose every connection begins with some statements.
func openPool(ctx context.Context, config *pgxpool.Config, p Pool, most int, begin ...string) (*pgxpool.Pool, error) {
	config = config.Copy()
	config.MaxConns = int32(min(most, 1<<15)) // #nosec G115 -- bounded here
	config.MaxConnLifetime = cmp.Or(p.Lifetime, 30*time.Minute)
	config.MaxConnLifetimeJitter = config.MaxConnLifetime / 10
	config.MaxConnIdleTime = cmp.Or(p.Idle, 5*time.Minute)
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		// The record's times are UTC, whatever the zone of this machine.
		conn.TypeMap().RegisterType(&pgtype.Type{
			Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
		})
		for _, statement := range begin {
			if _, err := conn.Exec(ctx, statement, pgx.QueryExecModeSimpleProtocol); err != nil {
				return err
			}
		}
		return nil
	}
	return pgxpool.NewWithConfig(ctx, config)
}

func asDB(pool *pgxpool.Pool) *sql.DB { return stdlib.OpenDBFromPool(pool) }
