package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	sqlite3 "modernc.org/sqlite/lib"

	"postern/internal/fault"
)

// translate turns what the database says about itself into a fault that the
// caller can act on; the error stays inside, for the log. What a statement did
// wrong stays as it is.
func translate(err error) error {
	if err == nil || fault.All(err) != nil {
		return err
	}
	var f *fault.Fault
	switch {
	case isBusy(err):
		f = fault.Busy()
	case isFull(err):
		f = fault.StorageFull()
	case isUnstorable(err):
		f = fault.New(fault.Invalid, "BAD_CHARACTER", "The text holds a character that can't be stored. Remove it and try again.")
	case isLost(err):
		f = fault.DatabaseUnavailable()
	default:
		return err
	}
	return fmt.Errorf("%w (%w)", f, err)
}

// state is PostgreSQL's SQLSTATE, or "" for what isn't PostgreSQL's
// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
func state(err error) string {
	var own *pgconn.PgError
	if errors.As(err, &own) {
		return own.Code
	}
	return ""
}

// isBusy says whether others are in the way, so that trying again helps: a
// writer that doesn't end, a lock, a deadlock, a statement that took too long.
func isBusy(err error) bool {
	return code(err) == sqlite3.SQLITE_BUSY ||
		slices.Contains([]string{"40001", "40P01", "55P03", "57014"}, state(err))
}

func isFull(err error) bool { return code(err) == sqlite3.SQLITE_FULL || state(err) == "53100" }

// isUnstorable is PostgreSQL's answer to U+0000 in a text.
func isUnstorable(err error) bool { return state(err) == "22021" }

// isLost says whether the database, or the way to it, has gone: it is shutting
// down, starting, has no connection left, or has become a standby.
func isLost(err error) bool {
	if s := state(err); s != "" {
		return strings.HasPrefix(s, "08") || strings.HasPrefix(s, "57P") || s == "53300" || s == "25006"
	}
	var connect *pgconn.ConnectError
	var network net.Error
	return errors.Is(err, driver.ErrBadConn) || errors.As(err, &connect) || pgconn.SafeToRetry(err) ||
		(errors.As(err, &network) && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled)) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed)
}
