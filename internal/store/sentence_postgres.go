package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgproto3"
)

var errReadOnly = errors.New("this database takes no writes; turn its default_transaction_read_only off, or name another")

var errNoSchema = errors.New("the search_path names no schema that this user may use; make one (CREATE SCHEMA), or correct the search_path")

// postgresSentence says the usual reasons why a server can't be used. The
// driver's own text may be several lines, one for each address it tried.
func postgresSentence(err error) error {
	switch s := state(err); {
	case s == "28P01":
		return errors.New("the server refuses this user or password; correct them in the URL, or with PGUSER and PGPASSWORD")
	case strings.HasPrefix(s, "28"):
		return fmt.Errorf("the server lets nobody in like this (%s); correct the URL, or the server's pg_hba.conf", message(err))
	case s == "3D000":
		return errors.New("the server has no database of this name; make it (CREATE DATABASE), or name another")
	case s == "42501":
		return fmt.Errorf("this user may not do it (%s); grant it CREATE on the schema", message(err))
	case s == "25006":
		return errReadOnly
	case s == "53300":
		return errors.New("the server has no connection left; raise its max_connections, or lower --database-connections")
	case s == "57P03":
		return errors.New("the server is starting or stopping; try again in a moment")
	case s != "":
		return fmt.Errorf("the server says: %s (SQLSTATE %s)", message(err), s)
	}
	return unreachable(err)
}

// addressSentence says what is wrong with a URL. Only where its parts can be
// told apart may a part be named: another might be the password.
func addressSentence(address string, err error) error {
	if reason := errors.Unwrap(err); reason != nil && redacted(address) != "..." {
		return fmt.Errorf("the address asks for what can't be done (%s); correct it", firstLine(reason))
	}
	return errors.New("this is not a database address; use postgres://USER:PASSWORD@HOST:PORT/DATABASE")
}

// unreachable is for what the server itself didn't say.
func unreachable(err error) error {
	var foreign *pgproto3.ExceededMaxBodyLenErr
	switch {
	case errors.As(err, &foreign):
		return errors.New("what answers there isn't PostgreSQL; correct the host and port")
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("the server doesn't answer; start it, or correct the URL")
	case isLost(err):
		return fmt.Errorf("the server can't be reached (%s); start it, or correct the URL", firstLine(err))
	}
	return fmt.Errorf("the server can't be used: %s", firstLine(err))
}

// message is PostgreSQL's own primary message.
func message(err error) string {
	var own *pgconn.PgError
	if errors.As(err, &own) {
		return own.Message
	}
	return ""
}

// firstLine is the innermost reason, without the driver's list of what it
// tried: that repeats the address, which stands before already.
func firstLine(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	if i := strings.LastIndex(err.Error(), ": "); i >= 0 {
		text = err.Error()[i+2:]
	}
	text, _, _ = strings.Cut(text, "\n")
	return strings.Trim(text, " )")
}
