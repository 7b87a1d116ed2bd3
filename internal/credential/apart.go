package credential

import (
	"encoding/gob"
	"io"
	"log/slog"
	"os/exec"
	"sync"
)

// question is one argon2id run, as a process is asked for it.
type question struct {
	Password       string
	Salt           [saltLength]byte
	Memory, Passes uint32
	Lanes          uint8
}

// Apart has argon2id run in processes of its own, which give way to everything
// else: Go itself has no priorities, and would let every other call wait behind
// 20 ms of arithmetic. command makes such a process, which calls ServeApart.
// They end with this one. Where none can be had, the run is done here.
func (h *Hasher) Apart(command func() *exec.Cmd) {
	pool := &apart{command: command}
	h.derive = pool.derive
}

// apart is the processes that have nothing to do: the one used last comes
// first, so that there are no more than were ever busy at once.
type apart struct {
	command func() *exec.Cmd
	mu      sync.Mutex
	idle    []*worker
}

type worker struct {
	ask    *gob.Encoder
	answer *gob.Decoder
	end    func() error
}

func (a *apart) derive(password string, s setting) (key [keyLength]byte) {
	w, err := a.take()
	if err == nil {
		if key, err = w.derive(password, s); err == nil {
			a.give(w)
			return key
		}
		_ = w.end() // it failed
	}
	slog.Warn("a process for hashing passwords failed; this one does it", "error", err)
	return argon2id(password, s)
}

func (a *apart) take() (*worker, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if last := len(a.idle) - 1; last >= 0 {
		w := a.idle[last]
		a.idle = a.idle[:last]
		return w, nil
	}
	return startWorker(a.command())
}

func (a *apart) give(w *worker) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.idle = append(a.idle, w)
}

func startWorker(command *exec.Cmd) (*worker, error) {
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	return &worker{ask: gob.NewEncoder(in), answer: gob.NewDecoder(out), end: func() error {
		_ = in.Close() // what ends it
		return command.Wait()
	}}, nil
}

func (w *worker) derive(password string, s setting) (key [keyLength]byte, err error) {
	if err := w.ask.Encode(question{password, s.salt, s.memory, s.passes, s.lanes}); err != nil {
		return key, err
	}
	return key, w.answer.Decode(&key)
}

// ServeApart is the other side of Apart: it derives what it is asked for on in,
// until that ends, with what the other processes of the machine leave over.
func ServeApart(in io.Reader, out io.Writer) error {
	if err := giveWay(); err != nil {
		return err
	}
	questions, answers := gob.NewDecoder(in), gob.NewEncoder(out)
	for {
		var q question
		if err := questions.Decode(&q); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		s := setting{cost{q.Memory, q.Passes, q.Lanes}, q.Salt}
		if err := answers.Encode(argon2id(q.Password, s)); err != nil {
			return err
		}
	}
}
