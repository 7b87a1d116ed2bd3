package plans

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/testdb"
)

const keptVariable = "POSTERN_PLANS_KEPT"

// kept is every plan there was, each with the first statement that had it.
type kept struct {
	text strings.Builder
	seen map[string]bool
	all  int
}

func (k *kept) add(s statement, ways []way) {
	k.all++
	var plan strings.Builder
	for _, w := range ways {
		fmt.Fprintln(&plan, "   ", strings.TrimSpace(w.table+" "+w.how))
	}
	if k.seen == nil {
		k.seen = map[string]bool{}
	}
	if len(ways) == 0 || k.seen[plan.String()] {
		return
	}
	k.seen[plan.String()] = true
	fmt.Fprintf(&k.text, "\n%s:\n%s\n%s", s.caseName, strings.Join(strings.Fields(s.text), " "), plan.String())
}

// write keeps them in a folder, when one is asked for.
func (k *kept) write(t *testing.T, rows int) {
	t.Helper()
	folder := os.Getenv(keptVariable)
	if folder == "" {
		return
	}
	name := "sqlite"
	if testdb.Postgres() {
		name = "postgres"
	}
	require.NoError(t, os.MkdirAll(folder, 0o755))
	head := fmt.Sprintf("How the database goes about %d statements, with %d API users. Each plan stands here once, under the first\n"+
		"statement that has it. Written by make plans; see docs/performance.md.\n", k.all, rows)
	require.NoError(t, os.WriteFile(filepath.Join(folder, name+".txt"), []byte(head+k.text.String()), 0o644))
}
