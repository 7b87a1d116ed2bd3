package apiusers

import "time"

// RotateInput is a second password, and what becomes of the first.
type RotateInput struct {
	ID        string
	Version   *int // what the change was based on; nil: whatever it is now
	Password  string
	OldEndsAt *time.Time // until when the one before stays good; nil: it ends at once
}
