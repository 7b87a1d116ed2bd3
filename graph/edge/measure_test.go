package edge

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestMeasureKnownAndUnknownAddresses is a measurement, not a gate: make
// measure. It times 500 wrong sign-ins with addresses that somebody has and 500
// with addresses that nobody has, in random order, each from a place of its
// own. The area under the curve is how often the slower of a pair is the known
// one: 0.5 tells nothing, 1 tells all.
func TestMeasureKnownAndUnknownAddresses(t *testing.T) {
	if os.Getenv("POSTERN_MEASURE") == "" {
		t.Skip("a measurement: make measure")
	}
	const each = 500
	p := start(t, behindAGateway...)
	taken := map[bool][]time.Duration{}
	for i, turn := range rand.Perm(2 * each) {
		isKnown := turn%2 == 0
		email := fmt.Sprintf("%dsam@example.com", 1+turn%rows) // see filledDatabase
		if !isKnown {
			email = fmt.Sprintf("%dsam@example.com", 1+rows+turn%rows)
		}
		sent := guess(fmt.Sprintf("10.%d.%d.1", i/250, i%250), email, "not this one at all")
		asked := time.Now()
		got := p.ask(t, sent, nobody)
		took := time.Since(asked)
		reason, _ := got.reason()
		require.Equal(t, "WRONG_EMAIL_OR_PASSWORD", reason)
		taken[isKnown] = append(taken[isKnown], took)
	}
	area := underTheCurve(taken[true], taken[false])
	fmt.Printf("%d known: median %v; %d unknown: median %v; area under the curve %.3f (aim: 0.45 to 0.55)\n",
		each, median(taken[true]), each, median(taken[false]), area)
}

// underTheCurve is the share of pairs in which the one of a is greater; equal
// ones count half.
func underTheCurve(a, b []time.Duration) float64 {
	greater := 0.0
	for _, x := range a {
		for _, y := range b {
			if x > y {
				greater++
			} else if x == y {
				greater += 0.5
			}
		}
	}
	return greater / float64(len(a)*len(b))
}

func median(all []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(all))[len(all)/2].Round(time.Microsecond)
}
