package verify

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"postern/ent"
	"postern/ent/apiuserpassword"
	"postern/internal/access"
	"postern/internal/credential"
	"postern/internal/store"
)

// upgrades has the hashes that another program made replaced by our own, once
// the password was right: behind the call, a few at a time. What can't be done
// now is done after another call, and a crash costs nothing.
//
// Only the hash is written, and only over the one that was compared, so that
// nothing that happens meanwhile to the API user or its passwords is undone. No
// instance has to hear of it: the hash before is one of the same password.
type upgrades struct {
	store  *store.Store
	hasher *credential.Hasher
	memory *Memory

	mu      sync.Mutex
	waiting []upgrade
	of      map[string]bool // the passwords that wait, or are under way
	running sync.WaitGroup
	closed  bool
}

// upgrade is one hash to replace.
type upgrade struct {
	address, passwordID string
	from                string
	beside              []string // what else is stored for the API user
	password            string
}

// mostUpgrades is how many wait at most, with their passwords in memory.
const mostUpgrades = 64

func newUpgrades(s *store.Store, hasher *credential.Hasher, m *Memory) *upgrades {
	u := &upgrades{store: s, hasher: hasher, memory: m, of: map[string]bool{}}
	s.BeforeClose(u.close)
	return u
}

// want has the hash of a password replaced that was right, if it is not one that
// would be made today.
func (u *upgrades) want(k *known, i int, password string) {
	p := &k.more.passwords[i]
	if !p.old {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.closed || u.of[p.id] || len(u.of) >= mostUpgrades {
		return
	}
	job := upgrade{address: k.address[0], passwordID: p.id, from: p.stored, password: password}
	for j := range k.more.passwords {
		if j != i {
			job.beside = append(job.beside, k.more.passwords[j].stored)
		}
	}
	u.of[p.id] = true
	u.waiting = append(u.waiting, job)
	if len(u.of) == 1 {
		u.running.Add(1)
		go u.run()
	}
}

// run replaces one after the other until none waits.
func (u *upgrades) run() {
	defer u.running.Done()
	for job, more := u.first(); more; job, more = u.next(job) {
		if err := u.do(job); err != nil {
			slog.Warn("an imported hash was not replaced; the next call tries again", "password", job.passwordID, "error", err)
		}
	}
}

func (u *upgrades) first() (upgrade, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.take()
}

// next takes another. Without one left, whoever wants one starts to run again.
func (u *upgrades) next(done upgrade) (upgrade, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.of, done.passwordID)
	return u.take()
}

func (u *upgrades) take() (job upgrade, more bool) {
	if len(u.waiting) == 0 || u.closed {
		return upgrade{}, false
	}
	job, u.waiting = u.waiting[0], u.waiting[1:]
	return job, true
}

// do hashes the password as it is done today, and sets the hash if it is still
// the one that was compared.
func (u *upgrades) do(job upgrade) error {
	ctx, cancel := context.WithTimeout(access.System(context.Background(), "replacing an imported hash"), 10*time.Second)
	defer cancel()
	to, err := u.hasher.Hash(ctx, job.password, job.beside...)
	if err != nil {
		return err
	}
	var n int
	err = u.store.InTx(ctx, func(tx *ent.Client) (err error) {
		n, err = tx.APIUserPassword.Update().
			Where(apiuserpassword.ID(job.passwordID), apiuserpassword.Hash(job.from)).SetHash(to).Save(ctx)
		return err
	})
	if err != nil {
		return err
	}
	if n == 1 {
		u.memory.replace(job.address, job.passwordID, job.from, to)
	} else { // another instance did, or the password is no more
		u.memory.Forget([]string{job.address})
	}
	return nil
}

// close ends it; what is under way is waited for.
func (u *upgrades) close() {
	u.mu.Lock()
	u.closed = true
	u.mu.Unlock()
	u.running.Wait()
}

// Upgraded waits until no hash is being replaced.
func (v *Verifier) Upgraded() { v.upgrades.running.Wait() }
