package credential

import (
	"context"
	"crypto/rand"
	"runtime"

	"golang.org/x/crypto/argon2"

	"postern/internal/fault"
)

// MaxPasswordBytes is the length of the longest password, in bytes. Longer ones
// are refused when set and never match when presented.
const MaxPasswordBytes = 256

// DefaultQueue is how many argon2id runs may wait by default: at 20 ms each,
// under a second on one processor.
const DefaultQueue = 32

// Hasher hashes and checks passwords. It runs no more argon2id at once than the
// machine has processors (each takes 19 MiB and one of them), lets a few wait,
// and refuses the rest with UNAVAILABLE/BUSY, so that a flood of guesses can
// take neither the memory nor the time of everything else. One a process; safe
// for concurrent use.
type Hasher struct {
	places chan struct{} // held while running or waiting
	slots  chan struct{} // held while running
	decoy  setting       // what is computed when nothing comparable is stored
	derive func(password string, s setting) [keyLength]byte
	check  func(stored, password string) bool // a hash of another program
}

// Limits are the settings of a Hasher.
type Limits struct {
	Parallel int // argon2id runs at once; 0 for GOMAXPROCS
	Queue    int // how many more may wait; 0 for DefaultQueue, negative for none
}

// NewHasher makes the process's Hasher.
func NewHasher(limits Limits) *Hasher {
	if limits.Parallel <= 0 {
		limits.Parallel = runtime.GOMAXPROCS(0)
	}
	if limits.Queue == 0 {
		limits.Queue = DefaultQueue
	}
	return &Hasher{
		places: make(chan struct{}, limits.Parallel+max(limits.Queue, 0)),
		slots:  make(chan struct{}, limits.Parallel),
		decoy:  freshSetting(),
		derive: argon2id, check: matchImported,
	}
}

// Load says how many argon2id runs are under way and how many wait, for
// metrics.
func (h *Hasher) Load() (running, waiting int) {
	running = len(h.slots)
	return running, max(len(h.places)-running, 0)
}

// Hash returns the text to store for a password: a fingerprint for the
// generated shape, argon2id with a fresh salt for any other. It judges nothing:
// call CheckAPIUserPassword or CheckUserPassword first.
//
// beside are the texts stored for other passwords of the same API user that
// stay live. A typed password takes the salt of such a one if it was made with
// today's parameters, so that VerifyAny needs one run for both. What that gives
// away to a thief of the database is small: a guess at one API user tests both
// its passwords, and two equal ones look equal.
//
// Faults: INVALID/TOO_LONG, on field password; UNAVAILABLE/BUSY.
func (h *Hasher) Hash(ctx context.Context, password string, beside ...string) (string, error) {
	if len(password) > MaxPasswordBytes {
		return "", tooLong()
	}
	if IsGenerated(password) {
		return Fingerprint(password), nil
	}
	use := freshSetting()
	for _, stored := range beside {
		if live, ok := parseTyped(stored); ok && live.cost == today {
			use = live.setting
			break
		}
	}
	release, err := h.acquire(ctx)
	if err != nil {
		return "", err
	}
	defer release()
	return typedHash{use, h.derive(password, use)}.String(), nil
}

// acquire waits for a slot. It fails with BUSY when the queue is full, or when
// ctx is done first. A run that has begun is not broken off: it ends in some
// 20 ms, and release gives the slot to the longest waiting.
func (h *Hasher) acquire(ctx context.Context) (release func(), err error) {
	if ctx.Err() != nil {
		return nil, fault.Busy()
	}
	select {
	case h.places <- struct{}{}:
	default:
		return nil, fault.Busy()
	}
	select {
	case h.slots <- struct{}{}:
		return func() { <-h.slots; <-h.places }, nil
	case <-ctx.Done():
		<-h.places
		return nil, fault.Busy()
	}
}

func argon2id(password string, s setting) (key [keyLength]byte) {
	copy(key[:], argon2.IDKey([]byte(password), s.salt[:], s.passes, s.memory, s.lanes, keyLength))
	return key
}

func freshSetting() setting {
	s := setting{cost: today}
	rand.Read(s.salt[:]) // never fails: without randomness Go ends the process
	return s
}
