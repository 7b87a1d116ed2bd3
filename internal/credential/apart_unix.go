//go:build unix

package credential

import (
	"errors"
	"os/signal"
	"syscall"
)

// behind is the nice value of a process that hashes: on a busy processor it gets a
// tenth of it, so that signing in takes a fifth of a second there.
const behind = 10

// giveWay lowers the priority of the whole process. A group of its own takes
// all its threads along (on Linux each has a priority), and keeps the
// terminal's Ctrl-C away: it ends when its pipe does.
func giveWay() error {
	signal.Ignore(syscall.SIGINT, syscall.SIGTERM)
	return errors.Join(syscall.Setpgid(0, 0), syscall.Setpriority(syscall.PRIO_PGRP, 0, behind))
}
