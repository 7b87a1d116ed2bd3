package demo

import (
	"errors"
	"fmt"
	"net"
)

// Listen listens at addr, which must be an address of this machine alone: the
// demo's link signs anybody in. Without one it takes port 8080, or a free one
// if that is taken. The error names the setting to mend.
func Listen(addr string) (net.Listener, error) {
	if addr == "" {
		if l, err := net.Listen("tcp", "127.0.0.1:8080"); err == nil {
			return l, nil
		}
		return net.Listen("tcp", "127.0.0.1:0")
	}
	// The address that was judged is the one listened on: a name could change in between.
	resolved, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("--addr %q is not HOST:PORT, for example 127.0.0.1:9000", addr)
	}
	if !resolved.IP.IsLoopback() {
		return nil, fmt.Errorf("--addr %s: the demo's link signs anybody in, so it listens on this machine alone; use 127.0.0.1:%d", addr, resolved.Port)
	}
	l, err := net.ListenTCP("tcp", resolved)
	if err != nil {
		return nil, fmt.Errorf("--addr %s: can't listen there (%w); stop what uses it, or choose another", addr, errors.Unwrap(err))
	}
	return l, nil
}
