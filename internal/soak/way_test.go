package soak

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
)

// way is the network between postern and its database, where things go wrong.
type way struct{ *toxiproxy.Proxy }

// wrong is what can: a toxic, which is on the way in both directions.
type wrong struct{ toxic, attributes string }

var (
	cut    = wrong{"timeout", `"timeout": 0`}       // all is lost without a word; connections end when it is right again
	held   = wrong{"latency", `"latency": 3600000`} // nothing arrives, until it is right again
	narrow = wrong{"bandwidth", `"rate": 4`}        // kB a second
	reset  = wrong{"reset_peer", `"timeout": 0`}
)

// slow has everything be late by that much, more or less.
func slow(by time.Duration) wrong {
	return wrong{"latency", fmt.Sprintf(`"latency": %d, "jitter": %[1]d`, by.Milliseconds())}
}

// through has a database be reached by this way.
func (w *way) through(t *testing.T) func(database string) string {
	return func(database string) string {
		u, err := url.Parse(database)
		require.NoError(t, err)
		zerolog.SetGlobalLevel(zerolog.Disabled)
		server := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
		w.Proxy = toxiproxy.NewProxy(server, "database", "127.0.0.1:0", u.Host)
		require.NoError(t, w.Start())
		t.Cleanup(w.Stop)
		u.Host = w.Listen
		return u.String()
	}
}

// goes has something go wrong until it is right again.
func (w *way) goes(t *testing.T, what wrong) {
	t.Helper()
	for _, direction := range []string{"upstream", "downstream"} {
		_, err := w.Toxics.AddToxicJson(strings.NewReader(
			fmt.Sprintf(`{"type": %q, "stream": %q, "attributes": {%s}}`, what.toxic, direction, what.attributes)))
		require.NoError(t, err)
	}
}

func (w *way) right() { w.Toxics.ResetToxics(context.Background()) }
