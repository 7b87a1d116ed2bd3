package store

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/gofrs/flock"
)

// fileLock keeps a second process that would write the whole database away. It is
// a file beside the database, never the database itself: opening and closing
// that would drop SQLite's own locks.
type fileLock struct{ file *flock.Flock }

func acquire(path string) (*fileLock, error) {
	if err := mustBeWritable(path); err != nil {
		return nil, err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // one database, one lock, whatever it is called by
	}
	f := flock.New(path + ".lock")
	got, err := f.TryLock()
	if err != nil {
		return nil, fmt.Errorf("%s.lock can't be locked (%w); change its permissions, or name another file", path, err)
	}
	if !got {
		return nil, errors.New("another Postern is using it; stop that one first, or name another file")
	}
	return &fileLock{file: f}, nil
}

func (l *fileLock) release() error {
	if l == nil {
		return nil
	}
	return l.file.Unlock()
}
