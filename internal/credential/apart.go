package credential

import (
	"encoding/gob"
	"io"
	"log/slog"
	"os/exec"
	"sync"
)

// question is one run, as a process is asked for it: of argon2id, or of a hash
// of another program that is compared.
type question struct {
	Password       string
	Salt           [saltLength]byte
	Memory, Passes uint32
	Lanes          uint8
	Imported       string
}

// answer is a key, or whether it is the password of an imported hash.
type answer struct {
	Key   [keyLength]byte
	Match bool
}

func (q question) answer() answer {
	if q.Imported != "" {
		return answer{Match: matchImported(q.Imported, q.Password)}
	}
	return answer{Key: argon2id(q.Password, setting{cost{q.Memory, q.Passes, q.Lanes}, q.Salt})}
}

// Apart has hashes run in processes of its own, which give way to everything
// else: Go itself has no priorities, and would let every other call wait behind
// 20 ms of arithmetic. command makes such a process, which calls ServeApart.
// They end with this one. Where none can be had, the run is done here.
func (h *Hasher) Apart(command func() *exec.Cmd) {
	pool := &apart{command: command}
	h.derive = func(password string, s setting) [keyLength]byte {
		return pool.ask(question{Password: password, Salt: s.salt, Memory: s.memory, Passes: s.passes, Lanes: s.lanes}).Key
	}
	h.check = func(stored, password string) bool {
		return pool.ask(question{Password: password, Imported: stored}).Match
	}
}

// apart is the processes that have nothing to do: the one used last comes
// first, so that there are no more than were ever busy at once.
type apart struct {
	command func() *exec.Cmd
	mu      sync.Mutex
	idle    []*worker
}

type worker struct {
	questions *gob.Encoder
	answers   *gob.Decoder
	end       func() error
}

func (a *apart) ask(q question) answer {
	w, err := a.take()
	if err == nil {
		var got answer
		if got, err = w.ask(q); err == nil {
			a.give(w)
			return got
		}
		_ = w.end() // it failed
	}
	slog.Warn("a process for hashing passwords failed; this one does it", "error", err)
	return q.answer()
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
	return &worker{questions: gob.NewEncoder(in), answers: gob.NewDecoder(out), end: func() error {
		_ = in.Close() // what ends it
		return command.Wait()
	}}, nil
}

func (w *worker) ask(q question) (got answer, err error) {
	if err := w.questions.Encode(q); err != nil {
		return got, err
	}
	return got, w.answers.Decode(&got)
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
		if err := answers.Encode(q.answer()); err != nil {
			return err
		}
	}
}
