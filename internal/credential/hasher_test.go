package credential

import (
	"context"
	"crypto/sha256"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"postern/internal/fault"
)

const typed = "correct horse battery staple 1"

// quick has the Hasher's rules and none of argon2id's cost, and counts runs.
func quick(limits Limits) (h *Hasher, runs *atomic.Int32) {
	h, runs = NewHasher(limits), new(atomic.Int32)
	h.derive = func(password string, s setting) [keyLength]byte {
		runs.Add(1)
		return sha256.Sum256([]byte(typedHash{setting: s}.String() + password))
	}
	return h, runs
}

// gated is a Hasher whose runs last until the gate opens, and the greatest
// number of runs, and of bytes they held, at once.
func gated(limits Limits) (h *Hasher, gate chan struct{}, mostRuns, mostBytes *atomic.Int64) {
	h, gate = NewHasher(limits), make(chan struct{})
	mostRuns, mostBytes = new(atomic.Int64), new(atomic.Int64)
	var mu sync.Mutex
	var runs, bytes int64
	h.derive = func(_ string, s setting) [keyLength]byte {
		add := func(n int64) {
			mu.Lock()
			defer mu.Unlock()
			runs, bytes = runs+n, bytes+n*int64(s.memory)*1024
			mostRuns.Store(max(mostRuns.Load(), runs))
			mostBytes.Store(max(mostBytes.Load(), bytes))
		}
		add(1)
		defer add(-1)
		<-gate
		return [keyLength]byte{}
	}
	return h, gate, mostRuns, mostBytes
}

func wantLoad(t *testing.T, h *Hasher, running, waiting int) {
	t.Helper()
	if r, w := h.Load(); r != running || w != waiting {
		t.Errorf("%d run and %d wait, want %d and %d", r, w, running, waiting)
	}
}

func TestFiveHundredHashesNeverRunMoreThanTheLimitAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const parallel, callers = 3, 500
		h, gate, mostRuns, mostBytes := gated(Limits{Parallel: parallel, Queue: callers})
		var failed atomic.Int32
		for i := range callers {
			go func() {
				var err error
				if i%2 == 0 {
					_, err = h.Hash(t.Context(), typed)
				} else {
					_, err = h.Verify(t.Context(), "", typed)
				}
				if err != nil {
					failed.Add(1)
				}
			}()
		}
		synctest.Wait()
		wantLoad(t, h, parallel, callers-parallel)
		close(gate)
		synctest.Wait()
		wantLoad(t, h, 0, 0)
		if failed.Load() != 0 || mostRuns.Load() != parallel || mostBytes.Load() != parallel*19<<20 {
			t.Errorf("%d failed; at most %d ran, with %d bytes", failed.Load(), mostRuns.Load(), mostBytes.Load())
		}
	})
}

func TestAFullQueueIsBusyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, gate, _, _ := gated(Limits{Parallel: 2, Queue: 3})
		for range 5 {
			go h.Verify(t.Context(), "", typed)
		}
		synctest.Wait()
		wantLoad(t, h, 2, 3)

		_, hashErr := h.Hash(t.Context(), typed)
		_, verifyErr := h.Verify(t.Context(), "", typed)
		for _, err := range []error{hashErr, verifyErr} {
			if !fault.Is(err, fault.Unavailable) || fault.Reason(err) != "BUSY" || fault.All(err)[0].RetryAfter <= 0 {
				t.Errorf("got %v, want BUSY with a time", err)
			}
		}
		if p := NewPassword(); !mustVerify(t, h, Fingerprint(p), p) {
			t.Error("a generated password has to wait")
		}
		close(gate)
		synctest.Wait()
		if _, err := h.Hash(t.Context(), typed); err != nil {
			t.Errorf("still busy afterwards: %v", err)
		}
	})
}

func TestACallerWhoGivesUpFreesItsPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, gate, _, _ := gated(Limits{Parallel: 1, Queue: 1})
		go h.Verify(t.Context(), "", typed)
		synctest.Wait()

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := h.Verify(ctx, "", typed); fault.Reason(err) != "BUSY" {
			t.Errorf("got %v, want BUSY", err)
		}
		wantLoad(t, h, 1, 0)

		go h.Verify(t.Context(), "", typed)
		synctest.Wait()
		wantLoad(t, h, 1, 1)
		close(gate)
		synctest.Wait()
		wantLoad(t, h, 0, 0)
	})
}

func TestACallerWhoHasGoneIsNotWorkedFor(t *testing.T) {
	h, runs := quick(Limits{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Hash(ctx, typed); fault.Reason(err) != "BUSY" || runs.Load() != 0 {
		t.Errorf("got %v after %d runs", err, runs.Load())
	}
}

func TestAPanicFreesTheSlot(t *testing.T) {
	h, _ := quick(Limits{})
	h.derive = func(string, setting) [keyLength]byte { panic("out of memory") }
	for _, call := range []func(){
		func() { h.Hash(t.Context(), typed) },
		func() { h.Verify(t.Context(), "", typed) },
	} {
		func() {
			defer func() { recover() }()
			call()
		}()
		wantLoad(t, h, 0, 0)
	}
}

func TestALongerPasswordThanAllowedIsNotHashed(t *testing.T) {
	h, _ := quick(Limits{})
	if _, err := h.Hash(t.Context(), strings.Repeat("é", 128)); err != nil {
		t.Errorf("256 bytes: %v", err)
	}
	if _, err := h.Hash(t.Context(), strings.Repeat("é", 128)+"a"); fault.Reason(err) != "TOO_LONG" {
		t.Errorf("257 bytes: %v", err)
	}
}

func TestTwoHashesOfOnePasswordDiffer(t *testing.T) {
	h, _ := quick(Limits{})
	if a, b := mustHash(t, h, typed), mustHash(t, h, typed); a == b {
		t.Errorf("both are %s", a)
	}
	if NeedsRehash(mustHash(t, h, typed)) || NeedsRehash(mustHash(t, h, NewPassword())) {
		t.Error("a fresh hash is outdated")
	}
}

func TestASecondPasswordTakesTheSaltOfTheFirst(t *testing.T) {
	h, _ := quick(Limits{})
	old := typedHash{setting: setting{cost: cost{memory: 12288, passes: 3, lanes: 1}}}.String()
	first := mustHash(t, h, typed)
	for name, c := range map[string]struct {
		beside []string
		shared bool
	}{
		"a typed one":                        {[]string{first}, true},
		"a generated one and a typed one":    {[]string{Fingerprint(NewPassword()), first}, true},
		"a generated one":                    {[]string{Fingerprint(NewPassword())}, false},
		"an unreadable one":                  {[]string{"$argon2id$"}, false},
		"one with other parameters":          {[]string{old}, false},
		"other parameters, then today's one": {[]string{old, first}, true},
	} {
		t.Run(name, func(t *testing.T) {
			second, _ := parseTyped(mustHash(t, h, "another one 2", c.beside...))
			live, _ := parseTyped(first)
			if (second.salt == live.salt) != c.shared || second.cost != today {
				t.Errorf("%s beside %s", second, first)
			}
		})
	}
}

func mustHash(t rapid.TB, h *Hasher, password string, beside ...string) string {
	t.Helper()
	stored, err := h.Hash(context.Background(), password, beside...)
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

func mustVerify(t rapid.TB, h *Hasher, stored, password string) bool {
	t.Helper()
	ok, err := h.Verify(context.Background(), stored, password)
	if err != nil {
		t.Fatal(err)
	}
	return ok
}
