package mail

import (
	"context"
	"errors"
	"log/slog"
	"net/textproto"
	"sync"
	"time"

	smtp "github.com/wneessen/go-mail"
)

const (
	waitingMost = 1000 // mails that wait to be sent, those that are tried again too
	atOnce      = 4    // connections to the mail server
)

// waits is how long it is until a mail that failed is tried again: once each.
var waits = []time.Duration{2 * time.Second, 15 * time.Second, time.Minute, 5 * time.Minute}

// queue is the mails that are sent in the background. It is in memory: what has
// not been sent when the process dies is lost, so whoever writes a mail lets the
// person ask for another.
type queue struct {
	waits  []time.Duration
	places chan struct{} // one for each mail that waits
	lines  chan struct{} // one for each connection

	mu       sync.Mutex // keeps a mail from joining what Stop waits for
	stopped  bool
	under    sync.WaitGroup
	stopping chan struct{}   // closed by Stop: nothing waits to be tried again
	over     context.Context // ends when Stop waits no longer
	end      context.CancelFunc
}

func newQueue() *queue {
	q := &queue{
		waits: waits, places: make(chan struct{}, waitingMost), lines: make(chan struct{}, atOnce),
		stopping: make(chan struct{}),
	}
	q.over, q.end = context.WithCancel(context.Background())
	return q
}

// Later sends a mail in the background, and tries again a few times when the
// mail server can't take it now. It never waits. A mail that fails in the end,
// or finds no place among those that wait, is in the log with its subject.
func (s *Sender) Later(m Message) {
	s.behind(m.Subject, func() { s.deliver(m) })
}

// LaterMade has a mail made in the background, and sent like one of Later: so
// that nobody learns from an answer, or from its time, whether there was one to
// send. make says false for none; its errors are logged with the subject.
func (s *Sender) LaterMade(subject string, make func(context.Context) (Message, bool, error)) {
	s.behind(subject, func() {
		ctx, cancel := context.WithTimeout(s.queue.over, SendTime)
		defer cancel()
		m, any, err := make(ctx)
		if err != nil {
			slog.Error("a mail was not made", "subject", oneLine(subject), "error", err)
		} else if any {
			s.deliver(m)
		}
	})
}

// behind does the work of one mail in the background, if there is a place.
func (s *Sender) behind(subject string, work func()) {
	if !s.Configured() {
		return
	}
	q := s.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.stopped {
		slog.Warn("a mail was not sent: the server is stopping", "subject", oneLine(subject))
		return
	}
	select {
	case q.places <- struct{}{}:
		q.under.Go(func() {
			defer func() { <-q.places }()
			work()
		})
	default:
		slog.Error("a mail was not sent: too many wait", "subject", oneLine(subject))
	}
}

// Stop takes no more mails, has those that wait tried at once, and returns when
// all are done, or after most.
func (s *Sender) Stop(most time.Duration) {
	q := s.queue
	q.mu.Lock()
	if !q.stopped {
		q.stopped = true
		close(q.stopping)
	}
	q.mu.Unlock()
	timer := time.AfterFunc(most, q.end)
	defer timer.Stop()
	q.under.Wait()
	q.end()
}

func (s *Sender) deliver(m Message) {
	q := s.queue
	for try := 0; ; try++ {
		err := s.inLine(m)
		if err == nil {
			return
		}
		if final(err) || try == len(q.waits) || q.over.Err() != nil {
			slog.Error("a mail was not sent", "subject", oneLine(m.Subject), "tries", try+1, "error", err)
			return
		}
		select {
		case <-time.After(q.waits[try]):
		case <-q.stopping:
			try = len(q.waits) - 1 // the last time
		}
	}
}

func (s *Sender) inLine(m Message) error {
	select {
	case s.queue.lines <- struct{}{}:
	case <-s.queue.over.Done():
		return s.queue.over.Err()
	}
	defer func() { <-s.queue.lines }()
	return s.Send(s.queue.over, m)
}

// final errors would be the same another time: the mail server understood, and
// said never (5xx), or the mail can't be written.
func final(err error) bool {
	var refused *smtp.SendError
	if errors.As(err, &refused) {
		return refused.ErrorCode() >= 500
	}
	var answer *textproto.Error
	return errors.Is(err, errBadAddress) || errors.As(err, &answer) && answer.Code >= 500
}
