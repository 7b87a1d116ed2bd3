package apiusers

import (
	"strings"
	"time"

	"postern/internal/fault"
)

// readTick reads a yes or no; nothing is yes. Fault, on enabled: NOT_YES_OR_NO.
func readTick(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "", "true", "yes", "1":
		return true, nil
	case "false", "no", "0":
		return false, nil
	}
	return false, fault.OnField("enabled", "NOT_YES_OR_NO", "Write true or false. Leave it empty for true.")
}

// readTime reads a moment, or a date, which begins in UTC; nothing is never.
// Fault, on expiresAt: NOT_A_TIME.
func readTime(text string) (*time.Time, error) {
	if text == "" {
		return nil, nil
	}
	for _, layout := range []string{time.RFC3339Nano, time.DateOnly} {
		if at, err := time.Parse(layout, text); err == nil && at.Year() > 1970 && at.Year() <= 9999 {
			return asStored(&at), nil
		}
	}
	return nil, fault.OnField("expiresAt", "NOT_A_TIME",
		"Write a time like 2030-01-31T12:00:00Z, or a date like 2030-01-31. Leave it empty for never.")
}
