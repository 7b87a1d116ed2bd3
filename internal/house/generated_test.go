package house_test

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestGeneratedFilesAreMarked, and hand-written ones are not: a review folds
// the marked ones away.
func TestGeneratedFilesAreMarked(t *testing.T) {
	if out, err := git(t, nil, "rev-parse", "--is-inside-work-tree"); err != nil {
		t.Skip("not in a git checkout: ", strings.TrimSpace(out))
	}
	generated := map[string]bool{}
	for _, s := range sources(t) {
		generated[s.path] = s.generated
	}
	marked := markedFiles(t, generated)
	for path, is := range generated {
		assert.Equal(t, is, marked[path], "%s: generated, and linguist-generated in .gitattributes", path)
	}
}

// markedFiles asks git which files have the attribute.
func markedFiles(t *testing.T, files map[string]bool) map[string]bool {
	t.Helper()
	var list bytes.Buffer
	for path := range files {
		list.WriteString(path + "\x00")
	}
	out, err := git(t, &list, "check-attr", "-z", "--stdin", "linguist-generated")
	require.NoError(t, err, out)
	fields := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
	marked := map[string]bool{}
	for i := 0; i+2 < len(fields); i += 3 { // path, attribute, value
		marked[fields[i]] = fields[i+2] == "set" || fields[i+2] == "true"
	}
	require.Len(t, marked, len(files))
	return marked
}

func git(t *testing.T, stdin *bytes.Buffer, args ...string) (string, error) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "git", args...)
	command.Dir = root(t)
	if stdin != nil {
		command.Stdin = stdin
	}
	out, err := command.CombinedOutput()
	return string(out), err
}
