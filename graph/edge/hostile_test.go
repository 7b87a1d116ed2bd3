package edge

import (
	"bytes"
	"fmt"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/stretchr/testify/require"
)

// What one hostile request may cost. An answer may have ten times the bytes of
// the request; below the floor it is no lever, however small the request was.
const (
	maxAnswer    = 16 * kB
	maxLever     = 10
	answerFloor  = 2 * kB
	memoryGrowth = 128 << 20 // of the process, over the whole suite
)

var mostCPU = map[caller]time.Duration{nobody: 50 * time.Millisecond, owner: 250 * time.Millisecond}

// measured is what a request cost.
type measured struct {
	answer
	cpu time.Duration
}

// TestHostileRequestsCostLittle sends each hostile request as nobody and signed
// in, and prints a table.
func TestHostileRequestsCostLittle(t *testing.T) {
	p := start(t)
	if _, known := cpu(p.pid); !known {
		t.Log("The CPU time of another process can't be read here: that column is left out.")
	}
	before := warm(t, p)
	table := newTable()
	for _, h := range hostileCases() {
		t.Run(h.name, func(t *testing.T) {
			for _, as := range []caller{nobody, owner} {
				got := p.measure(t, h.request, as)
				table.add(h.name, as, h.request, got)
				h.judge(t, as, got)
				require.LessOrEqual(t, got.cpu, mostCPU[as], "CPU as %s", as)
			}
			p.alive(t)
		})
	}
	table.print(t)
	p.grewLess(t, before, memoryGrowth)
}

// TestTheHeaviestDocumentsThatPass measures what a signed-in caller may ask
// for: full pages and the schema, which are larger than what was sent by
// nature. Time is bounded as that of hostile requests, answers by their own
// limit.
func TestTheHeaviestDocumentsThatPass(t *testing.T) {
	p := start(t)
	before := warm(t, p)
	table := newTable()
	for _, h := range heavyCases() {
		got := p.measure(t, h.request, owner)
		table.add(h.name, owner, h.request, got)
		h.judgeReason(t, owner, got)
		require.LessOrEqual(t, got.cpu, mostCPU[owner], h.name)
		require.LessOrEqual(t, len(got.body), maxHeavyAnswer, h.name)
	}
	table.print(t)
	p.grewLess(t, before, memoryGrowth)
}

func (h hostile) judge(t *testing.T, as caller, got measured) {
	t.Helper()
	h.judgeReason(t, as, got)
	require.LessOrEqual(t, len(got.body), maxAnswer, "bytes as %s", as)
	require.LessOrEqual(t, len(got.body), max(maxLever*h.request.size(), answerFloor),
		"%d bytes as %s from %d", len(got.body), as, h.request.size())
}

func (h hostile) judgeReason(t *testing.T, as caller, got measured) {
	t.Helper()
	want := h.signedIn
	if as == nobody {
		want = h.nobody
	}
	if want == "" {
		want = map[caller]string{nobody: "SIGN_IN_REQUIRED", owner: answered}[as]
	}
	reason, _ := got.reason()
	if want != anything {
		require.Equal(t, want, reason, "%s as %s: %.400s", h.name, as, got.body)
	}
}

// measure sends a request once to warm up, and then five times, or until it
// has cost so little that it doesn't matter how much less it can. The least
// counts.
func (p *postern) measure(t *testing.T, r request, as caller) measured {
	t.Helper()
	p.ask(t, r, as)
	least := measured{cpu: time.Hour}
	for range 5 {
		before, _ := cpu(p.pid)
		got := p.ask(t, r, as)
		after, _ := cpu(p.pid)
		least = measured{got, min(least.cpu, after-before)}
		if least.cpu <= mostCPU[as]/5 {
			break
		}
	}
	return least
}

// warm has the process take what it needs anyway, and says how much that is.
func warm(t *testing.T, p *postern) (memory int) {
	for range 50 {
		p.ask(t, query("{ viewer { account { users"+page+"id name } } } } } }"), owner)
		p.ask(t, query("{ setUpNeeded }"), nobody)
	}
	now, _, _ := p.memory(t)
	return now
}

func (p *postern) grewLess(t *testing.T, before, most int) {
	now, peak, known := p.memory(t)
	if !known {
		t.Log("The memory of another process can't be read here.")
		return
	}
	t.Logf("Memory: %d MB before, %d MB after, %d MB at most", before>>20, now>>20, peak>>20)
	require.Less(t, peak-before, most)
}

// table is the suite's result, a line a case and caller.
type table struct {
	text bytes.Buffer
	rows *tabwriter.Writer
}

func newTable() *table {
	tab := &table{}
	tab.rows = tabwriter.NewWriter(&tab.text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tab.rows, "caller\tbytes in\tstatus\tbytes out\tCPU ms\tsays\t  case")
	return tab
}

func (tab *table) add(name string, as caller, r request, got measured) {
	reason, _ := got.reason()
	fmt.Fprintf(tab.rows, "%s\t%d\t%d\t%d\t%.1f\t%s\t  %s\n", as, r.size(), got.status, len(got.body),
		float64(got.cpu.Microseconds())/1000, reason, name)
}

func (tab *table) print(t *testing.T) {
	require.NoError(t, tab.rows.Flush())
	t.Log("\n" + tab.text.String())
}
