package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"golang.org/x/time/rate"
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
	case isLost(err):
		f = fault.DatabaseUnavailable()
	default:
		return err
	}
	complaint.Do(func() { slog.Warn("the database can't be used", "error", err) })
	return fmt.Errorf("%w (%w)", f, err)
}

// complaint keeps an outage from filling the log: every caller is told anyway.
var complaint = rate.Sometimes{First: 1, Interval: 10 * time.Second}

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

// storable refuses texts that PostgreSQL can't hold: U+0000, and what isn't
// UTF-8. SQLite could, but both answer alike. Fault: BAD_CHARACTER.
func storable(args any) error {
	list, _ := args.([]any)
	for _, arg := range list {
		if text, ok := arg.(string); ok && (strings.IndexByte(text, 0) >= 0 || !utf8.ValidString(text)) {
			return fault.New(fault.Invalid, "BAD_CHARACTER", "The text holds a character that can't be stored. Remove it and try again.")
		}
	}
	return nil
}

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

// isRefusal says whether a commit that failed certainly changed nothing: the
// database said so, or wasn't asked, because the caller had gone before. A disk
// that failed is no such word.
func isRefusal(err error) bool {
	switch err {
	case context.Canceled, context.DeadlineExceeded, sql.ErrTxDone: // as they are: database/sql's own
		return true
	}
	said := state(err) != "" || code(err) >= 0 && code(err) != sqlite3.SQLITE_IOERR
	return said && !isLost(err) || errors.Is(err, pgx.ErrTxCommitRollback)
}
