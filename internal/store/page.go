package store

import (
	"fmt"

	"postern/internal/fault"
)

// How many rows a page has when nobody says, and at most.
const (
	DefaultPage = 50
	MaxPage     = 100
)

// PageSize gives a list its bound: without `first` or `last` it would be every
// row. Fault: PAGE_SIZE.
func PageSize(first, last *int) (*int, *int, error) {
	for _, n := range []*int{first, last} {
		if n != nil && (*n < 0 || *n > MaxPage) {
			return nil, nil, fault.New(fault.Invalid, "PAGE_SIZE",
				fmt.Sprintf("A page has 0 to %d rows. Ask for fewer, and go on with `after`.", MaxPage))
		}
	}
	if first != nil && last != nil {
		return nil, nil, fault.New(fault.Invalid, "PAGE_SIZE", "Use either `first` or `last`, not both.")
	}
	if first == nil && last == nil {
		n := DefaultPage
		first = &n
	}
	return first, last, nil
}
