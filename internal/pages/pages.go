// Package pages bounds how many rows of a list go out at once.
package pages

import (
	"fmt"

	"postern/internal/fault"
)

// How many rows a page has when nobody says, and at most.
const (
	Default = 50
	Max     = 100
)

// Size gives a list its bound: without `first` or `last` it would be every
// row. Fault: PAGE_SIZE.
func Size(first, last *int) (*int, *int, error) {
	for _, n := range []*int{first, last} {
		if n != nil && (*n < 0 || *n > Max) {
			return nil, nil, fault.New(fault.Invalid, "PAGE_SIZE",
				fmt.Sprintf("A page has 0 to %d rows. Ask for fewer, and go on with `after`.", Max))
		}
	}
	if first != nil && last != nil {
		return nil, nil, fault.New(fault.Invalid, "PAGE_SIZE", "Use either `first` or `last`, not both.")
	}
	if first == nil && last == nil {
		n := Default
		first = &n
	}
	return first, last, nil
}
