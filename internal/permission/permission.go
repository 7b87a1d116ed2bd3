// Package permission holds the names of what programs may do: an account
// defines them, an API user holds some. Postern gives them no meaning; the
// service that asks does. Pure.
package permission

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"postern/internal/fault"
)

// Most is how many permissions an account may define.
const Most = 100

// name is words of small letters and digits with single marks between them,
// such as contacts.read: what fits into a URL and a header as it is.
var name = regexp.MustCompile(`^[a-z0-9]+([._:-][a-z0-9]+)*$`)

const longest = 64

// Read reads names that an owner entered: sorted, each once. Faults on field:
// BAD_NAME, TOO_MANY.
func Read(field string, names []string) ([]string, error) {
	all := make([]string, 0, len(names))
	for _, n := range names {
		n = strings.TrimSpace(n)
		if n == "" {
			continue
		}
		if len(n) > longest || !name.MatchString(n) {
			return nil, fault.OnField(field, "BAD_NAME",
				fmt.Sprintf("%.80q can't be a permission. Use small letters and digits, with single dots, dashes, colons or underscores between them, for example contacts.read.", n))
		}
		all = append(all, n)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) > Most {
		return nil, fault.OnField(field, "TOO_MANY", fmt.Sprintf("These are %d permissions. Use %d or fewer.", len(all), Most))
	}
	return all, nil
}

// Text is the stored form, and a header's: the names with spaces between them.
func Text(names []string) string { return strings.Join(names, " ") }

// Stored reads what Text wrote.
func Stored(text string) []string { return strings.Fields(text) }

// Missing are those of wanted that held has not, in their order.
func Missing(held, wanted []string) []string {
	var missing []string
	for _, w := range wanted {
		if !slices.Contains(held, w) {
			missing = append(missing, w)
		}
	}
	return missing
}
