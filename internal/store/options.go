package store

import (
	"net/url"
	"strings"
	"time"

	"entgo.io/ent/dialect"
)

// Options is what can be set about an open database. The zero value is good.
type Options struct {
	// MigrateOff refuses a schema that isn't this binary's instead of migrating it.
	MigrateOff bool
	// Pool is for PostgreSQL alone.
	Pool Pool
	// Driver is put around ent's, below the translation of errors: for tests
	// that make it fail, or write down what it is asked.
	Driver func(dialect.Driver) dialect.Driver
}

// Pool says how many connections to PostgreSQL there may be. Zeros are the
// defaults.
type Pool struct {
	Connections int           // at most, for reading and writing together; 20
	Lifetime    time.Duration // after which one is replaced, so that they spread over a new primary; 30 minutes
	Idle        time.Duration // after which an unused one is closed; 5 minutes
}

// access says whether others may be using the database.
type access int

const (
	beside    access = iota // others may
	exclusive               // this process writes alone, where the database has one writer
)

func isPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// redacted is a database URL as it may be logged. Whoever mistypes it may have
// put the password anywhere.
func redacted(address string) string {
	if strings.HasPrefix(address, "sqlite:") || !strings.ContainsAny(address, "@=") {
		return address
	}
	const hidden = "..." // it can't be told where the password is
	u, err := url.Parse(address)
	if err != nil || u.Opaque != "" || u.Host == "" && u.Scheme == "" || strings.Contains(u.Path+u.RawQuery+u.Fragment, "@") {
		return hidden
	}
	q, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return hidden
	}
	for _, secret := range []string{"password", "sslpassword"} {
		if q.Has(secret) {
			q.Set(secret, "xxxxx")
			u.RawQuery = q.Encode()
		}
	}
	return u.Redacted()
}
