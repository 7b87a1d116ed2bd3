//go:build !unix

package testpg

import (
	"errors"
	"os/exec"
)

var errUnsupported = errors.New("PostgreSQL for tests isn't started on this system: set TEST_POSTGRES_URL to a server of your own")

func supported() error                { return errUnsupported }
func handOver(...string) error        { return errUnsupported }
func confine(*exec.Cmd, string) error { return errUnsupported }
func trusted(string) error            { return errUnsupported }
func freeze(int)                      {}
func kill(int)                        {}
func interrupt(int)                   {}
func children(int) []int              { return nil }
