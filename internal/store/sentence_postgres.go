package store

import (
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// postgresSentence says the usual reasons why a server can't be used. The
// driver's own text may be several lines, one for each address it tried.
func postgresSentence(err error) error {
	switch s := state(err); {
	case strings.HasPrefix(s, "28"):
		return errors.New("the server refuses this user or password; correct them in the URL, or with PGUSER and PGPASSWORD")
	case s == "3D000":
		return errors.New("the server has no database of this name; make it (CREATE DATABASE), or name another")
	case s == "42501":
		return fmt.Errorf("this user may not do it (%s); grant it CREATE on the schema", message(err))
	case s == "53300":
		return errors.New("the server has no connection left; raise its max_connections, or lower --database-connections")
	case s == "57P03":
		return errors.New("the server is starting or stopping; try again in a moment")
	case s != "":
		return fmt.Errorf("the server says: %s (SQLSTATE %s)", message(err), s)
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
