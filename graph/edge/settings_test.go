package edge

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEachLimitIsASettingAndARefusalNamesIt sets them all to small values.
func TestEachLimitIsASettingAndARefusalNamesIt(t *testing.T) {
	p := start(t, "--limit-body", "2000", "--limit-answer", "400", "--limit-errors", "2", "--limit-tokens", "60",
		"--limit-depth", "5", "--limit-aliases", "2", "--limit-spreads", "3", "--limit-root-fields", "4", "--limit-cost", "100")
	for reason, c := range map[string]struct {
		request request
		says    string
	}{
		"LIMIT_BODY":             {query("{ setUpNeeded }" + strings.Repeat(" ", 2000)), "at most 2000 bytes"},
		"LIMIT_ANSWER":           {query("{ viewer { account { users(first: 12) { edges { cursor } } } } }"), "at most 400 bytes"},
		"LIMIT_TOKENS":           {query("{ viewer { " + strings.Repeat("isOwner ", 60) + "} }"), "at most 60 tokens"},
		"LIMIT_DEPTH":            {query("{ a { b { c { d { e { f } } } } } }"), "at most 5 levels"},
		"LIMIT_ALIASES":          {query("{ a: setUpNeeded b: setUpNeeded c: setUpNeeded }"), "at most 2 aliases"},
		"LIMIT_FRAGMENT_SPREADS": {query("{ ...A ...A ...A ...A } fragment A on Query { setUpNeeded }"), "at most 3 fragment spreads"},
		"LIMIT_ROOT_FIELDS":      {query("{" + strings.Repeat(" setUpNeeded", 5) + " }"), "at most 4 root fields"},
		"LIMIT_COST":             {query("{ viewer { account { users { edges { cursor } } } } }"), "at most 100 points"},
	} {
		got := p.ask(t, c.request, owner)
		said, _ := got.reason()
		require.Equal(t, reason, said, "%s", got.body)
		require.Contains(t, string(got.body), c.says)
	}
	got := p.ask(t, query("{ a b c }"), owner)
	_, errs := got.reason()
	require.Equal(t, 2, errs, "%s", got.body)
	require.Equal(t, http.StatusOK, p.ask(t, query("{ viewer { isOwner } }"), owner).status)
}
