package credential

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryThreadOfAProcessThatHashesGivesWay(t *testing.T) {
	t.Parallel()
	h, started := apartHasher(t)
	_, err := h.Hash(t.Context(), typed)
	require.NoError(t, err)
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", started()[0].Process.Pid))
	require.NoError(t, err)
	require.NotEmpty(t, tasks)
	for _, task := range tasks {
		text, err := os.ReadFile(task) // #nosec G304 -- of /proc
		require.NoError(t, err)
		_, after, _ := strings.Cut(string(text), ") ") // proc(5): the third field is next
		require.Equal(t, fmt.Sprint(behind), strings.Fields(after)[16], "the 19th is nice")
	}
}
