package testpg

import (
	"context"
	"net/url"
	"os"
	"sync"
)

// Variable names the server that Shared uses instead of one of its own.
const Variable = "TEST_POSTGRES_URL"

// kept is this process's own server: it would end if it weren't held.
var (
	kept   *Server
	keptIn sync.Mutex
)

// Shared is the address of the server for ordinary tests: the one that
// TEST_POSTGRES_URL names, which the user there must be able to make databases
// on, else one that this process has for itself, started on first need.
func Shared(ctx context.Context) (base string, err error) {
	if base := os.Getenv(Variable); base != "" {
		_, err := at(base, "postgres")
		return base, err
	}
	keptIn.Lock()
	defer keptIn.Unlock()
	if kept == nil {
		if kept, err = Start(ctx, Options{}); err != nil {
			return "", err
		}
	}
	return kept.URL("postgres"), nil
}

// at is the address of another database on the same server.
func at(base, database string) (string, error) {
	u, err := url.Parse(base)
	if err != nil || (u.Scheme != "postgres" && u.Scheme != "postgresql") {
		return "", errAddress
	}
	u.Path = "/" + database
	return u.String(), nil
}
