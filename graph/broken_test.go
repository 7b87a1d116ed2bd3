package graph_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

// breakEachCall goes on until a fresh world has no further call, and has done
// it all. Only a world in which nothing was written is used again.
func (c apiCase) breakEachCall(t *testing.T, way error) {
	var b *broken
	for call, fresh := 0, true; ; {
		if fresh {
			b = c.newBroken(t)
		}
		failed, clean := b.try(t, call, way, fresh)
		switch {
		case failed != "":
			call++
		case fresh:
			require.Greater(t, call, 1, "it never asked the database")
			return
		}
		fresh = failed == "" || !clean
	}
}

// broken is a world that is about to carry out a case.
type broken struct {
	*world
	c     apiCase
	n     names
	q     request
	fault *testdb.Broken
}

func (c apiCase) newBroken(t *testing.T) *broken {
	b := &broken{world: new(world), c: c}
	if c.House == "empty" {
		b.House, b.fault = testdb.NewEmptyBrokenHouse(t)
	} else {
		b.House, b.cast, b.fault = testdb.NewBrokenHouse(t)
	}
	serve(t, b.world)
	b.n = b.names(t)
	if c.House == "empty" {
		token, err := b.People.NewSetUpToken(t.Context())
		require.NoError(t, err)
		b.n["setUpToken"] = token
	}
	c.walk(t, b.world, b.n)
	b.q = fill(t, b.n, c.Request)
	b.cookieOf(t, b.q.As)
	return b
}

// try carries the case out with one call failing, and looks at all that came
// of it. It says which kind of call failed, and whether nothing was written.
// What an earlier try has left in memory may keep a later one from the call:
// that one is none.
func (b *broken) try(t *testing.T, call int, way error, fresh bool) (failed string, clean bool) {
	before := b.Tables(t)
	b.fault.Break(call, way)
	got := b.send(t, b.q)
	if failed = b.fault.Mend(); failed == "" && !fresh {
		return "", false
	}
	written := before.Until(b.Tables(t))
	clean = len(written) == 0 && got.header.Get("Set-Cookie") == ""
	b.judge(t, fmt.Sprintf("call %d, %s: %d %s, written %v", call, failed, got.status, got.body, written), got, written)
	if strings.HasPrefix(failed, "commit") {
		b.again(t, got)
		clean = false
	}
	return failed, clean
}

// judge allows two outcomes: it is done and says so, or it isn't and says so.
// When the answer doesn't know, both are allowed, and never half.
func (b *broken) judge(t *testing.T, what string, got answer, written map[string]string) {
	maps.DeleteFunc(written, besides)
	wanted := maps.Clone(b.c.Writes)
	maps.DeleteFunc(wanted, besides)
	done := maps.Equal(wanted, written)
	require.True(t, done || len(written) == 0, "half done: %s", what)
	if b.asWanted(t, got) {
		require.True(t, done, "acknowledged, and not done: %s", what)
		return
	}
	reasons := complaints(t, got)
	require.NotEmpty(t, reasons, "neither done nor refused: %s", what)
	for _, reason := range reasons {
		require.Contains(t, []string{"DATABASE_UNAVAILABLE", "UNAVAILABLE", "INTERNAL", "OUTCOME_UNKNOWN"}, reason, what)
		if len(written) > 0 {
			require.Equal(t, "OUTCOME_UNKNOWN", reason, "done, and the answer says otherwise: %s", what)
		}
	}
	if cookie := got.header.Get("Set-Cookie"); cookie != "" && !strings.Contains(cookie, "Max-Age=0") {
		require.NotEmpty(t, written["sessions"], "signed in without a session: %s", what)
	}
}

// besides are rows that are written in a transaction of their own, whatever
// becomes of the rest: counts, and a session's last use.
func besides(table, rows string) bool {
	return table == "sign_in_attempts" || table == "refusals" || table == "sessions" && rows == "1 changed"
}

func (b *broken) asWanted(t *testing.T, got answer) bool {
	var body any
	require.NoError(t, json.Unmarshal(got.body, &body), "%s", got.body)
	return got.status == max(b.c.Status, http.StatusOK) && len(differences("answer", fill(t, b.n, b.c.Answer), body)) == 0
}

// complaints are the reasons of the answer's errors.
func complaints(t *testing.T, got answer) (reasons []string) {
	var body struct {
		Errors []struct{ Extensions struct{ Reason string } }
	}
	require.NoError(t, json.Unmarshal(got.body, &body))
	for _, e := range body.Errors {
		reasons = append(reasons, e.Extensions.Reason)
	}
	return reasons
}

// again sends the request once more, as the answer asked for: it is carried
// out, or refused for a reason that says what is the matter.
func (b *broken) again(t *testing.T, first answer) {
	got := b.send(t, b.q)
	require.Less(t, got.status, 500, "%s", got.body)
	for _, reason := range complaints(t, got) {
		require.False(t, slices.Contains([]string{"DATABASE_UNAVAILABLE", "UNAVAILABLE", "INTERNAL", "OUTCOME_UNKNOWN", "BUSY"}, reason),
			"after %s came %s", first.body, got.body)
	}
}
