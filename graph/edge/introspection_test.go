package edge

import (
	"encoding/json"
	"net/http"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEveryToolOfGraphQLJSCanReadTheSchema asks for it in all the ways that
// npm's graphql can, signed in; nobody is told nothing.
func TestEveryToolOfGraphQLJSCanReadTheSchema(t *testing.T) {
	needNode(t, "graphql")
	out, err := exec.Command("node", "introspection.mjs").Output()
	require.NoError(t, err)
	var documents []string
	require.NoError(t, json.Unmarshal(out, &documents))
	p, longest, largest := start(t), 0, 0
	for _, document := range documents {
		got := p.ask(t, query(document), owner)
		reason, _ := got.reason()
		require.Equal(t, answered, reason, "%s\n%s", document, got.body)
		require.Equal(t, http.StatusUnauthorized, p.ask(t, query(document), nobody).status)
		longest, largest = max(longest, len(document)), max(largest, len(got.body))
	}
	t.Logf("%d documents of up to %d bytes, answers of up to %d", len(documents), longest, largest)
	require.Greater(t, len(documents), 1)
}
