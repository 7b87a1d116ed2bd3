package store

import (
	"fmt"

	"github.com/gofrs/flock"
)

// lock keeps a second process that would write the whole database away. It is
// a file beside the database, never the database itself: opening and closing
// that would drop SQLite's own locks.
type lock struct{ file *flock.Flock }

func acquire(path string) (*lock, error) {
	if err := mustBeWritable(path); err != nil {
		return nil, fmt.Errorf("--database: %w", err)
	}
	f := flock.New(path + ".lock")
	got, err := f.TryLock()
	if err != nil {
		return nil, fmt.Errorf("--database: can't lock %s.lock: %w", path, err)
	}
	if !got {
		return nil, fmt.Errorf("--database: another Postern is using %s; stop it first, or name another file", path)
	}
	return &lock{file: f}, nil
}

func (l *lock) release() {
	if l != nil {
		_ = l.file.Unlock() // the system drops it with the process anyway
	}
}
