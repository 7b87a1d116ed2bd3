package main

import (
	"os"
	"runtime"
)

// collectSeldom lets some 64 MB more garbage gather until release, unless the
// operator has told Go how to collect. The collector waits for as much garbage
// as there is memory in use, and would run a hundred times a second when that is
// little; what is taken here counts, and stays untouched, so that it costs none.
func collectSeldom() (release func()) {
	var spare []byte
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		spare = make([]byte, 32<<20)
	}
	return func() { runtime.KeepAlive(spare) }
}
