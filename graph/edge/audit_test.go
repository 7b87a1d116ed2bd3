package edge

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// audit is one check of graphql-http and what came of it: ok, or else warn for
// a SHOULD, notice for a MAY, error for a MUST.
type audit struct{ ID, Name, Status, Reason string }

// TestTheAuditOfGraphQLHTTPPasses runs all 61 checks of GraphQL over HTTP that
// the reference implementation has, those that are wishes too.
func TestTheAuditOfGraphQLHTTPPasses(t *testing.T) {
	needNode(t, "graphql-http")
	p := start(t)
	run := exec.Command("node", "audit.mjs")
	run.Env = append(os.Environ(), "URL="+p.url+"/graphql", "COOKIE="+p.cookie)
	var complaints bytes.Buffer
	run.Stderr = &complaints
	out, err := run.Output()
	require.NoError(t, err, complaints.String())
	of, passed := map[string]int{}, map[string]int{}
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		var a audit
		require.NoError(t, json.Unmarshal(lines.Bytes(), &a))
		kind, _, _ := strings.Cut(a.Name, " ")
		of[kind]++
		if a.Status == "ok" {
			passed[kind]++
			continue
		}
		t.Errorf("%s %s: %s: %s", a.ID, a.Name, a.Status, a.Reason)
	}
	t.Logf("graphql-http's audit: %d of 61 (%d of %d MUST, %d of %d SHOULD, %d of %d MAY)",
		passed["MUST"]+passed["SHOULD"]+passed["MAY"],
		passed["MUST"], of["MUST"], passed["SHOULD"], of["SHOULD"], passed["MAY"], of["MAY"])
	require.Equal(t, map[string]int{"MUST": 13, "SHOULD": 23, "MAY": 25}, of)
	require.Equal(t, of, passed)
}

// needNode skips the test where Node or a package of the app isn't installed,
// but not in CI, where they must be.
func needNode(t *testing.T, packages ...string) {
	t.Helper()
	missing := ""
	if _, err := exec.LookPath("node"); err != nil {
		missing = "node"
	}
	for _, name := range packages {
		if _, err := os.Stat(filepath.Join("..", "..", "node_modules", name)); err != nil {
			missing = "node_modules/" + name + " (make packages)"
		}
	}
	switch {
	case missing == "":
	case os.Getenv("CI") != "":
		t.Fatalf("%s is missing", missing)
	default:
		t.Skipf("%s is missing", missing)
	}
}
