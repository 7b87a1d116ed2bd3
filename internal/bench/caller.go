//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"syscall"
	"time"
)

// result is what was seen. A latency's index is in microseconds.
type result struct {
	calls   int
	elapsed time.Duration
	latency [1 << 18]uint32
}

type caller struct {
	fd    int
	since time.Time // of the question under way
	got   []byte
}

func connect(poll int, addr *syscall.SockaddrInet4, index int) (*caller, error) {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(syscall.Connect(fd, addr), syscall.SetNonblock(fd, true),
		syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1)); err != nil {
		return nil, errors.Join(err, syscall.Close(fd))
	}
	event := syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(index)} // #nosec G115 -- a few dozen
	return &caller{fd: fd, got: make([]byte, 0, 64<<10)}, syscall.EpollCtl(poll, syscall.EPOLL_CTL_ADD, fd, &event)
}

func (c *caller) ask(request []byte, since time.Time) error {
	c.since, c.got = since, c.got[:0]
	n, err := syscall.Write(c.fd, request)
	if err == nil && n < len(request) {
		err = errors.New("the request did not go out at once")
	}
	return err
}

// read reads what has arrived; done when it is a whole answer.
func (c *caller) read(status string, body bool) (done bool, err error) {
	n, err := syscall.Read(c.fd, c.got[len(c.got):cap(c.got)])
	if err == syscall.EAGAIN {
		return false, nil
	}
	if err != nil || n <= 0 {
		return false, fmt.Errorf("the connection ended: %w", errors.Join(err))
	}
	c.got = c.got[:len(c.got)+n]
	if !whole(c.got, body) {
		return false, nil
	}
	if status != "" && string(c.got[9:12]) != status {
		return false, fmt.Errorf("answered %q, not %s", c.got[:12], status)
	}
	return true, nil
}

// whole says whether an answer is there to its end; only one whose body is
// expected has a body.
func whole(got []byte, body bool) bool {
	if !body {
		return bytes.HasSuffix(got, []byte("\r\n\r\n"))
	}
	head, rest, _ := bytes.Cut(got, []byte("\r\n\r\n"))
	_, length, known := bytes.Cut(head, []byte("\r\nContent-Length: "))
	if !known {
		return bytes.HasSuffix(rest, []byte("\r\n0\r\n\r\n")) // in chunks
	}
	digits, _, _ := bytes.Cut(length, []byte("\r\n"))
	n, err := strconv.Atoi(string(digits))
	return err == nil && len(rest) >= n
}

func (r *result) note(d time.Duration) {
	r.calls++
	r.latency[min(int(d.Microseconds()), len(r.latency)-1)]++
}

// quantile is the latency that a share of the calls stayed within.
func (r *result) quantile(share float64) time.Duration {
	left := int(share * float64(r.calls))
	for us, n := range r.latency {
		if left -= int(n); left < 0 {
			return time.Duration(us) * time.Microsecond
		}
	}
	return 0
}
