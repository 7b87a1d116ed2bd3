package soak

import (
	"slices"
	"sync"
	"time"

	"github.com/anishathalye/porcupine"
)

// State is what verify judges an API user by. Password is its number in a test.
type State struct {
	Enabled, Deleted bool
	Password         int
}

// Accepts says whether a password may in.
func (s State) Accepts(password int) bool {
	return s.Enabled && !s.Deleted && s.Password == password
}

// History is what callers and the owner of one API user have seen, for
// porcupine. Any goroutine may write; one at a time makes changes.
type History struct {
	First State

	mu    sync.Mutex
	began time.Time
	ops   []porcupine.Operation
	last  time.Duration // acceptance after an acknowledgement that forbade it
	acked time.Time
	now   *State // nil while it isn't certain
}

// NewHistory begins with a state that everybody knows.
func NewHistory(first State) *History {
	return &History{First: first, began: time.Now(), acked: time.Now(), now: &first}
}

// event is what happened at one moment: a change began, or was acknowledged.
type event struct {
	to           State
	acknowledged bool
}

// Begin notes that a change was sent: from now on either state may be seen.
func (h *History) Begin(to State) { h.at(event{to: to}, nil) }

// Acknowledge notes that it was acknowledged: only the new state may be seen.
// A change without an acknowledgement may have been done, or not.
func (h *History) Acknowledge(to State) { h.at(event{to, true}, &to) }

func (h *History) at(e event, now *State) {
	h.mu.Lock()
	defer h.mu.Unlock()
	moment := time.Now()
	h.now, h.acked = now, moment
	at := int64(moment.Sub(h.began))
	h.ops = append(h.ops, porcupine.Operation{ClientId: 0, Input: e, Call: at, Return: at})
}

// Call notes a call with a password that was sent at some moment, and its
// answer, which has just come.
func (h *History) Call(client, password int, sent time.Time, accepted bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if accepted && h.now != nil && sent.After(h.acked) && !h.now.Accepts(password) {
		h.last = max(h.last, time.Since(h.acked))
	}
	h.ops = append(h.ops, porcupine.Operation{
		ClientId: client + 1, Input: password, Call: int64(sent.Sub(h.began)), Output: accepted, Return: int64(time.Since(h.began)),
	})
}

// Calls is how many there were, and how long after an acknowledgement that
// forbade it one was accepted, at most.
func (h *History) Calls() (calls int, late time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, o := range h.ops {
		if _, is := o.Input.(int); is {
			calls++
		}
	}
	return calls, h.last
}

// Explained says whether some order of what happened explains every answer.
func (h *History) Explained() porcupine.CheckResult {
	h.mu.Lock()
	defer h.mu.Unlock()
	return porcupine.CheckOperationsTimeout(h.model(), h.ops, time.Minute)
}

// byCaller has each caller's calls be judged apart, with all changes: a call
// alters nothing, so one caller's order doesn't depend on another's. Without it a
// violation takes longer to be certain of than anybody waits.
func byCaller(all []porcupine.Operation) [][]porcupine.Operation {
	callers := map[int][]porcupine.Operation{}
	for _, o := range all {
		callers[o.ClientId] = append(callers[o.ClientId], o)
	}
	changes := callers[0]
	delete(callers, 0)
	var parts [][]porcupine.Operation
	for _, calls := range callers {
		parts = append(parts, append(calls, changes...))
	}
	return parts
}

// model has a set of states that may be seen. A register would call a refusal
// here and an acceptance there a violation while a change is under way; it
// isn't.
func (h *History) model() porcupine.Model {
	return porcupine.Model{
		Partition: byCaller,
		Init:      func() any { return []State{h.First} },
		Step: func(state, input, output any) (bool, any) {
			possible := state.([]State)
			e, changed := input.(event)
			switch {
			case changed && e.acknowledged:
				return true, []State{e.to}
			case changed && slices.Contains(possible, e.to):
				return true, possible
			case changed:
				return true, append(slices.Clone(possible), e.to)
			}
			accepted, password := output.(bool), input.(int)
			return slices.ContainsFunc(possible, func(s State) bool { return s.Accepts(password) == accepted }), possible
		},
		Equal: func(a, b any) bool { return slices.Equal(a.([]State), b.([]State)) },
	}
}
