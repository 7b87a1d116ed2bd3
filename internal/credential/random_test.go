package credential

import (
	"math"
	"strings"
	"testing"
)

func TestEveryCharacterIsEquallyLikely(t *testing.T) {
	for _, alphabet := range []string{base36, base62} {
		const draws = 400_000
		text := randomText(alphabet, draws)
		if len(text) != draws {
			t.Fatalf("%d characters, want %d", len(text), draws)
		}
		expected := float64(draws) / float64(len(alphabet))
		for _, c := range alphabet {
			got := float64(strings.Count(text, string(c)))
			// 8 standard deviations: chance never fails it, a plain modulo is 15 off.
			if math.Abs(got-expected) > 8*math.Sqrt(expected) {
				t.Errorf("%q came %.0f times, expected about %.0f", c, got, expected)
			}
		}
	}
}
