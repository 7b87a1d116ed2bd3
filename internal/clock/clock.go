// Package clock tells the time as the record keeps it.
package clock

import "time"

// Clock tells the time; tests pass their own.
type Clock func() time.Time

// System is the machine's clock in UTC, to the microsecond: what both
// databases can store without losing any of it.
func System() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }
