package store_test

import (
	"context"
	"net"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/store"
)

const secret = "s3cret"

// wantClearSentence wants a sentence of wantSentence's kind whichever way the
// database is opened.
func wantClearSentence(t *testing.T, url, text string) {
	t.Helper()
	for _, how := range []opener{store.Open, store.OpenBeside, withMigrateOff} {
		wantSentence(t, url, text, how)
	}
	_, _, err := store.Migrate(t.Context(), url)
	require.ErrorContains(t, err, text)
	require.NotContains(t, err.Error(), secret)
}

func withMigrateOff(ctx context.Context, url string) (*store.Store, error) {
	return store.OpenWith(ctx, url, store.Options{MigrateOff: true})
}

// answering returns the address of something that takes connections and
// behaves in some way.
func answering(t *testing.T, with func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			with(c)
		}
	}()
	return l.Addr().String()
}

func TestAServerThatCannotBeReachedIsOneSentence(t *testing.T) {
	t.Parallel()
	silent := answering(t, func(c net.Conn) {
		t.Cleanup(func() { _ = c.Close() }) // one that nobody holds is closed by the collector
	})
	closing := answering(t, func(c net.Conn) { _ = c.Close() })
	web := answering(t, func(c net.Conn) {
		_, _ = c.Write([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
		_ = c.Close()
	})
	for at, text := range map[string]string{
		"127.0.0.1:1/x":                     "the server can't be reached (connection refused); start it, or correct the URL",
		"127.0.0.1:1,127.0.0.1:2/x":         "the server can't be reached (connection refused); start it, or correct the URL",
		"no.such.host.invalid/x":            "the server can't be reached (", // the resolver's words differ
		closing + "/x?sslmode=disable":      "the server can't be reached (",
		silent + "/x?connect_timeout=1":     "the server doesn't answer; start it, or correct the URL",
		web + "/x?sslmode=disable":          "what answers there isn't PostgreSQL; correct the host and port",
		"h/x?sslmode=maybe":                 "the address asks for what can't be done (sslmode is invalid); correct it",
		"h/x?sslmode=require&sslrootcert=/": "the address asks for what can't be done (is a directory); correct it",
	} {
		t.Run(strings.ReplaceAll(at, "/", " "), func(t *testing.T) {
			t.Parallel()
			wantClearSentence(t, "postgres://postern:"+secret+"@"+at, text)
		})
	}
}

// A mistyped address may hold the password anywhere.
func TestNoSentenceHoldsThePasswordOfAMistypedAddress(t *testing.T) {
	t.Parallel()
	const unreachable = "127.0.0.1:1/x"
	for _, url := range []string{
		"postgress://postern:" + secret + "@" + unreachable,
		"POSTGRES://postern:" + secret + "@" + unreachable,
		"mysql://postern:" + secret + "@" + unreachable,
		"postern:" + secret + "@" + unreachable,
		"host=127.0.0.1 password=" + secret,
		"postgres://postern:1/" + secret + "@" + unreachable,
		"postgres://postern:1?" + secret + "@" + unreachable,
		"postgres://postern:1#" + secret + "@" + unreachable,
		"postgres://postern:" + secret + "%zz@" + unreachable,
		"postgres://postern:" + secret + "@127.0.0.1:port/x",
		"postgres://postern:" + secret + "@" + unreachable + "\n",
		"postgres://" + unreachable + "?user=postern&password=" + secret,
		"postgres://" + unreachable + "?user=postern&sslpassword=" + secret,
		"postgres://" + unreachable + "?user=postern&password=%zz" + secret,
	} {
		wantClearSentence(t, url, ": ")
	}
}
