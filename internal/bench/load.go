//go:build linux

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"syscall"
	"time"
)

// load is callers on connections that stay open, each of which calls again as
// soon as it was answered. One thread serves them all, with bytes prepared
// beforehand: on the load's processor it must be quicker than any server.
type load struct {
	addr        *syscall.SockaddrInet4
	connections int
	next        func() []byte // the next request to send
	status      string        // that every answer must have
	body        bool          // answers have one
	rate        int           // calls a second, evenly; 0: as many as can be
	lasts       time.Duration
}

// run calls for as long as it lasts.
func (l *load) run() (*result, error) {
	poll, err := syscall.EpollCreate1(0)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(poll)
	callers := make([]*caller, l.connections)
	for i := range callers {
		if callers[i], err = connect(poll, l.addr, i); err != nil {
			return nil, err
		}
		defer syscall.Close(callers[i].fd)
	}
	return l.drive(poll, callers)
}

// drive asks, and reads what arrives, until the time is over and everybody was
// answered.
func (l *load) drive(poll int, callers []*caller) (*result, error) {
	r := new(result)
	idle := append([]*caller(nil), callers...)
	begin, silent := time.Now(), 0
	for sent := 0; ; {
		now := time.Now()
		over := now.Sub(begin) >= l.lasts
		for len(idle) > 0 && !over && l.due(begin, now, sent) {
			c := idle[len(idle)-1]
			idle = idle[:len(idle)-1]
			sent++
			if err := c.ask(l.next(), l.asked(begin, now, sent)); err != nil {
				return nil, err
			}
		}
		if over && len(idle) == len(callers) {
			r.elapsed = now.Sub(begin)
			return r, nil
		}
		n, answered, err := l.collect(poll, callers, r)
		if err != nil {
			return nil, err
		}
		idle = append(idle, answered...)
		if n == 0 && l.rate == 0 {
			if silent++; silent > 100 {
				return nil, errors.New("no answer within 10 seconds")
			}
			continue
		}
		silent = 0
	}
}

// collect waits for something to arrive, and returns how much did, and who is
// answered.
func (l *load) collect(poll int, callers []*caller, r *result) (n int, answered []*caller, err error) {
	var events [64]syscall.EpollEvent
	n, err = syscall.EpollWait(poll, events[:], l.patience())
	if err != nil && err != syscall.EINTR {
		return 0, nil, err
	}
	for _, e := range events[:max(n, 0)] {
		c := callers[e.Fd]
		done, err := c.read(l.status, l.body)
		if err != nil {
			return 0, nil, err
		}
		if done {
			r.note(time.Since(c.since))
			answered = append(answered, c)
		}
	}
	return n, answered, nil
}

// due says whether the next question is to be asked now.
func (l *load) due(begin, now time.Time, sent int) bool {
	return l.rate == 0 || now.Sub(begin) >= l.interval(sent)
}

// asked is when a question should have been sent: a late one waited as well.
func (l *load) asked(begin, now time.Time, sent int) time.Time {
	if l.rate == 0 {
		return now
	}
	return begin.Add(l.interval(sent - 1))
}

func (l *load) interval(n int) time.Duration {
	return time.Duration(n) * time.Second / time.Duration(l.rate)
}

// patience is how long to wait for events, in milliseconds. At a rate it looks
// again at once: a millisecond would be late.
func (l *load) patience() int {
	if l.rate > 0 {
		return 0
	}
	return 100
}

// once calls once, and returns the body of the answer.
func (l *load) once() ([]byte, error) {
	r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(l.next())))
	if err != nil {
		return nil, err
	}
	r.URL.Scheme, r.URL.Host, r.RequestURI = "http", fmt.Sprintf("127.0.0.1:%d", l.addr.Port), ""
	response, err := http.DefaultClient.Do(r) // #nosec G704 -- to a server of our own
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}
